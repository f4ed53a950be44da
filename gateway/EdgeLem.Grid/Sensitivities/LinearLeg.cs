using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// A leg's current linearised at an operating point: dI = <see cref="Alpha"/> dv + <see cref="Beta"/> conj(dv), v from phase to neutral. Lanes are those of a single
/// flow's state; -1 for earth.
/// </summary>
internal readonly record struct LinearLeg(int Plus, int Minus, Complex Alpha, Complex Beta)
{
    /// <summary>A constant power S = P + jQ, or the constant admittance that it is outside its band.</summary>
    public static LinearLeg OfPower(in PowerLeg leg, Complex voltage)
    {
        double square = voltage.Real * voltage.Real + voltage.Imaginary * voltage.Imaginary;
        double divisor = Math.Clamp(square, leg.LowSquare, leg.HighSquare);
        var conjugate = new Complex(leg.PowerW, -leg.ReactivePowerVar);
        return divisor == square
            ? new LinearLeg(leg.Phase, leg.Neutral, Complex.Zero, -conjugate / (Complex.Conjugate(voltage) * Complex.Conjugate(voltage)))
            : new LinearLeg(leg.Phase, leg.Neutral, conjugate / divisor, Complex.Zero);
    }

    /// <summary>An admittance y that follows the magnitude of its voltage: d(y v) = y dv + y' v d|v| with d|v| = (conj(v) dv + v conj(dv)) / (2 |v|).</summary>
    /// <param name="ends">Its lanes.</param>
    /// <param name="admittance">y in S and its slope y' in S/V, at the voltage.</param>
    /// <param name="voltage">v, V.</param>
    public static LinearLeg OfAdmittance(LegEnds ends, (Complex Y, Complex Slope) admittance, Complex voltage)
    {
        double magnitude = voltage.Magnitude;
        return magnitude > 0
            ? new LinearLeg(ends.Plus, ends.Minus, admittance.Y + admittance.Slope * (magnitude / 2), admittance.Slope * voltage * voltage / (2 * magnitude))
            : new LinearLeg(ends.Plus, ends.Minus, admittance.Y, Complex.Zero);
    }
}
