using System.Collections.Immutable;
using EdgeLem.Gateway.Feeders.Reading;
using EdgeLem.Gateway.MarketFiles.Contracts;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Gateway.MarketFiles.Reading.Blocks;
using EdgeLem.Market;
using EdgeLem.Market.Network;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles.Intervals;

/// <summary>Opens the intervals of a call one after the other: contracts first, then who takes part, then the network with what contracts deliver.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="input">What the files hold.</param>
internal sealed class IntervalOpening(ClearRequest request, ClearInput input)
{
    private readonly OrderAttendance _attendance = new(input.Orders, new ContractReplay(input.Contracts, new ContractApproval(input.Contracts, input.Feeder, request.Limits)));

    /// <summary>All intervals.</summary>
    /// <param name="admitted">Receives the blocks whose nodes no contract has on the other side; the others take no part.</param>
    public ImmutableArray<OpenInterval> OpenAll(out ImmutableArray<FileBlock> admitted)
    {
        HashSet<FileBlock> kept = new(input.Blocks, ReferenceEqualityComparer.Instance);
        var attended = new IntervalAttendance[input.Intervals.Length];
        foreach ((int index, MarketInterval interval) in input.Intervals.Index())
        {
            attended[index] = _attendance.In(interval);
            kept.RemoveWhere(block => block.QuantitiesW[index] > 0 && !_attendance.Admits(block.Row, interval));
        }

        ImmutableArray<FileBlock> blocks = admitted = [.. input.Blocks.Where(kept.Contains)];
        return [.. input.Intervals.Select((interval, index) => Open(interval, attended[index], [.. blocks.Where(block => block.QuantitiesW[index] > 0).Select(block => (block, block.QuantitiesW[index]))]))];
    }

    private OpenInterval Open(MarketInterval interval, IntervalAttendance attended, IReadOnlyList<(FileBlock Block, long PowerW)> blocks)
    {
        var book = new FileBook(attended.Present, blocks);
        FileFeeder? feeder = input.Feeder is { } plain ? plain.With(Delivered(plain, attended.Contracts)) : null;
        INetworkModel network = FileNetwork.Of(book.Located, feeder, request.Limits);
        var marketCase = new MarketCase
        {
            Interval = interval,
            Book = book.Book,
            Prices = request.Prices,
            Network = network,
            Tariff = request.TariffOn(network, feeder),
            RetailerServesRest = request.HasRetailer,
            RefusalPriceMicroEurPerKwh = request.RefusalPrice,
            LossPriceMicroEurPerKwh = request.LossPrice,
        };
        return new OpenInterval { Case = marketCase, Book = book, Absent = attended.Absent, Contracts = attended.Contracts, Feeder = feeder };
    }

    /// <summary>Power of contracts that are delivered, per bus and phase.</summary>
    private static IEnumerable<Injection> Delivered(FileFeeder feeder, ImmutableArray<ContractStanding> contracts) =>
        contracts.Where(standing => standing.IsInForce).SelectMany(standing => ContractApproval.Parties(standing.Contract))
            .SelectMany(party => feeder.InjectionsOf(party.NodeId, party.Phases, party.PowerW));
}
