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
}
