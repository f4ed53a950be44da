using System.Numerics;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>What flows into an element at its ends.</summary>
internal sealed record ElementFlow
{
    /// <summary>Kind and id, for example "line.l1".</summary>
    public required string Name { get; init; }

    /// <summary>The total that it belongs to.</summary>
    public required ElementGroup Group { get; init; }

    /// <summary>One end of each bus that it is connected to.</summary>
    public required ElementEnd[] Ends { get; init; }

    /// <summary>Whether what flows in at the first end is what flows out at the second.</summary>
    public bool IsSeries { get; init; }

    /// <summary>Power that stays in the element, in VA. Of a series element by its voltage drop, which loses fewer digits than the difference of two powers.</summary>
    /// <param name="flow">The flow.</param>
    public Complex TakenVa(PowerFlowResult flow)
    {
        Complex taken = Complex.Zero;
        foreach (ElementEnd end in IsSeries ? Ends[..1] : Ends)
        {
            for (int conductor = 0; conductor < end.Terminals.Count; conductor++)
            {
                taken += IsSeries ? DropV(flow, conductor) * Complex.Conjugate(end.CurrentA[conductor]) : end.PowerVa(flow, conductor);
            }
        }

        return taken;
    }

    private Complex DropV(PowerFlowResult flow, int conductor) =>
        flow.VoltageToEarthV(Ends[0].Bus, Ends[0].Terminals[conductor]) - flow.VoltageToEarthV(Ends[1].Bus, Ends[1].Terminals[conductor]);
}
