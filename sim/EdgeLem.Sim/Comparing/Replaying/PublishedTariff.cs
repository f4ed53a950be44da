using System.Collections.Immutable;

namespace EdgeLem.Sim.Comparing.Replaying;

/// <summary>What fees need to know of a network besides its rates, known before the gate of an interval closes.</summary>
/// <param name="LoadingPerBranch">Loading of each branch in the interval before, cleared by the design in the middle without a grid policy; empty when not known.</param>
/// <param name="CongestionMicroEurPerKwh">What limits cost at each point in the interval before, by a policy with nodal prices; empty when there is none.</param>
/// <param name="SubscribedW">Power that each point subscribed: the mean of what it ordered over the run, not below 0.</param>
internal sealed record PublishedTariff(ImmutableArray<double> LoadingPerBranch, ImmutableArray<long> CongestionMicroEurPerKwh, ImmutableArray<long> SubscribedW)
{
    /// <summary>Nothing but rates.</summary>
    public static PublishedTariff None { get; } = new([], [], []);
}
