using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Intake;

/// <summary>How often each reason was given; read by the page, the summary and the tests.</summary>
public sealed class RejectCounters
{
    private readonly SortedDictionary<RejectCode, long> _counts = [];

    /// <summary>Orders in accepted messages.</summary>
    public long OrdersAccepted { get; internal set; }

    /// <summary>Orders in refused messages; a message whose orders could not be read counts as one.</summary>
    public long OrdersRejected { get; internal set; }

    /// <summary>Refused messages of any kind.</summary>
    public long MessagesRejected { get; private set; }

    /// <summary>How often a reason was given.</summary>
    /// <param name="code">The reason.</param>
    public long this[RejectCode code] => _counts.GetValueOrDefault(code);

    /// <summary>All reasons that were given, by number.</summary>
    public IReadOnlyDictionary<RejectCode, long> ByCode => _counts;

    internal void Count(RejectCode code)
    {
        MessagesRejected++;
        _counts[code] = this[code] + 1;
    }
}
