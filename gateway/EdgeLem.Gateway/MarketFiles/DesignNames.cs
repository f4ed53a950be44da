using System.Collections.Immutable;
using EdgeLem.Grid;
using EdgeLem.Market;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.NetworkFees;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>A market design by the names of its entries, one per axis.</summary>
/// <param name="Mechanism">Name of the clearing mechanism.</param>
/// <param name="Policy">Name of the grid policy.</param>
/// <param name="Fees">Name of the network fee.</param>
/// <param name="Losses">Name of the loss allocation.</param>
public sealed record DesignNames(string Mechanism, string Policy, string Fees, string Losses)
{
    /// <summary>The names of <see cref="MarketDesign.Default"/>.</summary>
    public static DesignNames Default { get; } = Of(MarketDesign.Default);

    /// <summary>The names of a design.</summary>
    /// <param name="design">The design.</param>
    public static DesignNames Of(MarketDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return new DesignNames(design.Clearing.Name, design.Policy.Name, design.Fee.Name, design.Losses.Name);
    }

    /// <summary>Finds the design.</summary>
    /// <param name="faults">Receives a sentence for every name that is unknown.</param>
    /// <returns>The design; null when a name is unknown.</returns>
    public MarketDesign? Find(ICollection<string> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        IMarketClearing? clearing = Known<IMarketClearing>("--mechanism", Mechanism, MarketClearings.Names, MarketClearings.TryGet, faults);
        IGridPolicy? policy = Known<IGridPolicy>("--policy", Policy, KnownGridPolicies.Names, KnownGridPolicies.TryGet, faults);
        INetworkFee? fee = Known<INetworkFee>("--fees", Fees, KnownNetworkFees.Names, KnownNetworkFees.TryGet, faults);
        ILossAllocation? losses = Known<ILossAllocation>("--losses", Losses, KnownLossAllocations.Names, KnownLossAllocations.TryGet, faults);
        return faults.Count > before ? null : new MarketDesign(clearing!, policy!, fee!, losses!);
    }

    /// <summary>For example <c>uniform-price, check-only, fees none, losses none</c>.</summary>
    public override string ToString() => $"{Mechanism}, {Policy}, fees {Fees}, losses {Losses}";

    private delegate bool TryGet<T>(string name, out T? found);

    private static T? Known<T>(string option, string name, ImmutableArray<string> names, TryGet<T> tryGet, ICollection<string> faults)
    {
        if (tryGet(name, out T? found))
        {
            return found;
        }

        string nearest = names.Length > 2 ? $" The nearest one is '{NearestName.Of(name, names)}'." : "";
        faults.Add($"{option} is '{name}', it must be one of {string.Join(", ", names)}.{nearest}");
        return default;
    }
}
