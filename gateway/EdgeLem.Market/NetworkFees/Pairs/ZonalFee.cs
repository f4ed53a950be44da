using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.NetworkFees;

/// <summary>A rate per zone that a trade touches; <c>zonal</c> in the configuration.</summary>
/// <remarks>
/// rate(i, j) = rate x number of zones on the way from i to j, those of both ends included: 1 within a circuit, 2 between two circuits or with the supply (uniform zonal fee of
/// T. Baroche et al., IEEE Trans. Power Systems 34, 2019). Zones are the circuits of the feeder (<see cref="CircuitZones"/>), or those that the tariff states per point; then
/// points of two zones, and a point and the supply, touch 2.
/// </remarks>
public sealed class ZonalFee : INetworkFee
{
    private readonly PublishedRates _rates = new(tariff => new Rates(tariff));

    /// <inheritdoc/>
    public string Name => "zonal";

    /// <inheritdoc/>
    public bool NeedsTopology => true;

    /// <inheritdoc/>
    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint) => _rates.Of(tariff).MicroEurPerKwh(sellerPoint, buyerPoint);

    /// <inheritdoc/>
    public FeeResult Charge(FeeInput input) => _rates.Charge(input);

    private sealed class Rates(FeeTariff tariff) : IPairRates
    {
        private const int SupplyZone = -1;

        // Circuits meet at the end of the trunk, so a way leaves the zones of its ends only towards the supply, whose zone is the trunk.
        private readonly ImmutableArray<int> _zones = tariff.Zones.IsEmpty ? OfPoints(tariff.Topology) : tariff.Zones;

        public long MicroEurPerKwh(int seller, int buyer) => tariff.RateMicroEurPerKwh * (ZoneOf(seller) == ZoneOf(buyer) ? 1 : 2);

        private int ZoneOf(int point) => point != NetworkTopology.Supply ? _zones[point] : tariff.Zones.IsEmpty ? CircuitZones.Trunk : SupplyZone;

        private static ImmutableArray<int> OfPoints(NetworkTopology topology)
        {
            ImmutableArray<int> zones = CircuitZones.OfBranches(topology);
            return [.. topology.BranchOfPoint.Select(branch => branch < 0 ? CircuitZones.Trunk : zones[branch])];
        }
    }
}
