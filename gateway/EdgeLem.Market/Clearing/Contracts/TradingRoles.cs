using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>Who buys and who sells when. Nobody does both at once, so that nobody trades with the difference between two partners.</summary>
public sealed class TradingRoles
{
    private readonly Dictionary<string, List<(OrderSide Side, ContractPeriod Period)>> _roles = new(StringComparer.Ordinal);

    /// <summary>Registers a node on one side for a period.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="side">To buy or to sell.</param>
    /// <param name="period">When.</param>
    /// <returns><see cref="ContractRefusal.None"/>, or why it cannot: it is on the other side in a part of the period.</returns>
    public ContractRefusal Register(string nodeId, OrderSide side, ContractPeriod period)
    {
        ArgumentNullException.ThrowIfNull(nodeId);
        ContractRefusal refusal = Check(nodeId, side, period);
        if (refusal == ContractRefusal.None)
        {
            if (!_roles.TryGetValue(nodeId, out List<(OrderSide, ContractPeriod)>? roles))
            {
                _roles.Add(nodeId, roles = []);
            }

            roles.Add((side, period));
        }

        return refusal;
    }

    /// <summary>Whether a node may be on a side in a period.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="side">To buy or to sell.</param>
    /// <param name="period">When.</param>
    public ContractRefusal Check(string nodeId, OrderSide side, ContractPeriod period)
    {
        ArgumentNullException.ThrowIfNull(nodeId);
        bool isOnOther = _roles.TryGetValue(nodeId, out List<(OrderSide Side, ContractPeriod Period)>? roles)
            && roles.Exists(role => role.Side != side && role.Period.Overlaps(period));
        return (isOnOther, side) switch
        {
            (false, _) => ContractRefusal.None,
            (true, OrderSide.Bid) => ContractRefusal.NodeIsSeller,
            _ => ContractRefusal.NodeIsBuyer,
        };
    }

    /// <summary>Takes one registration back, when a contract came to nothing.</summary>
    internal void Forget(string nodeId, OrderSide side, ContractPeriod period)
    {
        if (_roles.TryGetValue(nodeId, out List<(OrderSide, ContractPeriod)>? roles))
        {
            roles.Remove((side, period));
        }
    }
}
