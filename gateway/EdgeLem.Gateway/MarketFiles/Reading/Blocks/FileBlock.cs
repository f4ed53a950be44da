using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Reading.Blocks;

/// <summary>One row of a block file.</summary>
/// <param name="Row">Its place, id, node, side, phases, and its greatest power with the limit of its mean price.</param>
/// <param name="Key">How the market names it; its number is beyond those of orders.</param>
/// <param name="QuantitiesW">Mean power in each interval of the call, W; 0 before and after its profile.</param>
internal sealed record FileBlock(FileOrder Row, OrderKey Key, ImmutableArray<long> QuantitiesW)
{
    /// <summary>The block as the market takes it.</summary>
    public BlockOrder ToOrder() => new(Key, Row.Side, QuantitiesW, Row.Terms.PriceMicroEurPerKwh);
}
