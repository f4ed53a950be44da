using EdgeLem.Market.Clearing.Contracts;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Reading.Contracts;

/// <summary>Turns one row of a contract file into a contract, or says everything that is wrong with it.</summary>
/// <param name="row">The fields in the order of <see cref="ContractFile.Columns"/>.</param>
internal sealed class ContractRow(RowFields row)
{
    /// <summary>Reads the row.</summary>
    /// <param name="places">Where nodes are.</param>
    /// <returns>The contract; null when anything is wrong with it.</returns>
    public FileContract? Read(OrderPlaces places)
    {
        int before = row.DefectCount;
        string id = row.Id(ContractFile.ContractId, "contract");
        ContractKind kind = Kind();
        string sellerPhases = SellerPhases(kind, places);
        string? buyer = row[ContractFile.Buyer] is { Length: > 0 } named ? named : null;
        string buyerPhases = buyer is null ? "" : row.PhasesOf(ContractFile.Buyer, "", places);
        (long powerW, long price) = (row.QuantityW(ContractFile.Power), row.Price(ContractFile.Price));
        ContractRefusal? decision = Decision();
        int beforeDates = row.DefectCount;
        var contract = new
        {
            OfferedS = row.Instant(ContractFile.Offered), FromS = row.Instant(ContractFile.ValidFrom), UntilS = row.Instant(ContractFile.ValidUntil), DeadlineS = row.OptionalInstant(ContractFile.Deadline),
            AcceptedS = row.OptionalInstant(ContractFile.Accepted), WithdrawnS = row.OptionalInstant(ContractFile.Withdrawn), DecidedS = row.OptionalInstant(ContractFile.Decided),
        };
        if (row.DefectCount == beforeDates)
        {
            CheckSequence(contract.OfferedS, (contract.FromS, contract.UntilS), contract.AcceptedS);
        }

        return row.DefectCount > before ? null : new FileContract
        {
            Location = row.Location, ContractId = id, OfferedS = contract.OfferedS, Buyer = buyer, AcceptedS = contract.AcceptedS, WithdrawnS = contract.WithdrawnS, DecidedS = contract.DecidedS,
            Decision = decision, SellerPhases = sellerPhases, BuyerPhases = buyerPhases,
            Offer = OfferOf(kind, new OrderTerms(powerW, price), new ContractPeriod(contract.FromS, contract.UntilS), contract.DeadlineS),
        };
    }

    /// <summary>What a person mixes up; what the dates mean together is for the register to say.</summary>
    private void CheckSequence(long offeredS, (long FromS, long UntilS) validity, long? acceptedS)
    {
        if (validity.UntilS <= validity.FromS)
        {
            row.Refuse($"valid_until is '{row[ContractFile.ValidUntil]}', not after valid_from '{row[ContractFile.ValidFrom]}'. Swap or correct them.");
        }

        if (row[ContractFile.Buyer].Length > 0 != acceptedS is not null)
        {
            row.Refuse($"buyer is '{row[ContractFile.Buyer]}' and accepted is '{row[ContractFile.Accepted]}'. Give both for a contract that somebody accepted, or none.");
        }

        foreach (int column in new[] { ContractFile.Accepted, ContractFile.Withdrawn, ContractFile.Decided })
        {
            if (row.OptionalInstant(column) is { } instantS && instantS < offeredS)
            {
                row.Refuse($"{ContractFile.Columns.All.ElementAt(column)} is '{row[column]}', before it was offered at '{row[ContractFile.Offered]}'. Correct one of them.");
            }
        }

        if (row[ContractFile.Buyer] == row[ContractFile.Seller])
        {
            row.Refuse($"buyer and seller are both '{row[ContractFile.Seller]}'. Nobody contracts with himself; correct one of them.");
        }
    }

    private ContractOffer OfferOf(ContractKind kind, OrderTerms terms, ContractPeriod validity, long? deadlineS) => new()
    {
        Seller = row[ContractFile.Seller], Kind = kind, Terms = terms, Validity = validity, DeadlineS = deadlineS ?? validity.FromS,
        Term = validity.LengthS > ContractOffer.LongestTemporaryS ? ContractTerm.LongTerm : ContractTerm.Temporary,
    };

    private ContractKind Kind()
    {
        switch (row[ContractFile.Kind])
        {
            case "" or "prosumer": return ContractKind.ProsumerToConsumer;
            case "provider": return ContractKind.ProviderToConsumer;
            default:
                row.Refuse($"kind is '{row[ContractFile.Kind]}'; it must be prosumer (the seller is a node) or provider (the energy comes from outside), or empty for prosumer.");
                return default;
        }
    }

    private ContractRefusal? Decision()
    {
        switch (row[ContractFile.Decision])
        {
            case "": return null;
            case "approved": return ContractRefusal.None;
            case "network-limit": return ContractRefusal.NetworkLimit;
            case "not-admitted": return ContractRefusal.NotAdmitted;
            default:
                row.Refuse($"decision is '{row[ContractFile.Decision]}'; it must be approved, network-limit or not-admitted, or empty to let the network decide.");
                return null;
        }
    }

    private string SellerPhases(ContractKind kind, OrderPlaces places)
    {
        string seller = row[ContractFile.Seller];
        if (kind == ContractKind.ProsumerToConsumer)
        {
            return row.PhasesOf(ContractFile.Seller, "", places);
        }

        if (!RegisteredNode.IsAllowedId(seller))
        {
            row.Refuse($"seller is '{seller}'; a provider's account has 1 to 32 characters of a-z, 0-9 and '-' and is none of 'market', 'retailer' and 'network'. Rename it.");
        }
        else if (places.HasFeeder && places.TryFind(seller, out _))
        {
            row.Refuse($"seller '{seller}' is a node of the feeder, and kind is provider. Give kind prosumer, or the account of somebody outside.");
        }

        return "";
    }
}
