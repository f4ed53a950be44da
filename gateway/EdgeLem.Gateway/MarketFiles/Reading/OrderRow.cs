using System.Globalization;
using EdgeLem.Grid;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Reading;

/// <summary>Turns the fields of one row of an order file into an order, or says everything that is wrong with them.</summary>
/// <param name="location">Where the row stands.</param>
/// <param name="fields">The fields in the order of <see cref="OrderFile.Columns"/>.</param>
/// <param name="defects">Receives what is wrong.</param>
internal sealed class OrderRow(SourceLocation location, string[] fields, ICollection<Defect> defects)
{
    private const int MaximumIdLength = 64;

    /// <summary>Reads the row.</summary>
    /// <param name="places">Where nodes are.</param>
    /// <returns>The order; null when anything is wrong with it.</returns>
    public FileOrder? Read(OrderPlaces places)
    {
        int before = defects.Count;
        string orderId = OrderId();
        OrderSide side = Side();
        long quantityW = QuantityW();
        long price = Whole(OrderFile.Price, (-Order.MaximumPriceMicroEurPerKwh, Order.MaximumPriceMicroEurPerKwh), "micro-euro per kWh");
        long arrivalS = Field(OrderFile.Arrival).Length == 0 ? 0 : Whole(OrderFile.Arrival, (0, LatestS), "s (UTC epoch)");
        string phases = PhasesOf(places);
        return defects.Count > before
            ? null
            : new FileOrder { Location = location, OrderId = orderId, NodeId = Field(OrderFile.Node), Side = side, Terms = new OrderTerms(quantityW, price), ArrivalS = arrivalS, Phases = phases };
    }

    /// <summary>The end of the year 9999, after which there are no dates to print.</summary>
    private static long LatestS => DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private string OrderId()
    {
        string id = Field(OrderFile.OrderId);
        if (id.Length is 0 or > MaximumIdLength || id.Any(char.IsControl))
        {
            Refuse($"order_id is '{id}'; it must have 1 to {MaximumIdLength} characters and no control characters. Give every order an id of its own.");
        }

        return id;
    }

    private OrderSide Side()
    {
        switch (Field(OrderFile.Side))
        {
            case "bid": return OrderSide.Bid;
            case "offer": return OrderSide.Offer;
            default:
                Refuse($"side is '{Field(OrderFile.Side)}'; it must be bid (to buy) or offer (to sell).");
                return default;
        }
    }

    private long QuantityW()
    {
        if (Field(OrderFile.Quantity) is { Length: > 0 } text && text.All(letter => letter == '0'))
        {
            Refuse($"quantity_w is {text}: an order for nothing cannot be traded. Remove the row, or give a whole number of W from 1 to {Order.MaximumQuantityW}.");
            return 0;
        }

        return Whole(OrderFile.Quantity, (1, Order.MaximumQuantityW), "W");
    }

    private long Whole(int column, (long Lowest, long Highest) range, string unit)
    {
        string text = Field(column);
        bool isWhole = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number);
        if (!isWhole || number < range.Lowest || number > range.Highest)
        {
            Refuse(FormattableString.Invariant($"{OrderFile.NameOf(column)} is '{text}'; it must be a whole number of {unit} from {range.Lowest} to {range.Highest}. Correct the value or its unit."));
        }

        return number;
    }

    private string PhasesOf(OrderPlaces places)
    {
        string nodeId = Field(OrderFile.Node);
        string written = Field(OrderFile.Phase);
        bool isPhase = written is "" or "A" or "B" or "C" or "ABC";
        if (!isPhase)
        {
            Refuse($"phase is '{written}'; it must be A, B, C or ABC, or empty for {(places.HasFeeder ? "the phases of the node" : "ABC")}.");
        }

        if (!RegisteredNode.IsAllowedId(nodeId))
        {
            Refuse($"node is '{nodeId}'; a node id has 1 to 32 characters of a-z, 0-9 and '-' and is none of 'market', 'retailer' and 'network'. Rename it.");
            return written;
        }

        if (!places.TryFind(nodeId, out (int Bus, Phases Phases) place))
        {
            Refuse(places.FaultOf(nodeId));
            return written;
        }

        string own = place.Phases.Letters();
        if (isPhase && !written.All(own.Contains))
        {
            Refuse($"phase is '{written}', node '{nodeId}' has {(own.Length == 0 ? "none" : own)}. Name phases that it has, or leave the field empty.");
        }

        return written.Length == 0 ? own : written;
    }

    private string Field(int column) => fields[column];

    private void Refuse(string message) => defects.Add(new Defect(location, message));
}
