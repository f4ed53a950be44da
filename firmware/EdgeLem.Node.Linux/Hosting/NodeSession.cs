using System.Security.Cryptography;
using EdgeLem.Node.Control;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Face;
using EdgeLem.Node.Linux.Ports;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>One boot of the node: its core, its bus and its way to the gateway, worked by one thread. It ends when it is cancelled, or when the clock went back.</summary>
internal sealed class NodeSession : IAsyncDisposable
{
    /// <summary>Longest time in ms between two looks for messages; a dispatch acts at most so much later.</summary>
    private const int LongestWaitMs = 50;

    private const long ClockPeriodMs = 1000;

    private readonly NodeConfiguration _configuration;
    private readonly NodeSurroundings _surroundings;
    private readonly NodeClock _clock;
    private readonly BusLine _line;
    private readonly GatewayLink _link;
    private readonly NodeCycle _cycle;
    private readonly MessageInbox _inbox;
    private readonly DeviceJournal _journal;
    private readonly CancellationTokenSource _linkStop = new();
    private Task _linkTask = Task.CompletedTask;
    private long _nextClockMs = long.MinValue;
    private bool _isOnline;
    private bool _wasOpen;
    private string? _toldProblem;

    /// <summary>Builds a boot; nothing is opened yet.</summary>
    /// <param name="configuration">What the node is.</param>
    /// <param name="store">Where its counters wait.</param>
    /// <param name="surroundings">Log, clock and watchdog.</param>
    public NodeSession(NodeConfiguration configuration, EnergyStore store, NodeSurroundings surroundings)
    {
        (_configuration, _surroundings) = (configuration, surroundings);
        _clock = NodeClock.OfMachine(surroundings.Time, configuration.Clock);
        var boot = new NodeBoot(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)), NodeVersion.Text);
        Identity = new NodeIdentity(configuration.FeederId, configuration.NodeId, boot, configuration.Connection);
        _line = configuration.Bus.Open();
        var parts = new GatewayLinkParts(surroundings.Logger, surroundings.Time, surroundings.Chance, _line.Pump.Wake);
        parts = configuration.Mqtt == MqttLibrary.MqttNet ? parts with { CreateClient = DeviceAdapters.CreateMqttNet } : parts;
        _link = new GatewayLink(Identity, (configuration.GatewayHost, configuration.GatewayPort), parts);
        _cycle = new NodeCycle(Identity, new FieldBus(_line.Master, configuration.Meter(), configuration.Inverter?.Create()), _link, new NodeEquipment(store, Flexibility()));
        _inbox = new MessageInbox(_cycle, surroundings.Logger);
        _journal = new DeviceJournal(_cycle, surroundings.Logger);
    }

    /// <summary>Who the node is in this boot.</summary>
    public NodeIdentity Identity { get; }

    /// <summary>The node's core.</summary>
    public NodeCycle Cycle => _cycle;

    /// <summary>Runs until it is cancelled or the clock went back. It occupies the calling thread.</summary>
    /// <param name="stop">Ends it.</param>
    /// <returns>False when the node has to begin anew because the clock went back.</returns>
    public bool Run(CancellationToken stop)
    {
        LogMessages.Started(
            _surroundings.Logger, Identity.NodeId, Identity.FeederId, Identity.Boot.Id, _configuration.Bus.Name, _configuration.GatewayHost, _configuration.GatewayPort);
        _linkTask = _link.RunAsync(_linkStop.Token);
        JudgeClock(_clock.NowMs());
        _cycle.Start(_clock.NowMs());
        while (!stop.IsCancellationRequested && !_clock.WentBack)
        {
            Step();
        }

        LogMessages.Stopped(_surroundings.Logger, _line.Master.Transactions, _line.Master.Errors, _link.Sent, _cycle.Energy.Store.Waiting);
        return !_clock.WentBack;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _linkStop.CancelAsync();
        await _linkTask;
        await _link.DisposeAsync();
        _line.Dispose();
        _linkStop.Dispose();
    }

    private void Step()
    {
        long nowMs = _clock.NowMs();
        JudgeClock(nowMs);
        TakeEvents(nowMs);
        _cycle.Advance(nowMs);
        if (!_cycle.Bus.IsBusy)
        {
            _journal.Look();
        }

        _line.Pump.Serve(_clock.NowMs, (int)Math.Clamp(_cycle.NextDueMs - _clock.NowMs(), 0, LongestWaitMs));
        TellLine();
        TellPeople();
        _surroundings.Alive();
    }

    private void JudgeClock(long nowMs)
    {
        if (nowMs < _nextClockMs)
        {
            return;
        }

        _nextClockMs = nowMs + ClockPeriodMs;
        TimeQuality quality = _clock.Quality();
        if (quality != _cycle.TimeQuality)
        {
            LogMessages.ClockChanged(_surroundings.Logger, quality.ToString());
            _cycle.OnClock(quality, nowMs);
        }
    }

    private void TakeEvents(long nowMs)
    {
        while (_link.TryTake(out LinkEvent told))
        {
            switch (told.Kind)
            {
                case LinkEventKind.Connected: _isOnline = true; _cycle.Announce(nowMs); break;
                case LinkEventKind.Lost: _isOnline = false; _cycle.OnLinkLost(); break;
                default: _inbox.Take(told.Topic, told.Payload.Span, nowMs); break;
            }
        }
    }

    private HouseFlexibility? Flexibility() => _configuration.CreateFlexibility(_surroundings.HeatPump?.CreateControl());

    private void TellPeople()
    {
        if (_surroundings.HeatPump is { } relays && relays.TryTakeProblem(out string problem))
        {
            LogMessages.RelayFailed(_surroundings.Logger, problem);
        }

        if (_surroundings.Panel is { IsDue: true } panel)
        {
            panel.Show(NodeFace.Of(Identity.NodeId, _cycle, _isOnline, _cycle.Energy.Store.Waiting));
        }
    }

    private void TellLine()
    {
        if (_line.Pump.IsOpen && !_wasOpen)
        {
            LogMessages.BusOpen(_surroundings.Logger, _configuration.Bus.Name);
        }
        else if (_line.Pump.Problem is { } problem && problem != _toldProblem)
        {
            LogMessages.BusClosed(_surroundings.Logger, problem);
        }

        (_wasOpen, _toldProblem) = (_line.Pump.IsOpen, _line.Pump.Problem);
    }
}
