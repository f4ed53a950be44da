using EdgeLem.Market.Losses;
using EdgeLem.Market.NetworkFees;

namespace EdgeLem.Gateway.Tests.Rounds;

/// <summary>A fee of one micro-euro per watt of import, and losses of 36,000 J borne by the last point.</summary>
internal sealed class FakeCosts : INetworkFee, ILossAllocation
{
    public string Name => "fake";

    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint) => 0;

    public FeeResult Charge(FeeInput input) => new(
        [.. input.EnergyJ.Index().Where(point => point.Item > 0).Select(point => new FeeCharge(point.Index, point.Item, point.Item / input.Interval.LengthS))], 0);

    public LossResult Allocate(LossInput input) => new(36_000, [.. input.Points.Select((_, point) => point == input.Points.Length - 1 ? 36_000L : 0)], 0);
}
