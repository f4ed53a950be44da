using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Gateway.MarketFiles.Reading.Contracts;
using EdgeLem.Market.Clearing.Contracts;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles.Contracts;

/// <summary>Lets the contracts of a file happen in the sequence of their dates, interval after interval, in a <see cref="ContractRegister"/>.</summary>
/// <remarks>Within a second: offers, acceptances, withdrawals, decisions; of equal ones by contract id (<see cref="FileIdOrder"/>). Time does not go back.</remarks>
internal sealed class ContractReplay
{
    private readonly ImmutableArray<FileContract> _contracts;
    private readonly ContractApproval _approval;
    private readonly ContractRegister _register;
    private readonly Queue<ContractHappening> _toCome;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContractRefusal> _refusals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NetworkViolation> _limits = new(StringComparer.Ordinal);

    /// <summary>Begins before the first contract.</summary>
    /// <param name="contracts">The contracts of the file.</param>
    /// <param name="approval">Answers where the file states no decision.</param>
    public ContractReplay(ImmutableArray<FileContract> contracts, ContractApproval approval)
    {
        _contracts = contracts;
        _approval = approval;
        HashSet<string> providers = [.. contracts.Where(contract => contract.IsFromProvider).Select(contract => contract.Offer.Seller)];
        _register = new ContractRegister(providers.Contains);
        _toCome = new(contracts.SelectMany(ContractHappening.Of).OrderBy(happening => happening.AtS).ThenBy(happening => happening.Kind)
            .ThenBy(happening => happening.Contract.ContractId, FileIdOrder.Instance));
    }

    /// <summary>Goes on to the begin of an interval.</summary>
    /// <param name="interval">The interval; not before the last one.</param>
    /// <returns>Where every contract stands then, in the order of the file.</returns>
    public ImmutableArray<ContractStanding> GoTo(MarketInterval interval)
    {
        while (_toCome.TryPeek(out ContractHappening next) && next.AtS <= interval.StartS)
        {
            _toCome.Dequeue();
            Happen(next);
        }

        _register.Advance(interval.StartS);
        return [.. _contracts.Select(contract => StandingOf(contract, PeriodOf(interval)))];
    }

    /// <summary>Whether a node may take part on a side in the interval: not when a contract has it on the other side.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="side">To buy or to sell.</param>
    /// <param name="interval">The interval of the last <see cref="GoTo"/>.</param>
    public bool Admits(string nodeId, OrderSide side, MarketInterval interval) => _register.Roles.Check(nodeId, side, PeriodOf(interval)) == ContractRefusal.None;

    private static ContractPeriod PeriodOf(MarketInterval interval) => new(interval.StartS, interval.EndS);

    private void Happen(ContractHappening happening)
    {
        (long atS, ContractHappeningKind kind, FileContract contract) = happening;
        ContractRefusal refusal = ContractRefusal.None;
        if (kind == ContractHappeningKind.Offer)
        {
            refusal = _register.Post(contract.Offer, atS, out int number);
            _numbers.Add(contract.ContractId, number);
        }
        else if (_numbers[contract.ContractId] is var number and > 0)
        {
            refusal = kind switch
            {
                ContractHappeningKind.Accept => _register.Accept(number, contract.Buyer!, atS),
                ContractHappeningKind.Withdraw => _register.Withdraw(number, contract.Offer.Seller, atS),
                _ => Decide(contract, number, atS),
            };
        }

        if (refusal != ContractRefusal.None)
        {
            _refusals.TryAdd(contract.ContractId, refusal);
        }
    }

    private ContractRefusal Decide(FileContract contract, int number, long nowS)
    {
        _register.Advance(nowS);
        if (_register.Contracts[number - 1].State != ContractState.Accepted)
        {
            // Says why; without a decision in the file there was nothing to decide.
            return contract.Decision is null ? ContractRefusal.None : _register.Approve(number, nowS);
        }

        ContractRefusal answer = contract.Decision ?? AnswerOfNetwork(contract);
        if (answer == ContractRefusal.None)
        {
            return _register.Approve(number, nowS);
        }

        _register.Refuse(number, answer, nowS);
        return answer;
    }

    private ContractRefusal AnswerOfNetwork(FileContract contract)
    {
        FileContract[] approved = [.. _contracts.Where(other => StateOf(other) == ContractState.Approved)];
        if (_approval.LimitInTheWay(contract, approved) is not { } limit)
        {
            return ContractRefusal.None;
        }

        _limits[contract.ContractId] = limit;
        return ContractRefusal.NetworkLimit;
    }

    private ContractState? StateOf(FileContract contract) =>
        _numbers.TryGetValue(contract.ContractId, out int number) && number > 0 ? _register.Contracts[number - 1].State : null;

    private ContractStanding StandingOf(FileContract contract, ContractPeriod period)
    {
        ContractState? state = StateOf(contract);
        return new ContractStanding(
            contract,
            state,
            _refusals.GetValueOrDefault(contract.ContractId),
            _limits.TryGetValue(contract.ContractId, out NetworkViolation limit) ? limit : null,
            state is not null && _register.Contracts[_numbers[contract.ContractId] - 1].IsInForce(period));
    }
}
