using EdgeLem.Gateway.MarketFiles.Reading.Contracts;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing.Contracts;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.MarketFiles.Contracts;

/// <summary>The network operator's answer to a contract: refused when its power, with the base load and the contracts approved before it, breaks a limit at any time of its validity.</summary>
/// <remarks>
/// Contracts begin and end, so the powers change only there: one AC power flow at the begin of the validity and at every begin or end of another contract within it. It fails closed: a state that breaks a
/// limit without the contract refuses it too.
/// </remarks>
internal sealed class ContractApproval
{
    private readonly FeederNetwork? _network;
    private readonly Dictionary<(string NodeId, string Phases), int> _points = [];

    /// <summary>Prepares the power flows.</summary>
    /// <param name="contracts">All contracts of the file.</param>
    /// <param name="feeder">The feeder with its base load; null approves everything.</param>
    /// <param name="limits">The limits to keep.</param>
    public ContractApproval(IReadOnlyCollection<FileContract> contracts, FileFeeder? feeder, NetworkLimits limits)
    {
        (string NodeId, string Phases)[] parties = [.. contracts.SelectMany(Parties).Select(party => (party.NodeId, party.Phases)).Distinct()];
        if (feeder is null || parties.Length == 0)
        {
            return;
        }

        _points = parties.Index().ToDictionary(party => party.Item, party => party.Index);
        _network = new FeederNetwork(feeder.Feeder, new FeederNetworkOptions { Points = [.. parties.Select(party => feeder.PointOf(party.NodeId, party.Phases))], Limits = limits });
        _network.SetBase(feeder.BaseLoad.Select(power => new BasePower(power.Bus, power.Phase, power.PowerW, power.ReactivePowerVar)));
    }

    /// <summary>Where a contract's power flows in the feeder: at the buyer, and at the seller unless the energy comes from outside.</summary>
    /// <param name="contract">The contract.</param>
    public static IEnumerable<(string NodeId, string Phases, long PowerW)> Parties(FileContract contract)
    {
        if (contract.Buyer is { } buyer)
        {
            yield return (buyer, contract.BuyerPhases, contract.Offer.Terms.QuantityW);
        }

        if (!contract.IsFromProvider)
        {
            yield return (contract.Offer.Seller, contract.SellerPhases, -contract.Offer.Terms.QuantityW);
        }
    }

    /// <summary>Judges a contract.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="approved">The contracts approved before it.</param>
    /// <returns>The first limit that is not kept; null when all are, or there is no feeder.</returns>
    public NetworkViolation? LimitInTheWay(FileContract contract, IReadOnlyList<FileContract> approved)
    {
        if (_network is null)
        {
            return null;
        }

        ContractPeriod validity = contract.Offer.Validity;
        FileContract[] others = [.. approved.Where(other => other.Offer.Validity.Overlaps(validity))];
        IEnumerable<long> changes = others.SelectMany(other => new[] { other.Offer.Validity.FromS, other.Offer.Validity.UntilS })
            .Where(atS => validity.FromS < atS && atS < validity.UntilS).Distinct().Order();
        foreach (long atS in changes.Prepend(validity.FromS))
        {
            IEnumerable<FileContract> inForce = others.Where(other => other.Offer.Validity.FromS <= atS && atS < other.Offer.Validity.UntilS).Append(contract);
            _network.BeginRound();
            NetworkState state = _network.Evaluate(PowerW(inForce));
            if (!state.IsAllowed)
            {
                return state.Violations[0];
            }
        }

        return null;
    }

    private double[] PowerW(IEnumerable<FileContract> contracts)
    {
        double[] powerW = new double[_points.Count];
        foreach ((string nodeId, string phases, long partyW) in contracts.SelectMany(Parties))
        {
            powerW[_points[(nodeId, phases)]] += partyW;
        }

        return powerW;
    }
}
