namespace EdgeLem.Node.Devices
{
    /// <summary>Turns a curve's pu values into a device's registers, by the scale factors in the model's header and the device's ratings.</summary>
    internal sealed class SunSpecCurveScales
    {
        /// <summary>ln 20 / ln 10: a first-order response takes this much longer to 95 % than to 90 %.</summary>
        private const double To95Percent = 1.30103;

        private readonly SunSpecRatings _ratings;
        private int _voltageExponent;
        private int _valueExponent;
        private int _responseExponent;

        public SunSpecCurveScales(SunSpecRatings ratings)
        {
            _ratings = ratings;
        }

        /// <summary>Takes the scale factors; gives a fault, or 0.</summary>
        public int Take(SunSpecCurveLayout layout, SunSpecModel header)
        {
            bool has = header.TryScale(layout.VoltageScale, out _voltageExponent) & header.TryScale(layout.ValueScale, out _valueExponent);
            _responseExponent = 0;
            if (layout.ResponseScale != SunSpecCurveLayout.NoPoint)
            {
                header.TryScale(layout.ResponseScale, out _responseExponent);
            }

            double voltageSteps = SunSpecModel.Scaled(150, -_voltageExponent);
            double valueSteps = SunSpecModel.Scaled(100, -_valueExponent);
            bool fits = voltageSteps >= 15 && voltageSteps <= 65534 && valueSteps >= 10 && valueSteps <= 32767;
            return !has ? DeviceFault.MissingPoint : (fits ? DeviceFault.None : DeviceFault.SetpointScale);
        }

        /// <summary>A voltage in pu as per cent.</summary>
        public int Voltage(double voltagePu)
        {
            return (int)(SunSpecModel.Scaled(100 * voltagePu, -_voltageExponent) + 0.5);
        }

        /// <summary>A curve's value as per cent of what the model refers to, supplied vars positive.</summary>
        public int Value(SunSpecCurveLayout layout, double valuePu)
        {
            double percent = SunSpecSetpoint.Clamp(layout.Kind == CurveKind.VoltVar ? ReactivePercent(layout, -valuePu) : PowerPercent(valuePu), 100);
            double exact = SunSpecModel.Scaled(percent, -_valueExponent);
            return (int)(exact < 0 ? exact - 0.5 : exact + 0.5);
        }

        /// <summary>The response time as the model wants it.</summary>
        public int Response(SunSpecCurveLayout layout, double openLoopResponseS)
        {
            double seconds = layout.IsAdopted ? SunSpecModel.Scaled(openLoopResponseS, -_responseExponent) : openLoopResponseS * To95Percent;
            return seconds < 1 ? 1 : (int)(seconds + 0.5);
        }

        private double ReactivePercent(SunSpecCurveLayout layout, double suppliedPu)
        {
            if (layout.IsAdopted)
            {
                return 100 * suppliedPu;
            }

            double capabilityVar = suppliedPu < 0 ? _ratings.AbsorbedVar : _ratings.SuppliedVar;
            return capabilityVar > 0 ? 100 * suppliedPu * _ratings.VoltAmpere / capabilityVar : 0;
        }

        private double PowerPercent(double valuePu)
        {
            return _ratings.MaximumPowerW > 0 ? 100 * valuePu * _ratings.PowerW / _ratings.MaximumPowerW : 0;
        }
    }
}
