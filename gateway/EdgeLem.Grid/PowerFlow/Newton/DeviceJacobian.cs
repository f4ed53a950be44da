using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Adds the derivatives of what the legs draw to the diagonal blocks of the nodal matrix.</summary>
/// <remarks>
/// A leg with the admittance y(m), m = |v|, draws I = y v; over the real and imaginary part of v:
/// <code>
/// dI = [Re y, -Im y; Im y, Re y] + (dy/dm) v (v/m)^T
/// </code>
/// where (dy/dm) v counts as a column of two. A mean-sensing inverter of n legs adds dS/du conj and over the mean: for each pair of its legs
/// v_i conj(dS/du) / (D_i n U0) as column, v_j/m_j as row. All legs of a device are at one bus.
/// </remarks>
internal readonly ref struct DeviceJacobian(NodalAdmittance nodal, Span<double> values)
{
    private readonly Span<double> _values = values;

    /// <summary>Adds all legs.</summary>
    /// <param name="legs">The legs, in lanes of eight doubles a bus.</param>
    /// <param name="voltage">Voltages to earth in V.</param>
    public void Add(DeviceLegs legs, double[] voltage)
    {
        foreach (ref readonly PowerLeg leg in legs.Powers)
        {
            var ends = new LegEnds(leg.Phase, leg.Neutral);
            Complex v = DeviceLegs.Across(voltage, leg.Phase, leg.Neutral);
            AddOwn(ends, v, PowerAdmittance(new Complex(leg.PowerW, -leg.ReactivePowerVar), v, (leg.LowSquare, leg.HighSquare)));
        }

        foreach (ref readonly VoltageLeg leg in legs.Dependent)
        {
            Complex v = DeviceLegs.Across(voltage, leg.Plus, leg.Minus);
            LoadLaw.Point point = leg.Law.At(v.Magnitude * leg.PerVolt);
            var y = new Complex(leg.ConductanceS * point.Active, -leg.InductiveS * point.Reactive);
            var slope = new Complex(leg.ConductanceS * point.ActiveSlope, -leg.InductiveS * point.ReactiveSlope);
            AddOwn(new LegEnds(leg.Plus, leg.Minus), v, (y, slope * leg.PerVolt));
        }

        foreach (ref readonly InverterLegs inverter in legs.Inverters)
        {
            AddInverter(legs, inverter, voltage);
        }
    }

    private void AddInverter(DeviceLegs legs, in InverterLegs inverter, double[] voltage)
    {
        InverterUnit unit = inverter.Unit;
        (double, double) band = (unit.LowSquare, unit.HighSquare);
        double mean = legs.MeanVoltageV(inverter, voltage);
        ReadOnlySpan<LegEnds> all = legs.EndsOf(inverter);
        foreach (LegEnds ends in all)
        {
            Complex v = DeviceLegs.Across(voltage, ends.Plus, ends.Minus);
            InverterLaw.Response response = DeviceLegs.ResponseOf(inverter, unit.SensesMean ? mean : v.Magnitude);
            AddOwn(ends, v, PowerAdmittance(new Complex(response.PowerW, -response.ReactivePowerVar), v, band));
            double square = v.Real * v.Real + v.Imaginary * v.Imaginary;
            Complex perVolt = v * new Complex(response.PowerSlope, -response.ReactivePowerSlope)
                / (Math.Clamp(square, unit.LowSquare, unit.HighSquare) * unit.RatedVoltageV);
            if (!unit.SensesMean)
            {
                AddOuter((ends, ends), perVolt, v);
                continue;
            }

            foreach (LegEnds sensed in all)
            {
                AddOuter((ends, sensed), perVolt / all.Length, DeviceLegs.Across(voltage, sensed.Plus, sensed.Minus));
            }
        }
    }

    /// <summary>Admittance of a constant power and its slope over the voltage; constant outside the band.</summary>
    public static (Complex Y, Complex Slope) PowerAdmittance(Complex conjugatePower, Complex v, (double Low, double High) band)
    {
        double square = v.Real * v.Real + v.Imaginary * v.Imaginary;
        Complex y = conjugatePower / Math.Min(Math.Max(square, band.Low), band.High);
        bool isInside = square >= band.Low && square <= band.High;
        return (y, isInside ? -2 * y / Math.Sqrt(square) : Complex.Zero);
    }

    private void AddOwn(LegEnds ends, Complex v, (Complex Y, Complex Slope) admittance)
    {
        Stamp((ends, ends), (admittance.Y.Real, -admittance.Y.Imaginary, admittance.Y.Imaginary, admittance.Y.Real));
        if (admittance.Slope != Complex.Zero)
        {
            AddOuter((ends, ends), admittance.Slope * v, v);
        }
    }

    /// <summary>Adds column (v/|v|)^T: the derivative of a current that depends on the magnitude of a voltage.</summary>
    private void AddOuter((LegEnds Drawing, LegEnds Sensed) legs, Complex column, Complex v)
    {
        double magnitude = v.Magnitude;
        if (magnitude > 0)
        {
            (double re, double im) = (v.Real / magnitude, v.Imaginary / magnitude);
            Stamp(legs, (column.Real * re, column.Real * im, column.Imaginary * re, column.Imaginary * im));
        }
    }

    private void Stamp((LegEnds Drawing, LegEnds Sensed) legs, (double ReRe, double ReIm, double ImRe, double ImIm) d)
    {
        Stamp((legs.Drawing.Plus, legs.Sensed.Plus), d, 1);
        Stamp((legs.Drawing.Plus, legs.Sensed.Minus), d, -1);
        Stamp((legs.Drawing.Minus, legs.Sensed.Plus), d, -1);
        Stamp((legs.Drawing.Minus, legs.Sensed.Minus), d, 1);
    }

    private void Stamp((int Row, int Column) lanes, (double ReRe, double ReIm, double ImRe, double ImIm) d, int sign)
    {
        if (lanes.Row < 0 || lanes.Column < 0)
        {
            return;
        }

        int bus = lanes.Row / SweepKernel.Stride;
        int n = nodal.TerminalsAt(bus);
        int row = nodal.PlaceOf(Circuit.Width * bus + lanes.Row % SweepKernel.Stride);
        int column = nodal.PlaceOf(Circuit.Width * bus + lanes.Column % SweepKernel.Stride);
        int at = nodal.Pattern.DiagonalAt[nodal.Pattern.PositionOf[bus]];
        _values[at + row * 2 * n + column] += sign * d.ReRe;
        _values[at + row * 2 * n + n + column] += sign * d.ReIm;
        _values[at + (n + row) * 2 * n + column] += sign * d.ImRe;
        _values[at + (n + row) * 2 * n + n + column] += sign * d.ImIm;
    }
}
