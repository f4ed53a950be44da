using System.Globalization;
using EdgeLem.Gateway.Input;
using EdgeLem.Grid;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Reading;

/// <summary>Reads the fields of one row of a market file and says everything that is wrong with them.</summary>
/// <param name="location">Where the row stands.</param>
/// <param name="columns">The columns of the file.</param>
/// <param name="fields">The fields, in the order of the columns.</param>
/// <param name="defects">Receives what is wrong.</param>
internal sealed class RowFields(SourceLocation location, CsvColumns columns, string[] fields, ICollection<Defect> defects)
{
    private const int MaximumIdLength = 64;

    /// <summary>Where the row stands.</summary>
    public SourceLocation Location => location;

    /// <summary>A field as it is written.</summary>
    /// <param name="column">Number of the column.</param>
    public string this[int column] => fields[column];

    /// <summary>Number of things that are wrong so far, in this and in earlier rows.</summary>
    public int DefectCount => defects.Count;

    /// <summary>The id of what the row is about.</summary>
    /// <param name="column">Number of the column.</param>
    /// <param name="thing">What it is, for example <c>order</c>.</param>
    public string Id(int column, string thing)
    {
        string id = this[column];
        if (id.Length is 0 or > MaximumIdLength || id.Any(char.IsControl))
        {
            Refuse($"{NameOf(column)} is '{id}'; it must have 1 to {MaximumIdLength} characters and no control characters. Give every {thing} an id of its own.");
        }

        return id;
    }

    /// <summary>Bid or offer.</summary>
    /// <param name="column">Number of the column.</param>
    public OrderSide Side(int column)
    {
        switch (this[column])
        {
            case "bid": return OrderSide.Bid;
            case "offer": return OrderSide.Offer;
            default:
                Refuse($"{NameOf(column)} is '{this[column]}'; it must be bid (to buy) or offer (to sell).");
                return default;
        }
    }

    /// <summary>A power that is not 0, W.</summary>
    /// <param name="column">Number of the column.</param>
    public long QuantityW(int column)
    {
        if (this[column] is { Length: > 0 } text && text.All(letter => letter == '0'))
        {
            Refuse($"{NameOf(column)} is {text}: an order for nothing cannot be traded. Remove the row, or give a whole number of W from 1 to {Order.MaximumQuantityW}.");
            return 0;
        }

        return Whole(column, (1, Order.MaximumQuantityW), "W");
    }

    /// <summary>A price, micro-euro per kWh.</summary>
    /// <param name="column">Number of the column.</param>
    public long Price(int column) => Whole(column, (-Order.MaximumPriceMicroEurPerKwh, Order.MaximumPriceMicroEurPerKwh), "micro-euro per kWh");

    /// <summary>A whole number.</summary>
    /// <param name="column">Number of the column.</param>
    /// <param name="range">Lowest and highest number allowed.</param>
    /// <param name="unit">Its unit.</param>
    public long Whole(int column, (long Lowest, long Highest) range, string unit)
    {
        string text = this[column];
        bool isWhole = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number);
        if (!isWhole || number < range.Lowest || number > range.Highest)
        {
            Refuse(FormattableString.Invariant($"{NameOf(column)} is '{text}'; it must be a whole number of {unit} from {range.Lowest} to {range.Highest}. Correct the value or its unit."));
        }

        return number;
    }

    /// <summary>An instant, UTC epoch seconds.</summary>
    /// <param name="column">Number of the column.</param>
    public long Instant(int column)
    {
        if (!InstantText.TryRead(this[column], out long instantS))
        {
            Refuse($"{NameOf(column)} is '{this[column]}'; it must be {InstantText.Allowed}.");
        }

        return instantS;
    }

    /// <summary>An instant that may be missing, UTC epoch seconds.</summary>
    /// <param name="column">Number of the column.</param>
    public long? OptionalInstant(int column) => this[column].Length == 0 ? null : Instant(column);

    /// <summary>The node of a row, and the phases of its power as letters.</summary>
    /// <param name="node">Number of the node's column.</param>
    /// <param name="written">What is written about phases; empty for the node's own.</param>
    /// <param name="places">Where nodes are.</param>
    public string PhasesOf(int node, string written, OrderPlaces places)
    {
        string nodeId = this[node];
        bool isPhase = written is "" or "A" or "B" or "C" or "ABC";
        if (!isPhase)
        {
            Refuse($"phase is '{written}'; it must be A, B, C or ABC, or empty for {(places.HasFeeder ? "the phases of the node" : "ABC")}.");
        }

        if (!RegisteredNode.IsAllowedId(nodeId))
        {
            Refuse($"{NameOf(node)} is '{nodeId}'; a node id has 1 to 32 characters of a-z, 0-9 and '-' and is none of 'market', 'retailer' and 'network'. Rename it.");
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

    /// <summary>Reports something that is wrong with the row.</summary>
    /// <param name="message">What, and what to do.</param>
    public void Refuse(string message) => defects.Add(new Defect(location, message));

    private string NameOf(int column) => columns.All.ElementAt(column);
}
