namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Where a SunSpec curve model keeps what. Models 705 and 706 have curves that are adopted into curve 1, models 126 and 132 curves of which one is chosen.
    /// Header offsets count from the model's id register, curve offsets from a curve's first register. Source: SunSpec Information Models 126, 132, 705, 706.
    /// </summary>
    internal sealed class SunSpecCurveLayout
    {
        public const int VoltVar = 705;
        public const int VoltWatt = 706;
        public const int StaticVoltVar = 126;
        public const int StaticVoltWatt = 132;

        /// <summary>The offset of a point that a model does not have.</summary>
        public const int NoPoint = -1;

        // A curve, the same in all four models.
        public const int ActivePoints = 0;              // ActPt
        public const int Reference = 1;                 // DeptRef

        /// <summary>AdptCrvRslt: the curve was adopted.</summary>
        public const int Completed = 1;

        /// <summary>AdptCrvRslt: the curve was refused.</summary>
        public const int Failed = 2;

        private const int AdoptedHeader = 15;
        private const int StaticHeader = 12;
        private const int StaticCurve = 54;

        private SunSpecCurveLayout(int model, CurveKind kind)
        {
            Model = model;
            Kind = kind;
        }

        public int Model { get; }

        public CurveKind Kind { get; }

        /// <summary>Whether a curve is adopted into curve 1, rather than chosen.</summary>
        public bool IsAdopted => Model == VoltVar || Model == VoltWatt;

        /// <summary>Registers before the first curve, id and length included.</summary>
        public int HeaderRegisters => IsAdopted ? AdoptedHeader : StaticHeader;

        // Header.                                                          705, 706   126, 132
        public int Enable => IsAdopted ? 2 : 3;                          // Ena        ModEna, bit 0
        public int Choice => IsAdopted ? 3 : 2;                          // AdptCrvReq ActCrv
        public int Result => IsAdopted ? 4 : NoPoint;                    // AdptCrvRslt
        public int PointCount => IsAdopted ? 5 : 8;                      // NPt        NPt
        public int CurveCount => IsAdopted ? 6 : 7;                      // NCrv       NCrv
        public int Revert => IsAdopted ? 7 : 5;                          // RvrtTms, two registers; RvrtTms, one
        public int VoltageScale => IsAdopted ? 12 : 9;                   // V_SF       V_SF
        public int ValueScale => IsAdopted ? 13 : 10;                    // DeptRef_SF DeptRef_SF
        public int ResponseScale => IsAdopted ? 14 : NoPoint;            // RspTms_SF

        // A curve.
        public int FirstVoltage { get; private set; }                    // then value, voltage, value
        public int VoltageReference { get; private set; } = NoPoint;     // VRef
        public int Response { get; private set; }                        // RspTms, two registers; RmpTms, one: time to 95 %
        public int ReadOnly { get; private set; }                        // ReadOnly

        /// <summary>What is written into <see cref="Reference"/>: 705 per cent of the apparent power, 126 of VArMax, 706 and 132 of WMax.</summary>
        public int ReferenceValue { get; private set; }

        /// <summary>Makes the layout of a model.</summary>
        public static SunSpecCurveLayout Create(int model)
        {
            var layout = new SunSpecCurveLayout(model, model == VoltVar || model == StaticVoltVar ? CurveKind.VoltVar : CurveKind.VoltWatt);
            switch (model)
            {
                case VoltVar: layout.Place(10, 7, 9, 3); layout.VoltageReference = 3; break;
                case VoltWatt: layout.Place(5, 2, 4, 0); break;
                case StaticVoltVar: layout.Place(2, 50, 53, 2); break;
                default: layout.Place(2, 50, 53, 1); break;
            }

            return layout;
        }

        /// <summary>The least length of a curve model that is known here; 0 for other models.</summary>
        public static int HeaderLengthOf(int model)
        {
            switch (model)
            {
                case VoltVar:
                case VoltWatt: return AdoptedHeader - SunSpecMap.HeaderRegisters;
                case StaticVoltVar:
                case StaticVoltWatt: return StaticHeader - SunSpecMap.HeaderRegisters;
                default: return 0;
            }
        }

        /// <summary>The newest model of a kind in a chain; 0 without one.</summary>
        public static int NewestOf(CurveKind kind, SunSpecModelTable models)
        {
            int adopted = kind == CurveKind.VoltVar ? VoltVar : VoltWatt;
            int chosen = kind == CurveKind.VoltVar ? StaticVoltVar : StaticVoltWatt;
            return models.Has(adopted) ? adopted : (models.Has(chosen) ? chosen : 0);
        }

        /// <summary>How many registers a curve takes on a device with room for so many points.</summary>
        public int CurveRegisters(int devicePoints)
        {
            return IsAdopted ? FirstVoltage + (2 * devicePoints) : StaticCurve;
        }

        /// <summary>How many registers of a curve need to be read for so many points.</summary>
        public int NeededRegisters(int points)
        {
            return IsAdopted ? FirstVoltage + (2 * points) : StaticCurve;
        }

        private void Place(int firstVoltage, int response, int readOnly, int referenceValue)
        {
            FirstVoltage = firstVoltage;
            Response = response;
            ReadOnly = readOnly;
            ReferenceValue = referenceValue;
        }
    }
}
