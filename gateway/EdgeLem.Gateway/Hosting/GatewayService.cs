using System.Globalization;
using System.Net;
using EdgeLem.Gateway.Configuration;
using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Links;
using EdgeLem.Gateway.Rounds;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Gateway.Hosting;

/// <summary>
/// The gateway for real nodes: broker, market, ledger and live page in one process, moved on by one loop that calls <see cref="MarketGateway.Advance"/>
/// once per whole second of market time.
/// </summary>
public sealed class GatewayService : IAsyncDisposable
{
    /// <summary>Longer steps than this are reported; a loaded machine may skip a second or two.</summary>
    private const long LongestUsualStepS = 60;

    private readonly GatewayConfiguration _configuration;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SqliteLedger _ledger;
    private readonly LiveFeed _feed;
    private readonly GatewayServer _server;
    private readonly MarketGateway _gateway;
    private long _lastStepS;
    private bool _isClockBehind;

    private GatewayService(GatewayConfiguration configuration, GatewaySurroundings surroundings, SqliteLedger ledger)
    {
        _configuration = configuration;
        _time = surroundings.Time;
        _logger = surroundings.Logging.CreateLogger("EdgeLem.Gateway");
        _ledger = ledger;
        _feed = new LiveFeed(configuration.Feeder, configuration.Limits, configuration.Nodes);
        _server = GatewayServer.Create(new GatewayServerOptions
        {
            Mqtt = configuration.Mqtt,
            Http = configuration.Http,
            Access = new TopicAccess(configuration.Market.FeederId, configuration.Nodes.Select(node => node.NodeId)),
            Page = _feed.State,
            Logging = surroundings.Logging,
        });
        _lastStepS = NowS();

        // A node takes over settings of a version that it does not have: every start may bring new ones.
        _gateway = new MarketGateway(configuration.Market with { ConfigVersion = _lastStepS }, new GatewayEnvironment
        {
            Feeder = configuration.Feeder,
            Limits = configuration.Limits,
            Nodes = configuration.Nodes,
            Link = _server.Link!,
            Time = _time,
            Ledger = ledger,
            Observer = new ObserverList([new RoundLog(_logger), _feed, .. surroundings.Observers]),
        });
        _feed.Watch(_gateway.Counters);
    }

    /// <summary>Where the broker listens, with the real port.</summary>
    public IPEndPoint MqttEndPoint => _server.MqttEndPoint!;

    /// <summary>Where the live page listens, with the real port; null without one.</summary>
    public IPEndPoint? HttpEndPoint => _server.HttpEndPoint;

    /// <summary>Opens or continues the ledger, starts the market and then the listeners: the first node to connect finds its settings and the gate.</summary>
    /// <param name="configuration">What to run.</param>
    /// <param name="surroundings">Clock, log and further observers.</param>
    /// <exception cref="GatewayStartException">Ledger, clock or a port stand in the way.</exception>
    public static async Task<GatewayService> StartAsync(GatewayConfiguration configuration, GatewaySurroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(surroundings);
        SqliteLedger ledger = OpenLedger(configuration);
        try
        {
            StartClock.Check(ledger, configuration.LedgerPath, surroundings.Time.GetUtcNow());
            return await StartAsync(configuration, surroundings, ledger);
        }
        catch (Exception fault) when (fault is ListenException or SqliteException)
        {
            ledger.Dispose();
            throw new GatewayStartException(fault.Message, fault);
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <summary>Runs until it is stopped: a step that has begun is finished, messages that have arrived are handled.</summary>
    /// <param name="stopping">Ends the service in order.</param>
    /// <exception cref="LedgerLostException">The ledger cannot be written any more.</exception>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (await WaitForNextSecondAsync(stopping))
        {
            // The second that has just begun is not over: an order that arrives in the second of gate closure is still in time.
            Step(NowS() - 1);
        }

        Step(NowS());
        LogMessages.Stopped(_logger, _ledger.RoundCount, _ledger.Head);
    }

    /// <summary>Closes listeners and ledger.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _ledger.Dispose();
    }

