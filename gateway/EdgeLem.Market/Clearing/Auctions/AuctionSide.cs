using EdgeLem.Market.Clearing.Matching;

namespace EdgeLem.Market.Clearing.Auctions;

/// <summary>One side of a book in a uniform-price auction: how far it is accepted in merit order, and how the margin is shared.</summary>
/// <param name="side">The side; receives what the orders get.</param>
internal sealed class AuctionSide(BookSide side)
{
    private int _next;
    private long _takenOfNextW;

    public BookSide Side => side;

    public bool HasRemainder => _next < side.Count;

    /// <summary>Power of the best order that is not yet taken, W.</summary>
    public long RemainingW => side.QuantitiesW[_next] - _takenOfNextW;

    /// <summary>Limit of the best order that is not yet taken completely: the first rejected one when matching ends.</summary>
    public long RemainingLimit => side.Limits[_next];

    /// <summary>Limit of the last order of which anything was taken.</summary>
    public long LastAcceptedLimit => side.Limits[LastAccepted];

    /// <summary>Index of the last order of which anything was taken; -1 when nothing was.</summary>
    public int LastAccepted => _takenOfNextW > 0 ? _next : _next - 1;

    /// <summary>Whether the last accepted order is taken in part only.</summary>
    public bool IsSplit => _takenOfNextW > 0;

    /// <summary>
    /// Walks both sides until the best remaining bid no longer reaches the best remaining offer.
    /// </summary>
    /// <returns>The volume, W.</returns>
    public static long Match(AuctionSide bids, AuctionSide offers)
    {
        long volumeW = 0;
        while (bids.HasRemainder && offers.HasRemainder && bids.RemainingLimit >= offers.RemainingLimit)
        {
            long quantityW = Math.Min(bids.RemainingW, offers.RemainingW);
            bids.Take(quantityW);
            offers.Take(quantityW);
            volumeW += quantityW;
        }

        return volumeW;
    }

    /// <summary>Takes power from the best remaining order, in merit order, at most <see cref="RemainingW"/>.</summary>
    public void Take(long quantityW)
    {
        side.ClearedW[_next] += quantityW;
        _takenOfNextW += quantityW;
        if (_takenOfNextW == side.QuantitiesW[_next])
        {
            _next++;
            _takenOfNextW = 0;
        }
    }

    /// <summary>Replaces what merit order gave to the orders at the marginal limit by pro-rata parts of the same sum.</summary>
    public void RationMargin()
    {
        if (LastAccepted < 0)
        {
            return;
        }

        (int first, int count) = MarginalGroup();
        Span<long> cleared = side.ClearedW.AsSpan(first, count);
        long groupW = 0;
        foreach (long clearedW in cleared)
        {
            groupW += clearedW;
        }

        LargestRemainder.Share(side.QuantitiesW.AsSpan(first, count), groupW, cleared);
    }

    /// <summary>Why an order is not filled.</summary>
    /// <param name="other">The other side.</param>
    public Func<int, UnfilledReason> WhyUnfilled(AuctionSide other)
    {
        long? margin = LastAccepted >= 0 ? LastAcceptedLimit : null;
        return index => side.WhyUnfilled(index, other.Side) is var reason && reason == UnfilledReason.Outbid && side.Limits[index] == margin
            ? UnfilledReason.RationedAtMargin
            : reason;
    }

    private (int First, int Count) MarginalGroup()
    {
        int first = LastAccepted;
        int end = first + 1;
        long limit = LastAcceptedLimit;
        while (first > 0 && side.Limits[first - 1] == limit)
        {
            first--;
        }

        while (end < side.Count && side.Limits[end] == limit)
        {
            end++;
        }

        return (first, end - first);
    }
}
