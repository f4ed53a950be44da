using System.Collections.Immutable;
using System.Globalization;
using EdgeLem.Gateway.Input;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.MarketFiles.Reading.Contracts;

/// <summary>Bilateral contracts from a CSV file (docs/clear.md).</summary>
internal static class ContractFile
{
    /// <summary>Column of the contract's id.</summary>
    public const int ContractId = 0;

    /// <summary>Column of the seller.</summary>
    public const int Seller = 1;

    /// <summary>Column of the power, W.</summary>
    public const int Power = 2;

    /// <summary>Column of the price, micro-euro per kWh.</summary>
    public const int Price = 3;

    /// <summary>Column of the begin of the validity.</summary>
    public const int ValidFrom = 4;

    /// <summary>Column of the end of the validity.</summary>
    public const int ValidUntil = 5;

    /// <summary>Column of the moment of the offer.</summary>
    public const int Offered = 6;

    /// <summary>Column of the kind of seller.</summary>
    public const int Kind = 7;

    /// <summary>Column of the buyer.</summary>
    public const int Buyer = 8;

    /// <summary>Column of the moment of acceptance.</summary>
    public const int Accepted = 9;

    /// <summary>Column of the moment of withdrawal.</summary>
    public const int Withdrawn = 10;

    /// <summary>Column of the deadline.</summary>
    public const int Deadline = 11;

    /// <summary>Column of the network operator's decision.</summary>
    public const int Decision = 12;

    /// <summary>Column of the moment of that decision.</summary>
    public const int Decided = 13;

    /// <summary>Most contracts of a file: each is judged by power flows against all others.</summary>
    public const int MaximumContracts = 200;

    /// <summary>The columns by name.</summary>
    public static CsvColumns Columns { get; } = new(
        ["contract_id", "seller", "power_w", "price_micro_eur_per_kwh", "valid_from", "valid_until", "offered"],
        ["kind", "buyer", "accepted", "withdrawn", "deadline", "decision", "decided"]);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="places">Where nodes are.</param>
    /// <param name="mostW">What all contracts may have together, W.</param>
    /// <param name="defects">Receives everything that is wrong.</param>
    /// <returns>The contracts in the order of the file; meaningless when there are defects.</returns>
    public static ImmutableArray<FileContract> Read(string path, OrderPlaces places, long mostW, ICollection<Defect> defects)
    {
        List<FileContract> contracts = [];
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        new CsvInput(path, Columns, defects).Read((location, fields) =>
        {
            if (!lines.TryAdd(fields[ContractId], location.Line))
            {
                defects.Add(new Defect(location, FormattableString.Invariant($"contract_id is '{fields[ContractId]}', as on line {lines[fields[ContractId]]}. Give every contract an id of its own.")));
            }

            if (new ContractRow(new RowFields(location, Columns, fields, defects)).Read(places) is { } contract)
            {
                contracts.Add(contract);
            }
        });
        CheckSize((path, lines.Count), contracts, mostW, defects);
        CheckKinds(contracts, defects);
        return [.. contracts];
    }

    private static void CheckSize((string Path, int Rows) file, List<FileContract> contracts, long mostW, ICollection<Defect> defects)
    {
        if (file.Rows > MaximumContracts)
        {
            defects.Add(new Defect(new SourceLocation(file.Path, 0), string.Create(CultureInfo.InvariantCulture, $"the file has {file.Rows} contracts, allowed are {MaximumContracts}. Leave out those that are over.")));
        }

        long sumW = contracts.Sum(contract => contract.Offer.Terms.QuantityW);
        if (sumW > mostW)
        {
            defects.Add(new Defect(new SourceLocation(file.Path, 0), string.Create(CultureInfo.InvariantCulture, $"power_w of all contracts is {sumW} W together, allowed up to {mostW} W. Correct the unit.")));
        }
    }

    private static void CheckKinds(List<FileContract> contracts, ICollection<Defect> defects)
    {
        foreach (IGrouping<string, FileContract> seller in contracts.GroupBy(contract => contract.Offer.Seller, StringComparer.Ordinal))
        {
            FileContract first = seller.First();
            foreach (FileContract other in seller.Where(other => other.IsFromProvider != first.IsFromProvider))
            {
                defects.Add(new Defect(other.Location, FormattableString.Invariant($"seller '{seller.Key}' is a {(other.IsFromProvider ? "provider" : "prosumer")} here and not so on line {first.Location.Line}. Give all its contracts the same kind.")));
            }
        }

        foreach (FileContract contract in contracts.Where(contract => contract.Buyer is { } buyer && contracts.Exists(other => other.IsFromProvider && other.Offer.Seller == buyer)))
        {
            defects.Add(new Defect(contract.Location, $"buyer '{contract.Buyer}' is a provider, who only sells. Name a node."));
        }
    }
}
