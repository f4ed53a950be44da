using System.Numerics;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Network;

/// <summary>The figures that reports compare states by. One pass over the buses without allocation: every state of a round has them.</summary>
internal sealed class StateFigures
{
    private const double Percent = 100;

    private static readonly Complex _turn = new(-0.5, Math.Sqrt(3) / 2);
    private static readonly Complex _turnBack = Complex.Conjugate(_turn);

    private readonly WatchedLimit[] _conductors;
    private readonly bool _isBetweenPhases;

    /// <summary>Prepares the conductors that have a rating.</summary>
    public StateFigures(Feeder feeder, bool isBetweenPhases)
    {
        _conductors = [.. LinesOf(feeder), .. SwitchesOf(feeder), .. TransformersOf(feeder)];
        _isBetweenPhases = isBetweenPhases;
    }

    /// <summary>Of a converged flow; the sources' own buses are not looked at, since their voltage is given.</summary>
    public NetworkFigures Of(PowerFlowResult flow)
    {
        (double lowest, double highest, double unbalance) = (double.PositiveInfinity, 0, 0);
        Span<Complex> voltages = stackalloc Complex[PhaseNames.Count];
        for (int bus = 0; bus < flow.Feeder.Buses.Count; bus++)
        {
            int phases = flow.Feeder.IsSourceBus(bus) ? 0 : Fill(voltages, flow, bus);
            for (int phase = 0; phase < phases && !_isBetweenPhases; phase++)
            {
                double voltage = voltages[phase].Magnitude / flow.Feeder.BaseVoltageV(bus);
                (lowest, highest) = (Math.Min(lowest, voltage), Math.Max(highest, voltage));
            }

            for (int phase = 0; phase < PhaseNames.Count && _isBetweenPhases; phase++)
            {
                double voltage = phases > 0 && flow.HasPhasePair(bus, phase) ? flow.PhasePairVoltagePu(bus, phase) : double.NaN;
                (lowest, highest) = double.IsNaN(voltage) ? (lowest, highest) : (Math.Min(lowest, voltage), Math.Max(highest, voltage));
            }

            unbalance = phases == PhaseNames.Count ? Math.Max(unbalance, UnbalancePercent(voltages)) : unbalance;
        }

        return new NetworkFigures(lowest, highest, unbalance, LoadingPercent(flow));
    }

    private static int Fill(Span<Complex> voltages, PowerFlowResult flow, int bus)
    {
        int phases = 0;
        for (int phase = 0; phase < PhaseNames.Count; phase++)
        {
            if (flow.HasPhase(bus, phase))
            {
                voltages[phases++] = flow.VoltageV(bus, phase);
            }
        }

        return phases;
    }

    /// <summary>|V2| / |V1| (IEC 61000-4-30).</summary>
    private static double UnbalancePercent(ReadOnlySpan<Complex> voltages)
    {
        Complex positive = voltages[0] + _turn * voltages[1] + _turnBack * voltages[2];
        Complex negative = voltages[0] + _turnBack * voltages[1] + _turn * voltages[2];
        return Percent * negative.Magnitude / positive.Magnitude;
    }

    private double LoadingPercent(PowerFlowResult flow)
    {
        double loading = 0;
        foreach (WatchedLimit conductor in _conductors)
        {
            loading = Math.Max(loading, conductor.ValueIn(flow) / conductor.Bound);
        }

        return Percent * loading;
    }

    private static IEnumerable<WatchedLimit> LinesOf(Feeder feeder)
    {
        for (int line = 0; line < feeder.Lines.Count; line++)
        {
            Line item = feeder.Lines[line];
            for (int conductor = 0; conductor < item.FromTerminals.Count; conductor++)
            {
                if ((item.FromTerminals[conductor] == Terminal.N ? item.NeutralRatingA ?? item.RatingA : item.RatingA) is { } ratingA && item.FromTerminals[conductor] != Terminal.Earth)
                {
                    yield return new WatchedLimit(ViolationKind.LineOvercurrent, line, conductor, ratingA) { Name = item.Id };
                }
            }
        }
    }

    private static IEnumerable<WatchedLimit> SwitchesOf(Feeder feeder)
    {
        for (int index = 0; index < feeder.Switches.Count; index++)
        {
            for (int pole = 0; pole < feeder.Switches[index].FromTerminals.Count; pole++)
            {
                if (feeder.Switches[index].RatingA is { } ratingA)
                {
                    yield return new WatchedLimit(ViolationKind.SwitchOvercurrent, index, pole, ratingA) { Name = feeder.Switches[index].Id };
                }
            }
        }
    }

    private static IEnumerable<WatchedLimit> TransformersOf(Feeder feeder) => Enumerable.Range(0, feeder.Transformers.Count).SelectMany(index =>
        WindingOf(feeder.Transformers[index], (index, IsLv: false)).Concat(WindingOf(feeder.Transformers[index], (index, IsLv: true))));

    private static IEnumerable<WatchedLimit> WindingOf(Transformer transformer, (int Index, bool IsLv) side)
    {
        TerminalList terminals = side.IsLv ? transformer.Lv.Terminals : transformer.Hv.Terminals;
        for (int conductor = 0; conductor < terminals.Count; conductor++)
        {
            if (terminals[conductor] is >= Terminal.A and <= Terminal.C)
            {
                yield return new WatchedLimit(ViolationKind.TransformerOvercurrent, side.Index, conductor, side.IsLv ? transformer.RatedLvCurrentA : transformer.RatedHvCurrentA)
                {
                    Name = transformer.Id, IsLv = side.IsLv,
                };
            }
        }
    }
}