    private static async Task<GatewayService> StartAsync(GatewayConfiguration configuration, GatewaySurroundings surroundings, SqliteLedger ledger)
    {
        var service = new GatewayService(configuration, surroundings, ledger);
        try
        {
            await service.StartAsync();
            return service;
        }
        catch
        {
            await service._server.DisposeAsync();
            throw;
        }
    }

    private async Task StartAsync()
    {
        GatewayOptions market = _configuration.Market;
        LogMessages.Started(_logger, market.FeederId, _configuration.Nodes.Count, market.IntervalS, _configuration.LedgerPath);
        foreach (string note in _configuration.FeederNotes)
        {
            LogMessages.FeederNote(_logger, note);
        }

        _gateway.Start(_lastStepS);
        _feed.SetClock(_lastStepS, market);
        await _server.ListenAsync();
        LogMessages.Listening(_logger, MqttEndPoint, HttpEndPoint is { } http ? $"http://{http}" : "off");
    }

    private static SqliteLedger OpenLedger(GatewayConfiguration configuration)
    {
        var genesis = new LedgerGenesis(configuration.Market.FeederId, new Dictionary<string, string>
        {
            ["interval-s"] = configuration.Market.IntervalS.ToString(CultureInfo.InvariantCulture),
            ["mechanism"] = configuration.Market.Mechanism,
            ["policy"] = configuration.Market.Policy,
        });
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(configuration.LedgerPath)!);
            return SqliteLedger.Open(configuration.LedgerPath, genesis);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new GatewayStartException(fault.Message, fault);
        }
        catch (SqliteException fault)
        {
            throw new GatewayStartException($"ledger '{configuration.LedgerPath}' cannot be opened: {fault.Message} Check access rights and that no other gateway uses it.", fault);
        }
    }

    /// <summary>Waits for the wall clock, not for a period of its own, so that the steps stay on whole seconds for months.</summary>
    private async Task<bool> WaitForNextSecondAsync(CancellationToken stopping)
    {
        long intoSecond = _time.GetUtcNow().Ticks % TimeSpan.TicksPerSecond;
        try
        {
            await Task.Delay(TimeSpan.FromTicks(TimeSpan.TicksPerSecond - intoSecond), _time, stopping);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Step(long nowS)
    {
        if (IsClockSound(nowS))
        {
            _lastStepS = nowS;
            Advance(nowS);
            _feed.SetClock(nowS, _configuration.Market);
        }
    }

    private void Advance(long nowS)
    {
        DateTimeOffset? interval = _gateway.Gate is { } gate ? At(gate.Interval.StartS) : null;
        try
        {
            _gateway.Advance(nowS);
        }
        catch (Exception fault) when (LedgerLostException.IsCause(fault))
        {
            throw new LedgerLostException(_configuration.LedgerPath, fault);
        }
        catch (Exception fault)
        {
            // Whatever failed, the nodes still need the next gate, and the network its next check.
            LogMessages.StepFailed(_logger, fault, At(nowS), interval);
        }
    }

    /// <summary>Market time never goes back; while the clock does, the gateway waits.</summary>
    private bool IsClockSound(long nowS)
    {
        bool isBehind = nowS < _lastStepS;
        if (isBehind && !_isClockBehind)
        {
            LogMessages.ClockWentBack(_logger, At(_lastStepS), At(nowS));
        }

        if (nowS > _lastStepS + LongestUsualStepS)
        {
            LogMessages.ClockJumped(_logger, At(_lastStepS), At(nowS));
        }

        _isClockBehind = isBehind;
        return !isBehind;
    }

    private long NowS() => _time.GetUtcNow().ToUnixTimeSeconds();

    private static DateTimeOffset At(long epochS) => DateTimeOffset.FromUnixTimeSeconds(epochS);
}
