using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>The extremes of a state's voltages over all buses but the sources', whose voltage is given.</summary>
/// <param name="LowestPu">Lowest magnitude of a phase to neutral over the bus's base; infinity when there is no phase.</param>
/// <param name="HighestPu">Highest one; 0 when there is no phase.</param>
/// <param name="UnbalanceFactorPercent">Largest |V2| / |V1| of a bus with three phases (IEC 61000-4-30), %; 0 when there is none.</param>
public readonly record struct VoltageExtremes(double LowestPu, double HighestPu, double UnbalanceFactorPercent)
{
    private const double Above = 1 - BusVoltages.Guard;
    private const double Below = 1 + BusVoltages.Guard;

    private static readonly Complex _turn = new(-0.5, Math.Sqrt(3) / 2);
    private static readonly Complex _turnBack = Complex.Conjugate(_turn);

    /// <summary>Of a state, in one pass without allocation. Magnitudes are taken only where a square says that the extreme may be passed.</summary>
    /// <param name="flow">A converged flow.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public static VoltageExtremes Of(PowerFlowResult flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        flow.ThrowUnlessConverged();
        var extremes = new VoltageExtremes(double.PositiveInfinity, 0, 0);
        for (int bus = 0; bus < flow.Feeder.Buses.Count; bus++)
        {
            if (!flow.Feeder.IsSourceBus(bus))
            {
                extremes = extremes.With(flow, bus);
            }
        }

        return extremes;
    }

    private VoltageExtremes With(PowerFlowResult flow, int bus)
    {
        var voltages = new BusVoltages(flow, bus);
        double baseV = flow.Feeder.BaseVoltageV(bus);
        (double lowest, double highest) = (LowestPu, HighestPu);
        int phases = 0;
        for (int phase = 0; phase < PhaseNames.Count; phase++)
        {
            if (!flow.HasPhase(bus, phase))
            {
                continue;
            }

            phases++;
            double square = voltages.SquareOf(phase);
            if (!(square > Square(lowest * baseV) * Below && square < Square(highest * baseV) * Above))
            {
                double voltage = flow.VoltagePu(bus, phase);
                (lowest, highest) = (Math.Min(lowest, voltage), Math.Max(highest, voltage));
            }
        }

        return new VoltageExtremes(lowest, highest, phases == PhaseNames.Count ? Unbalance(voltages, flow, bus) : UnbalanceFactorPercent);
    }

    private double Unbalance(in BusVoltages voltages, PowerFlowResult flow, int bus)
    {
        (double positive, double negative) = voltages.Sequences();
        return negative < positive * Square(UnbalanceFactorPercent / 100) * (1 - BusVoltages.UnbalanceGuard)
            ? UnbalanceFactorPercent
            : Math.Max(UnbalanceFactorPercent, UnbalancePercent(flow.VoltageV(bus, 0), flow.VoltageV(bus, 1), flow.VoltageV(bus, 2)));
    }

    private static double UnbalancePercent(Complex a, Complex b, Complex c) =>
        100 * (a + _turnBack * b + _turn * c).Magnitude / (a + _turn * b + _turnBack * c).Magnitude;

    private static double Square(double value) => value * value;
}
