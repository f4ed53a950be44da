using System.Collections.Immutable;
using EdgeLem.Gateway.Network;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Sim.Comparing.Recording;

/// <summary>What one interval of a recorded run asked of the market.</summary>
/// <param name="Interval">The interval.</param>
/// <param name="Prices">The retailer's prices.</param>
/// <param name="Book">The orders in force when the gate closed.</param>
/// <param name="Base">Power that flows without being ordered.</param>
internal sealed record RecordedInterval(MarketInterval Interval, RetailerPrices Prices, OrderBook Book, ImmutableArray<BasePower> Base);
