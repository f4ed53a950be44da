using System.Collections.Immutable;
using System.Globalization;
using EdgeLem.Gateway.Commands;
using EdgeLem.Gateway.Feeders;
using EdgeLem.Gateway.Feeders.Reading;
using EdgeLem.Gateway.MarketFiles.Intervals;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Gateway.MarketFiles.Reading.Blocks;
using EdgeLem.Gateway.MarketFiles.Reading.Contracts;
using EdgeLem.Gateway.MarketFiles.Results;
using EdgeLem.Grid;
using EdgeLem.Market;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>Clears the orders of a file under a market design and writes what came of it.</summary>
/// <param name="request">What was asked for.</param>
internal sealed class OrderClearing(ClearRequest request)
{
    /// <summary>Most orders times intervals of a call, which all are kept until they are written.</summary>
    private const long MostOrderIntervals = 2_000_000;

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
        ClearInput input = Read(import?.Feeder);
        if (_defects.Count > 0)
        {
            FeederChecking.WriteLines(error, _defects.Select(defect => $"error: {defect}"));
            return ExitCode.BadInput;
        }

        Write(new IntervalClearing(request, design!).Clear(input), output);
        FeederChecking.WriteLines(output, FeederDescription.Notes(import?.Notes ?? []));
        return ExitCode.Success;
    }

    private ClearInput Read(Feeder? feeder)
    {
        var places = new OrderPlaces(feeder);
        int before = _defects.Count;
        IReadOnlyList<FileOrder> orders = OrderFile.Read(request.OrdersPath, places, _defects);
        ImmutableArray<MarketInterval> intervals = IntervalsOf(orders, areRight: _defects.Count == before);
        OrderFile.CheckSums(request.OrdersPath, orders, request.MostW, _defects);
        IReadOnlyList<Injection> baseLoad = request.BaseLoadPath is { } file ? InjectionFile.Read(file, feeder, _defects) : [];
        ImmutableArray<FileBlock> blocks = request.BlocksPath is { } blockFile ? BlockFile.Read(blockFile, places, intervals, _defects) : [];
        BlockFile.CheckIds(blocks, orders, _defects);
        ImmutableArray<FileContract> contracts = request.ContractsPath is { } contractFile ? ContractFile.Read(contractFile, places, request.MostW, _defects) : [];
        CheckSeries(orders);
        return new ClearInput { Orders = orders, Blocks = blocks, Contracts = contracts, Intervals = intervals, Feeder = feeder is null ? null : new FileFeeder(feeder, baseLoad) };
    }

    /// <summary>The intervals; none where they are not known because something else is wrong.</summary>
    private ImmutableArray<MarketInterval> IntervalsOf(IReadOnlyList<FileOrder> orders, bool areRight) =>
        request.HasRightIntervals && (areRight || request.IntervalStartS is not null) ? request.IntervalsAfter(orders.Select(order => order.ArrivalS).DefaultIfEmpty(0).Max()) : [];

    private void CheckSeries(IReadOnlyList<FileOrder> orders)
    {
        if (request.IntervalStartS is null && (request.ContractsPath is not null || orders.Any(order => order.HasValidity)))
        {
            string what = request.ContractsPath is not null ? "contracts" : "orders with a validity";
            _defects.Add(new Defect(default, $"--interval is missing: which {what} take part depends on when the interval is. Give its start."));
        }

        if (request.Intervals > 1 && (long)orders.Count * request.Intervals > MostOrderIntervals)
        {
            _defects.Add(new Defect(default, string.Create(CultureInfo.InvariantCulture, $"--intervals is {request.Intervals} for {orders.Count} orders, allowed are {MostOrderIntervals / orders.Count} for so many. Clear them in parts.")));
        }
    }

    private static void Write(ClearedFile cleared, TextWriter output)
    {
        using var folder = ClearFolder.Begin(cleared);
        var summaries = cleared.Intervals.Select(one => ClearSummary.Of(cleared, one)).ToImmutableArray();
        folder.Write(summaries);
        FeederChecking.WriteLines(output, ClearReport.Lines(cleared, summaries));
    }
}
