using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Sim.Comparing.Recording;

namespace EdgeLem.Sim.Comparing.Replaying;

/// <summary>Recorded intervals as cases for market designs: one network for all of them, with the base load of the interval at hand.</summary>
internal sealed class ReplayCases
{
    private readonly CompareTerms _terms;
    private readonly FeederNetwork _network;

    /// <summary>Prepares the network.</summary>
    /// <param name="market">The recorded run.</param>
    /// <param name="terms">What all designs have in common.</param>
    public ReplayCases(RecordedMarket market, CompareTerms terms)
    {
        _terms = terms;
        _network = new FeederNetwork(market.Feeder, new FeederNetworkOptions
        {
            Points = [.. market.Nodes.Select(node => new FeederPoint(node.NodeId, node.BusIndex, PhasesOf(node.Phases)))],
            Limits = market.Limits,
        });
        Topology = market.Feeder.IsRadial ? _network.Topology : NetworkTopology.AtSupply(market.Nodes.Length);
    }

    /// <summary>The tree of branches; without any where the feeder has loops.</summary>
    public NetworkTopology Topology { get; }

    /// <summary>The network, at the interval whose case was made last.</summary>
    public INetworkModel Network => _network;

    /// <summary>The case of an interval; those made before are not to be run any more.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="published">What the owner of the network published for it, or null for rates alone.</param>
    public MarketCase CaseOf(RecordedInterval interval, PublishedTariff? published = null)
    {
        _network.SetBase(interval.Base);
        return new MarketCase
        {
            Interval = interval.Interval,
            Book = interval.Book,
            Prices = interval.Prices,
            Network = _network,
            Tariff = TariffOf(interval, published ?? PublishedTariff.None),
            RefusalPriceMicroEurPerKwh = _terms.RefusalPrice,
            LossPriceMicroEurPerKwh = _terms.LossPrice,
        };
    }

    private FeeTariff TariffOf(RecordedInterval interval, PublishedTariff published) => new()
    {
        Points = _network.Points,
        Topology = Topology,
        RateMicroEurPerKwh = _terms.FeeRate,
        CostMicroEur = _terms.FeeCost,
        StartS = interval.Interval.StartS,
        CongestionMicroEurPerKwh = published.CongestionMicroEurPerKwh,
        Usage = new UsageTerms { LoadingPerBranch = published.LoadingPerBranch },
        Subscription = new SubscriptionTerms { SubscribedW = published.SubscribedW },
    };

    private static Phases PhasesOf(IEnumerable<int> phases) => phases.Aggregate(Phases.None, (sum, phase) => sum | (Phases)(1 << phase));
}
