using EdgeLem.Gateway.MarketFiles.Reading.Contracts;

namespace EdgeLem.Gateway.MarketFiles.Contracts;

/// <summary>Something that happens to a contract of a file.</summary>
/// <param name="AtS">When, UTC epoch seconds.</param>
/// <param name="Kind">What.</param>
/// <param name="Contract">The contract.</param>
internal readonly record struct ContractHappening(long AtS, ContractHappeningKind Kind, FileContract Contract)
{
    /// <summary>What happens in the life of a contract.</summary>
    /// <param name="contract">The contract.</param>
    public static IEnumerable<ContractHappening> Of(FileContract contract)
    {
        yield return new(contract.OfferedS, ContractHappeningKind.Offer, contract);
        if (contract.AcceptedS is { } acceptedS)
        {
            yield return new(acceptedS, ContractHappeningKind.Accept, contract);
        }

        if (contract.WithdrawnS is { } withdrawnS)
        {
            yield return new(withdrawnS, ContractHappeningKind.Withdraw, contract);
        }

        if ((contract.DecidedS ?? contract.AcceptedS) is { } decidedS)
        {
            yield return new(decidedS, ContractHappeningKind.Decide, contract);
        }
    }
}
