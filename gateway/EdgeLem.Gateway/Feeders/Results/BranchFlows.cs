using System.Numerics;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>What flows into lines, closed switches and transformers.</summary>
internal static class BranchFlows
{
    /// <summary>All of them, in the feeder's order; terminal 1 is the from-end or the high-voltage side.</summary>
    /// <param name="flow">A converged flow.</param>
    public static IEnumerable<ElementFlow> Of(PowerFlowResult flow)
    {
        Feeder feeder = flow.Feeder;
        for (int line = 0; line < feeder.Lines.Count; line++)
        {
            yield return OfLine(flow, line);
        }

        for (int index = 0; index < feeder.Switches.Count; index++)
        {
            if (feeder.Switches[index].IsClosed)
            {
                yield return OfSwitch(flow, index);
            }
        }

        for (int transformer = 0; transformer < feeder.Transformers.Count; transformer++)
        {
            yield return OfTransformer(flow, transformer);
        }
    }

    private static ElementFlow OfLine(PowerFlowResult flow, int index)
    {
        Line line = flow.Feeder.Lines[index];
        return new ElementFlow
        {
            Name = $"line.{line.Id}",
            Group = ElementGroup.Lines,
            IsSeries = line.Impedance.ShuntS is null,
            Ends =
            [
                End(flow, (line.FromBus, line.FromTerminals), conductor => flow.LineCurrentA(index, conductor)),
                End(flow, (line.ToBus, line.ToTerminals), conductor => flow.LineEndCurrentA(index, conductor)),
            ],
        };
    }

    private static ElementFlow OfSwitch(PowerFlowResult flow, int index)
    {
        Switch item = flow.Feeder.Switches[index];
        return new ElementFlow
        {
            Name = $"switch.{item.Id}",
            Group = ElementGroup.Lines,
            IsSeries = true,
            Ends =
            [
                End(flow, (item.FromBus, item.FromTerminals), pole => flow.SwitchCurrentA(index, pole)),
                End(flow, (item.ToBus, item.ToTerminals), pole => -flow.SwitchCurrentA(index, pole)),
            ],
        };
    }

    private static ElementFlow OfTransformer(PowerFlowResult flow, int index)
    {
        Transformer item = flow.Feeder.Transformers[index];
        return new ElementFlow
        {
            Name = $"transformer.{item.Id}",
            Group = ElementGroup.Transformers,
            Ends =
            [
                End(flow, (item.HvBus, item.Hv.Terminals), conductor => flow.TransformerHvCurrentA(index, conductor)),
                End(flow, (item.LvBus, item.Lv.Terminals), conductor => -flow.TransformerLvCurrentA(index, conductor)),
            ],
        };
    }

    private static ElementEnd End(PowerFlowResult flow, (string Bus, TerminalList Terminals) at, Func<int, Complex> currentA) =>
        new(flow.Feeder.BusIndex(at.Bus), at.Terminals, [.. Enumerable.Range(0, at.Terminals.Count).Select(currentA)]);
}
