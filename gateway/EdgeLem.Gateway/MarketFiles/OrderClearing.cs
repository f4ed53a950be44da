using EdgeLem.Gateway.Commands;
using EdgeLem.Gateway.Feeders;
using EdgeLem.Gateway.Feeders.Reading;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Gateway.MarketFiles.Results;
using EdgeLem.Grid;
using EdgeLem.Market;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>Clears the orders of a file under a market design and writes what came of it.</summary>
/// <param name="request">What was asked for.</param>
internal sealed class OrderClearing(ClearRequest request)
{
    private readonly List<Defect> _defects = [];

    /// <summary>Reads, clears and writes.</summary>
    /// <param name="output">Receives the key figures.</param>
    /// <param name="error">Receives what is wrong, one line each.</param>
    /// <returns>The exit code.</returns>
    public int Run(TextWriter output, TextWriter error)
    {
        List<string> faults = [.. request.Faults()];
        MarketDesign? design = request.Design.Find(faults);
        _defects.AddRange(faults.Select(fault => new Defect(default, fault)));
        FeederImport? import = request.FeederPath is { } path ? FeederFiles.Load(path) : null;
        _defects.AddRange(import?.Defects ?? []);
        IReadOnlyList<FileOrder> orders = OrderFile.Read(request.OrdersPath, new OrderPlaces(import?.Feeder), _defects);
        IReadOnlyList<Injection> baseLoad = request.BaseLoadPath is { } file ? InjectionFile.Read(file, import?.Feeder, _defects) : [];
        if (_defects.Count > 0)
        {
            FeederChecking.WriteLines(error, _defects.Select(defect => $"error: {defect}"));
            return ExitCode.BadInput;
        }

        ClearedFile cleared = Clear(design!, new FileBook(orders), import?.Feeder is { } feeder ? new FileFeeder(feeder, baseLoad) : null);
        Write(cleared, output);
        FeederChecking.WriteLines(output, FeederDescription.Notes(import?.Notes ?? []));
        return ExitCode.Success;
    }

    private ClearedFile Clear(MarketDesign design, FileBook book, FileFeeder? feeder)
    {
        INetworkModel network = FileNetwork.Of(book, feeder, request.Limits);
        MarketCase marketCase = CaseOf(book, network, feeder?.TopologyOf(network) ?? network.Topology);
        var cleared = new ClearedFile { Request = request, Book = book, Case = marketCase, Outcome = design.Run(marketCase) };
        return feeder is null ? cleared : cleared with
        {
            Before = feeder.Solve(network.Points, cleared.Grid.Before.PowerW),
            After = feeder.Solve(network.Points, cleared.Grid.After.PowerW),
        };
    }

    private MarketCase CaseOf(FileBook book, INetworkModel network, NetworkTopology topology)
    {
        MarketInterval interval = request.IntervalAfter(book.Orders.Select(order => order.ArrivalS).DefaultIfEmpty(0).Max());
        return new MarketCase
        {
            Interval = interval,
            Book = book.Book,
            Prices = request.Prices,
            Network = network,
            Tariff = new FeeTariff { Points = network.Points, Topology = topology, RateMicroEurPerKwh = request.FeeRate, CostMicroEur = request.FeeCost },
            RetailerServesRest = request.HasRetailer,
            RefusalPriceMicroEurPerKwh = request.RefusalPrice,
            LossPriceMicroEurPerKwh = request.LossPrice,
        };
    }

    private void Write(ClearedFile cleared, TextWriter output)
    {
        using var folder = ClearFolder.Begin(request.Folder);
        var summary = ClearSummary.Of(cleared);
        folder.Write(cleared, summary);
        FeederChecking.WriteLines(output, ClearReport.Lines(cleared, summary));
    }
}
