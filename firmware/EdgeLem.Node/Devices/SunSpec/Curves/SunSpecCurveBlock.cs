namespace EdgeLem.Node.Devices
{
    /// <summary>Writes, or only compares, one curve of a model: points and parameters first, the number of active points last.</summary>
    internal sealed class SunSpecCurveBlock : SunSpecBlock
    {
        private const int Capacity = 64;
        private const int IsReadOnlyValue = 1;

        private readonly WriteBudget _budget;
        private readonly SunSpecCurveScales _scales;
        private SunSpecCurveLayout? _layout;
        private InverterCurve? _curve;
        private bool _compares;

        public SunSpecCurveBlock(byte unitId, WriteBudget budget, SunSpecCurveScales scales)
            : base(unitId, Capacity)
        {
            _budget = budget;
            _scales = scales;
        }

        protected override int ModelId => 0;

        protected override RegisterMemory Memory => RegisterMemory.Flash;

        protected override WriteBudget Budget => _budget;

        /// <summary><see cref="DeviceFault.CurveNotAdopted"/> where only the comparison was asked for, <see cref="DeviceFault.NoCurve"/> for a read-only curve.</summary>
        protected override int Refusal
        {
            get
            {
                if (_compares)
                {
                    return DeviceFault.CurveNotAdopted;
                }

                bool isReadOnly = Model.TryRaw(_layout!.ReadOnly, out ushort readOnly) && readOnly == IsReadOnlyValue;
                return isReadOnly ? DeviceFault.NoCurve : DeviceFault.None;
            }
        }

        /// <summary>Starts a job on the curve at the address.</summary>
        /// <param name="address">Wire address of the curve's first register.</param>
        /// <param name="layout">Layout of its model.</param>
        /// <param name="curve">What it is to be.</param>
        /// <param name="compares">True to fail where it differs, rather than to write it.</param>
        public void Begin(int address, SunSpecCurveLayout layout, InverterCurve curve, bool compares)
        {
            _layout = layout;
            _curve = curve;
            _compares = compares;
            Start(address, layout.NeededRegisters(curve.PointCount));
        }

        protected override int Plan()
        {
            SunSpecCurveLayout layout = _layout!;
            InverterCurve curve = _curve!;
            for (int i = 0; i < curve.PointCount; i++)
            {
                Put(layout.FirstVoltage + (2 * i), _scales.Voltage(curve.VoltagePuAt(i)));
                Put(layout.FirstVoltage + (2 * i) + 1, _scales.Value(layout, curve.ValuePuAt(i)));
            }

            Put(SunSpecCurveLayout.Reference, layout.ReferenceValue);
            if (layout.VoltageReference != SunSpecCurveLayout.NoPoint)
            {
                PutIfThere(layout.VoltageReference, _scales.Voltage(1));
            }

            PlanResponse(layout, curve);
            PutLast(SunSpecCurveLayout.ActivePoints, curve.PointCount);
            return DeviceFault.None;
        }

        private void PlanResponse(SunSpecCurveLayout layout, InverterCurve curve)
        {
            int response = _scales.Response(layout, curve.OpenLoopResponseS);
            if (curve.OpenLoopResponseS <= 0)
            {
                return;
            }

            if (!layout.IsAdopted)
            {
                PutIfThere(layout.Response, response);
            }
            else if (Model.HasUnsignedLong(layout.Response))
            {
                PutLong(layout.Response, response);
            }
        }
    }
}
