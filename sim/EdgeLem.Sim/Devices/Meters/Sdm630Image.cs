using System.Numerics;

namespace EdgeLem.Sim.Devices;

/// <summary>Turns a meter state into the instantaneous values of the SDM630's input registers.</summary>
internal static class Sdm630Image
{
    private static readonly Complex[] NominalDirections =
        [Complex.One, Complex.FromPolarCoordinates(1, -2 * Math.PI / 3), Complex.FromPolarCoordinates(1, 2 * Math.PI / 3)];

    /// <summary>One line of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="index">0..2.</param>
    public static LineState Line(MeterState state, int index) => index switch { 0 => state.Line1, 1 => state.Line2, _ => state.Line3 };

    /// <summary>Writes all instantaneous values; what the wiring lacks becomes 0.</summary>
    /// <param name="image">One float per register pair.</param>
    /// <param name="state">The state.</param>
    /// <param name="lines">Connected lines, 1 or 3.</param>
    public static void WriteState(float[] image, MeterState state, int lines)
    {
        var sum = default(LineState);
        double apparentVa = 0;
        for (int i = 0; i < lines; i++)
        {
            LineState line = Line(state, i);
            WriteLine(image, i, line);
            apparentVa += line.VoltageV * line.CurrentA;
            sum = new LineState(sum.VoltageV + line.VoltageV, sum.CurrentA + line.CurrentA, sum.PowerW + line.PowerW, sum.ReactivePowerVar + line.ReactivePowerVar);
        }

        WriteTotals(image, sum, apparentVa);
        Put(image, Sdm630Map.AverageCurrentA, sum.CurrentA / lines);
        Put(image, Sdm630Map.FrequencyHz, state.FrequencyHz);
        if (lines > 1)
        {
            Put(image, Sdm630Map.AverageVoltageV, sum.VoltageV / lines);
            WriteLineToLine(image, state);
        }
    }

    /// <summary>RMS current of the neutral, A: the phasor sum of the line currents.</summary>
    /// <param name="state">A three-phase state.</param>
    public static double NeutralCurrentA(MeterState state)
    {
        Complex sum = Complex.Zero;
        for (int i = 0; i < NominalDirections.Length; i++)
        {
            LineState line = Line(state, i);
            double angle = Math.Atan2(line.ReactivePowerVar, line.PowerW);
            sum += NominalDirections[i] * Complex.FromPolarCoordinates(line.CurrentA, -angle);
        }

        return sum.Magnitude;
    }

    private static void Put(float[] image, int address, double value) => image[address / 2] = (float)value;

    private static void WriteLine(float[] image, int index, LineState line)
    {
        int offset = 2 * index;
        double apparentVa = line.VoltageV * line.CurrentA;
        Put(image, Sdm630Map.Voltage1V + offset, line.VoltageV);
        Put(image, Sdm630Map.Current1A + offset, line.CurrentA);
        Put(image, Sdm630Map.Power1W + offset, line.PowerW);
        Put(image, Sdm630Map.Apparent1Va + offset, apparentVa);
        Put(image, Sdm630Map.Reactive1Var + offset, line.ReactivePowerVar);
        Put(image, Sdm630Map.PowerFactor1 + offset, PowerFactor(line, apparentVa));
        Put(image, Sdm630Map.PhaseAngle1Deg + offset, AngleDeg(line));
    }

    private static void WriteTotals(float[] image, LineState sum, double apparentVa)
    {
        Put(image, Sdm630Map.SumCurrentA, sum.CurrentA);
        Put(image, Sdm630Map.TotalPowerW, sum.PowerW);
        Put(image, Sdm630Map.TotalApparentVa, apparentVa);
        Put(image, Sdm630Map.TotalReactiveVar, sum.ReactivePowerVar);
        Put(image, Sdm630Map.TotalPowerFactor, PowerFactor(sum, apparentVa));
        Put(image, Sdm630Map.TotalPowerFactorAgain, PowerFactor(sum, apparentVa));
        Put(image, Sdm630Map.TotalPhaseAngleDeg, AngleDeg(sum));
    }

    private static void WriteLineToLine(float[] image, MeterState state)
    {
        double sum = 0;
        for (int i = 0; i < NominalDirections.Length; i++)
        {
            double from = Line(state, i).VoltageV;
            double to = Line(state, (i + 1) % NominalDirections.Length).VoltageV;

            // Law of cosines with 120 degrees between the two voltages.
            double lineVoltageV = Math.Sqrt((from * from) + (to * to) + (from * to));
            Put(image, Sdm630Map.LineVoltage12V + (2 * i), lineVoltageV);
            sum += lineVoltageV;
        }

        Put(image, Sdm630Map.AverageLineVoltageV, sum / NominalDirections.Length);
        Put(image, Sdm630Map.NeutralCurrentA, NeutralCurrentA(state));
    }

    // A meter without load shows 1; the vendor's sign is - for inductive, + for capacitive.
    private static double PowerFactor(LineState line, double apparentVa)
    {
        double size = apparentVa > 0 ? Math.Min(Math.Abs(line.PowerW) / apparentVa, 1) : 1;
        return line.ReactivePowerVar > 0 ? -size : size;
    }

    private static double AngleDeg(LineState line) => Math.Atan2(line.ReactivePowerVar, line.PowerW) * 180 / Math.PI;
}
