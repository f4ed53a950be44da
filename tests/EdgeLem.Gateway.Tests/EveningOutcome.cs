using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;

namespace EdgeLem.Gateway.Tests;

/// <summary>What one run of <see cref="LaneEvening"/> left: the ledger's head, every payload that the houses got, and the counters.</summary>
internal sealed class EveningOutcome
{
    public EveningOutcome(TestMarket market)
    {
        Head = market.Ledger.Head;
        IsLedgerIntact = market.Ledger.Verify().IsIntact;
        OthersDelivered = [.. market.B.Delivered, .. market.C.Delivered];
        SenderDelivered = [.. market.A.Delivered.Where(message => !message.Topic.EndsWith("/" + Topics.Reply, StringComparison.Ordinal))];
        SenderReplies = market.A.Replies;
        Counters = market.Gateway.Counters;
    }

    public string Head { get; }

    public bool IsLedgerIntact { get; }

    /// <summary>Houses b and c, replies included.</summary>
    public IReadOnlyList<(string Topic, string Payload)> OthersDelivered { get; }

    /// <summary>House a without replies.</summary>
    public IReadOnlyList<(string Topic, string Payload)> SenderDelivered { get; }

    public IReadOnlyList<ReplyMessage> SenderReplies { get; }

    public RejectCounters Counters { get; }

    /// <summary>Nothing but the sender's own replies differs: same ledger head (orders, clearing, readings, money), same bytes to every house.</summary>
    public void AssertHarmedNobodyComparedTo(EveningOutcome undisturbed)
    {
        Assert.Equal(undisturbed.OthersDelivered, OthersDelivered);
        Assert.Equal(undisturbed.SenderDelivered, SenderDelivered);
        Assert.Equal(undisturbed.Head, Head);
        Assert.True(IsLedgerIntact);
    }
}
