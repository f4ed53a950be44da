using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EdgeLem.Grid;

/// <summary>What single legs draw, and what it says of the solution.</summary>
internal static class LegFormulas
{
    /// <summary>Adds what constant powers draw; the inner loop of every sweep.</summary>
    /// <returns>How many are outside their range.</returns>
    public static int Inject(ReadOnlySpan<PowerLeg> legs, double[] voltage, double[] current)
    {
        ref double v = ref MemoryMarshal.GetArrayDataReference(voltage);
        ref double j = ref MemoryMarshal.GetArrayDataReference(current);
        int outside = 0;
        foreach (ref readonly PowerLeg leg in legs)
        {
            double re = Unsafe.Add(ref v, leg.Phase);
            double im = Unsafe.Add(ref v, leg.Phase + Circuit.Width);
            if (leg.Neutral >= 0)
            {
                re -= Unsafe.Add(ref v, leg.Neutral);
                im -= Unsafe.Add(ref v, leg.Neutral + Circuit.Width);
            }

            double square = re * re + im * im;
            double divisor = Math.Min(Math.Max(square, leg.LowSquare), leg.HighSquare);
            outside += divisor == square ? 0 : 1;
            double scale = 1 / divisor;
            double currentRe = (leg.PowerW * re + leg.ReactivePowerVar * im) * scale;
            double currentIm = (leg.PowerW * im - leg.ReactivePowerVar * re) * scale;
            Unsafe.Add(ref j, leg.Phase) += currentRe;
            Unsafe.Add(ref j, leg.Phase + Circuit.Width) += currentIm;
            if (leg.Neutral >= 0)
            {
                Unsafe.Add(ref j, leg.Neutral) -= currentRe;
                Unsafe.Add(ref j, leg.Neutral + Circuit.Width) -= currentIm;
            }
        }

        return outside;
    }

    /// <summary>Adds what legs draw that follow their voltage otherwise.</summary>
    /// <returns>How many are outside their range.</returns>
    public static int Inject(ReadOnlySpan<VoltageLeg> legs, double[] voltage, double[] current)
    {
        int outside = 0;
        foreach (ref readonly VoltageLeg leg in legs)
        {
            Complex v = DeviceLegs.Across(voltage, leg.Plus, leg.Minus);
            double square = (v.Real * v.Real + v.Imaginary * v.Imaginary) * leg.PerVolt * leg.PerVolt;
            Complex y;
            if (leg.Law.TryPower(square, out double divisor))
            {
                y = new Complex(leg.ConductanceS, -leg.InductiveS) * (1 / divisor);
                outside += divisor == square ? 0 : 1;
            }
            else
            {
                LoadLaw.Point point = leg.Law.At(Math.Sqrt(square));
                y = new Complex(leg.ConductanceS * point.Active, -leg.InductiveS * point.Reactive);
                outside += point.IsInRange ? 0 : 1;
            }

            DeviceLegs.Draw(current, new LegEnds(leg.Plus, leg.Minus), y * v);
        }

        return outside;
    }

    /// <summary>Finds a leg asked to be constant power whose voltage is below half its voltage without load.</summary>
    /// <remarks>
    /// Of the two voltages that a constant power behind an impedance can have, the upper is never below half the open-circuit voltage: at the tip of the PV curve
    /// |V|^2 = |Z||S| and E^2 = 2 (PR + QX) + 2 |Z||S|, hence |V| is E/2 or more.
    /// </remarks>
    /// <returns>Lane of its first end; -1 when there is none.</returns>
    public static int FindCollapsed(ReadOnlySpan<PowerLeg> legs, double[] voltage, ReadOnlySpan<double> open)
    {
        foreach (ref readonly PowerLeg leg in legs)
        {
            double openRe = open[leg.Phase] - (leg.Neutral < 0 ? 0 : open[leg.Neutral]);
            double openIm = open[leg.Phase + Circuit.Width] - (leg.Neutral < 0 ? 0 : open[leg.Neutral + Circuit.Width]);
            Complex v = DeviceLegs.Across(voltage, leg.Phase, leg.Neutral);
            double openSquare = openRe * openRe + openIm * openIm;
            bool isLive = openSquare > leg.LowSquare || double.IsPositiveInfinity(leg.HighSquare);
            if (isLive && !(4 * (v.Real * v.Real + v.Imaginary * v.Imaginary) >= openSquare))
            {
                return leg.Phase;
            }
        }

        return -1;
    }

    /// <summary>Power and current of a leg of constant power.</summary>
    public static (Complex PowerVa, Complex CurrentA) Of(in PowerLeg leg, double[] voltage)
    {
        Complex v = DeviceLegs.Across(voltage, leg.Phase, leg.Neutral);
        double square = v.Real * v.Real + v.Imaginary * v.Imaginary;
        double divisor = Math.Min(Math.Max(square, leg.LowSquare), leg.HighSquare);
        return PowerAndCurrent(v, new Complex(leg.PowerW, -leg.ReactivePowerVar) / divisor);
    }

    /// <summary>Power and current of a leg that follows its voltage otherwise.</summary>
    public static (Complex PowerVa, Complex CurrentA) Of(in VoltageLeg leg, double[] voltage)
    {
        Complex v = DeviceLegs.Across(voltage, leg.Plus, leg.Minus);
        LoadLaw.Point y = leg.Law.At(v.Magnitude * leg.PerVolt);
        return PowerAndCurrent(v, new Complex(leg.ConductanceS * y.Active, -leg.InductiveS * y.Reactive));
    }

    /// <summary>Power and current of an inverter's leg with a voltage across it.</summary>
    public static (Complex PowerVa, Complex CurrentA) OfInverter(InverterUnit unit, InverterLaw.Response response, Complex v)
    {
        double square = v.Real * v.Real + v.Imaginary * v.Imaginary;
        return PowerAndCurrent(v, new Complex(response.PowerW, -response.ReactivePowerVar) / Math.Clamp(square, unit.LowSquare, unit.HighSquare));
    }

    private static (Complex PowerVa, Complex CurrentA) PowerAndCurrent(Complex v, Complex admittance) =>
        (v * Complex.Conjugate(admittance * v), admittance * v);
}
