using EdgeLem.Contracts;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.Intake;

/// <summary>
/// The only place where an untrusted orders message becomes market orders. A message is accepted or refused as a whole;
/// a refused one leaves the node's earlier orders in force.
/// </summary>
internal sealed class OrderIntake
{
    private readonly Dictionary<string, IReadOnlyList<Order>> _orders = new(StringComparer.Ordinal);

    /// <summary>The gate that is open; null between a closure and the next opening.</summary>
    public OpenGate? Gate { get; private set; }

    /// <summary>Opens the gate of an interval with no orders in it.</summary>
    /// <param name="gate">The gate.</param>
    public void Open(OpenGate gate)
    {
        Gate = gate;
        _orders.Clear();
    }

    /// <summary>Closes the gate.</summary>
    /// <returns>The orders in force at closure, per node that sent a message (an empty list when it withdrew or needs nothing).</returns>
    public IReadOnlyDictionary<string, IReadOnlyList<Order>> Close()
    {
        Gate = null;
        return new Dictionary<string, IReadOnlyList<Order>>(_orders, StringComparer.Ordinal);
    }

    /// <summary>Takes a message that could be read.</summary>
    /// <param name="node">The sender.</param>
    /// <param name="message">The message.</param>
    /// <param name="arrivalS">Market time of arrival.</param>
    public IntakeFault Take(RegisteredNode node, OrdersMessage message, long arrivalS)
    {
        IntakeFault fault = CheckGate(message, arrivalS);
        fault = fault.IsFault ? fault : CheckOrders(node, message.Orders);
        if (!fault.IsFault)
        {
            _orders[node.NodeId] = [.. message.Orders.Select(entry => ToOrder(node.NodeId, entry, arrivalS))];
        }

        return fault;
    }

    private IntakeFault CheckGate(OrdersMessage message, long arrivalS)
    {
        if (Gate is null)
        {
            return new IntakeFault(RejectCode.GateClosed, $"interval {message.IntervalStart}: no gate is open at {arrivalS}; wait for the next gate message.");
        }

        long start = Gate.Interval.StartS;
        if (message.IntervalStart != start)
        {
            RejectCode code = message.IntervalStart < start && message.IntervalStart % Gate.Interval.LengthS == 0 ? RejectCode.GateClosed : RejectCode.WrongInterval;
            return new IntakeFault(code, $"interval {message.IntervalStart}: open is interval {start} until {Gate.ClosesAtS}; send orders for that one.");
        }

        return arrivalS <= Gate.ClosesAtS
            ? IntakeFault.None
            : new IntakeFault(RejectCode.GateClosed, $"interval {start}: arrived at {arrivalS}, the gate closed at {Gate.ClosesAtS}; send earlier next time.");
    }

    private IntakeFault CheckOrders(RegisteredNode node, OrderEntry[] orders)
    {
        var ids = new HashSet<int>();
        foreach (OrderEntry order in orders)
        {
            IntakeFault fault = CheckOrder(node, order);
            if (fault.IsFault)
            {
                return fault;
            }

            if (!ids.Add(order.Id))
            {
                return new IntakeFault(RejectCode.DuplicateOrderId, $"order {order.Id} occurs twice in one message; number the orders from 1.");
            }

            if (order.Side != orders[0].Side)
            {
                return new IntakeFault(RejectCode.BothSides, $"order {order.Id} is a {order.Side} and order {orders[0].Id} a {orders[0].Side}; send one side per interval.");
            }
        }

        return CheckSum(node, orders);
    }

    private IntakeFault CheckOrder(RegisteredNode node, OrderEntry order)
    {
        if (order.Side is not (OrderSides.Bid or OrderSides.Offer))
        {
            return new IntakeFault(RejectCode.UnknownSide, $"order {order.Id}: the side is '{order.Side}', it must be '{OrderSides.Bid}' or '{OrderSides.Offer}'.");
        }

        long rated = RatedW(node, order.Side);
        if (order.QuantityW < 1 || order.QuantityW > rated)
        {
            return new IntakeFault(RejectCode.QuantityOutOfBounds, $"order {order.Id}: {order.QuantityW} W, a {order.Side} of this connection is 1 to {rated} W.");
        }

        return order.PriceMicroEurPerKwh >= Gate!.FeedInMicroEurPerKwh && order.PriceMicroEurPerKwh <= Gate.RetailMicroEurPerKwh
            ? IntakeFault.None
            : new IntakeFault(
                RejectCode.PriceOutOfBounds,
                $"order {order.Id}: {order.PriceMicroEurPerKwh} uEUR/kWh, allowed are {Gate.FeedInMicroEurPerKwh} to {Gate.RetailMicroEurPerKwh} (gate message).");
    }

    private static IntakeFault CheckSum(RegisteredNode node, OrderEntry[] orders)
    {
        long rated = orders.Length == 0 ? 0 : RatedW(node, orders[0].Side);
        long sum = orders.Sum(order => order.QuantityW);
        return sum <= rated
            ? IntakeFault.None
            : new IntakeFault(RejectCode.QuantityOutOfBounds, $"the orders sum to {sum} W, the connection's rating is {rated} W; send less.");
    }

    private static long RatedW(RegisteredNode node, string side) => side == OrderSides.Bid ? node.RatedImportW : node.RatedExportW;

    private static Order ToOrder(string nodeId, OrderEntry entry, long arrivalS) => new(
        new OrderKey(nodeId, entry.Id),
        entry.Side == OrderSides.Bid ? OrderSide.Bid : OrderSide.Offer,
        new OrderTerms(entry.QuantityW, entry.PriceMicroEurPerKwh),
        arrivalS);
}
