using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>Runs the consensus on linear limits that are renewed by AC power flow until both agree, and ends in whole watts.</summary>
/// <remarks>
/// <para>Method: successive linearisation. Limits around the last powers, consensus to its end, whole watts, AC power flow; again from there until the state is
/// allowed and the powers no longer change (<see cref="AdmmOptions.Agreement"/>), so that neither a limit is missed nor room is left unused.</para>
/// <para>Whole watts: a proposal goes down where the limits make consumption dear, up where they make it cheap, else to the nearest; a proposal within
/// <see cref="WholeWithinW"/> of a whole watt counts as whole. What that still exceeds lowers the bound of its row for the next turn.</para>
/// </remarks>
internal sealed class DistributedSearch(INetworkModel model, NetworkOperator network, Consensus consensus, AdmmOptions options)
{
    private const double WholeWithinW = 1e-3;

    /// <summary>Limit prices below this, micro-euro per kWh, do not decide a rounding.</summary>
    private const double SmallestPrice = 1;

    private const int Halvings = 30;

    private long[] _powerW = [];

    /// <summary>Power per point in whole watts, import positive.</summary>
    public ImmutableArray<long> PowerW => [.. _powerW];

    /// <summary>Searches.</summary>
    /// <returns>Whether the last powers are allowed and final.</returns>
    public bool Run()
    {
        consensus.Ask(model.Points.Length);
        _powerW = Whole();
        bool isAllowed = EvaluateWhole().IsAllowed;
        for (int turn = 1; !isAllowed && turn <= options.MaximumLinearisations; turn++)
        {
            if (!TryRenew())
            {
                return false;
            }

            bool hasAgreed = consensus.Run();
            isAllowed = TakeTurn(hasAgreed);
            if (!hasAgreed)
            {
                consensus.ForgetUselessPrices();
            }
        }

        return isAllowed;
    }

    /// <summary>The limit because of which power of a point was refused.</summary>
    /// <param name="point">The point.</param>
    /// <param name="sign">+1 for refused bids, -1 for refused offers.</param>
    public (LimitKind Kind, string Element) ReasonAt(int point, int sign) =>
        consensus.Answer.LimitInTheWay(point, sign) is { } limit ? (limit.Kind, limit.Element) : (LimitKind.NoState, $"node {model.Points[point].NodeId}");

    /// <summary>Prices at the end.</summary>
    public ImmutableArray<NodalPrice> Prices() => network.PricesOf(consensus.Answer);

    private bool TakeTurn(bool hasAgreed)
    {
        long[] beforeW = _powerW;
        _powerW = Whole();
        NetworkState state = EvaluateWhole();
        if (state.IsAllowed)
        {
            return hasAgreed && ChangeFrom(beforeW) <= options.Agreement * _powerW.Sum(powerW => Math.Abs((double)powerW));
        }

        if (state.Converged && model.Linearize() is { } here)
        {
            network.AllowForRounding(here, [.. _powerW.Select(powerW => (double)powerW)]);
        }

        return false;
    }

    private bool TryRenew()
    {
        double scale = 1;
        for (int halving = 0; halving < Halvings; halving++, scale /= 2)
        {
            if (model.Linearize() is { } here)
            {
                network.Renew(here);
                return true;
            }

            model.Evaluate([.. _powerW.Select(powerW => scale / 2 * powerW)]);
        }

        return false;
    }

    private NetworkState EvaluateWhole() => model.Evaluate([.. _powerW.Select(powerW => (double)powerW)]);

    private double ChangeFrom(long[] beforeW) => _powerW.Zip(beforeW, (now, before) => Math.Abs((double)(now - before))).Sum();

    private long[] Whole()
    {
        ImmutableArray<NodalPrice> prices = Prices();
        long[] wholeW = new long[prices.Length];
        for (int point = 0; point < wholeW.Length; point++)
        {
            wholeW[point] = Whole(consensus.ProposalsW[point], prices[point].Voltage + prices[point].Congestion);
        }

        return wholeW;
    }

    private static long Whole(double powerW, double limitPrice)
    {
        double nearest = Math.Round(powerW);
        double whole = Math.Abs(powerW - nearest) <= WholeWithinW || Math.Abs(limitPrice) < SmallestPrice ? nearest
            : limitPrice > 0 ? Math.Floor(powerW) : Math.Ceiling(powerW);
        return (long)whole;
    }
}
