using EdgeLem.Gateway.Network.Rows;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Network;

/// <summary>The figures that reports compare states by. One pass over the buses without allocation: every state of a round has them.</summary>
internal sealed class StateFigures
{
    private const double Percent = 100;

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
        var voltages = VoltageExtremes.Of(flow);
        (double lowest, double highest) = _isBetweenPhases ? BetweenPhases(flow) : (voltages.LowestPu, voltages.HighestPu);
        return new NetworkFigures(lowest, highest, voltages.UnbalanceFactorPercent, LoadingPercent(flow));
    }

    private static (double LowestPu, double HighestPu) BetweenPhases(PowerFlowResult flow)
    {
        (double lowest, double highest) = (double.PositiveInfinity, 0);
        for (int bus = 0; bus < flow.Feeder.Buses.Count; bus++)
        {
            for (int phase = 0; phase < PhaseNames.Count && !flow.Feeder.IsSourceBus(bus); phase++)
            {
                double voltage = flow.HasPhasePair(bus, phase) ? flow.PhasePairVoltagePu(bus, phase) : double.NaN;
                (lowest, highest) = double.IsNaN(voltage) ? (lowest, highest) : (Math.Min(lowest, voltage), Math.Max(highest, voltage));
            }
        }

        return (lowest, highest);
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
