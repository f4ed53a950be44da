using EdgeLem.Node.Esp32.Host.Adapters;
using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Metering.Store;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Endurance;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>
/// The device's program through a day at speed, on one thread: its three workers take their steps when they are due, on a virtual clock that moves only when no bytes are on the line and no message is on
/// its way. Line, sockets, broker and gateway are real.
/// </summary>
internal sealed class DayRun : IDisposable
{
    public const long StartS = 1_781_740_800; // 2026-06-18 00:00:00 UTC

    private const long DayS = 86_400;
    private const int LongestRestMs = 500;
    private const int BusyRestMs = 50;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly int _seed;
    private readonly DayTime _time = new(StartS * 1000);
    private readonly DayFiles _files = new();
    private readonly TornFiles _flash;
    private readonly DayBus _bus;
    private readonly Queue<DayEvent> _events;
    private readonly EnergyRecord _record = new();
    private DayGateway? _gateway;
    private HostBoard? _board;
    private NodeProgram? _program;
    private NodeParts _parts = null!;
    private int _port;
    private long _answerAtMs = long.MaxValue;
    private long _busDueMs;
    private long _linkDueMs;
    private long _supervisorDueMs;
    private long _sequenceSeen;
    private long _sentSeen;
    private bool _isWifiThere = true;
    private bool _mustCutInFlight;
    private bool _mustReboot;
    private bool _hasSent;

    public DayRun(int seed, IEnumerable<DayEvent> events)
    {
        _seed = seed;
        _events = new Queue<DayEvent>(events);
        _flash = new TornFiles(_files.Folder);
        Home = new DayHome(seed);
        _bus = new DayBus(StartS * 1000, (DayHome.MeterUnit, Home.Meter), (DayHome.InverterUnit, Home.Inverter));
        StartGateway();
        _files.WriteSettings(_port, _bus.Path);
    }

    public DayHome Home { get; }

    public DayTally Tally { get; } = new();

    public string LedgerPath => _files.Ledger;

    public NodeParts Parts => _parts;

    public static long EndS => StartS + DayS;

    public int TornWrites => _flash.TornWrites;

    public long Requests => _bus.Requests;

    /// <summary>What the meter's display shows in each second.</summary>
    public Dictionary<long, (long ImportWh, long ExportWh)> Shown { get; } = [];

    /// <summary>The records that the program stored, by the end of their interval.</summary>
    public Dictionary<long, (long ImportWh, long ExportWh, long AtS)> Stored { get; } = [];

    public List<string> Log { get; } = [];

    /// <summary>Runs the day and the settlement of its last interval.</summary>
    public void Run()
    {
        Boot(null, answersAfterS: 0);
        while (_time.NowS < EndS + 300)
        {
            Second();
        }

        PowerOff();
        StopGateway();
    }

    public void Dispose()
    {
        PowerOff();
        StopGateway();
        _bus.Dispose();
        _files.Dispose();
    }

    private void Second()
    {
        long nowMs = _time.NowMs;
        while (_events.TryPeek(out DayEvent? happening) && StartS + happening.AtS <= _time.NowS)
        {
            Happen(_events.Dequeue());
        }

        Home.VoltageV = _time.NowS - StartS is >= DayPlan.NoonFromS and < DayPlan.NoonUntilS ? 249 : 230;
        Home.Settle((_time.NowS - StartS) % DayS);
        Shown[_time.NowS] = Home.Shown;
        AnswerTime();
        try
        {
            StepUntil(nowMs + 1000);
        }
        catch (PowerFailedException)
        {
            PowerOff();
        }

        _time.MoveTo(nowMs + 1000);
        Home.Elapse();
        Tally.Note(_time.NowS, Home, _program is null ? null : _parts);
        WorkGateway();
        if (_mustReboot)
        {
            Tally.Reboots++;
            long utcMs = _board!.Clock.UtcMs;
            PowerOff();
            Boot(utcMs, answersAfterS: 0);
        }
    }

    private void StepUntil(long endMs)
    {
        while (_program is not null && !_mustReboot)
        {
            long dueMs = Math.Min(_busDueMs, Math.Min(_linkDueMs, _supervisorDueMs));
            if (dueMs >= endMs)
            {
                return;
            }

            _time.MoveTo(dueMs);
            if (dueMs == _busDueMs)
            {
                StepBus();
            }
            else if (dueMs == _linkDueMs)
            {
                StepLink();
            }
            else
            {
                _supervisorDueMs = _time.NowMs + Math.Max(1, _program.Supervisor!.Work());
            }
        }
    }

    private void StepBus()
    {
        long nowMs = _time.NowMs;
        _bus.Deliver(nowMs);
        int restMs = _parts.Bus.Work();
        _bus.Serve(nowMs);
        NoteRecord();

        // A thread looks again after at most 4 or 50 ms; looks at which there is nothing to see are left out.
        NodeCycle cycle = _parts.Cycle;
        long toDueMs = cycle.NextDueMs - _parts.Clock.NowMs();
        long toBytesMs = Math.Max(_bus.DueMs - nowMs, 1);
        long leastMs = Math.Max(restMs, 1);
        _busDueMs = nowMs + (cycle.Bus.IsBusy ? Math.Min(toBytesMs, Math.Clamp(toDueMs, leastMs, BusyRestMs)) : Math.Clamp(toDueMs, 1, LongestRestMs));
        if (_parts.Queue.Count > 0)
        {
            _linkDueMs = Math.Min(_linkDueMs, nowMs);
        }
    }

    private void StepLink()
    {
        bool hadMessages = _parts.Queue.Count > 0;
        int restMs = _parts.Link.Work();
        HostSession? session = _board!.Session;
        bool isUnderWay = session is { UnderWay: > 0 };
        if (isUnderWay && _mustCutInFlight && hadMessages)
        {
            _mustCutInFlight = false;
            Tally.CutsInFlight++;
            session!.Tear();
        }

        Await(() => session is null or { UnderWay: 0 }, "the broker confirms");
        _hasSent = _hasSent || isUnderWay || hadMessages;
        _linkDueMs = _time.NowMs + (isUnderWay ? 1 : Math.Max(restMs, 1));
    }

    /// <summary>The barriers of docs/adr/0004: the gateway has all that was sent before it advances, and the node all that it answered before time moves.</summary>
    private void WorkGateway()
    {
        if (_gateway is null)
        {
            return;
        }

        if (_hasSent)
        {
            Synchronise();
            _hasSent = false;
        }

        _gateway.Market.Advance(_time.NowS);
        if (_gateway.Market.Sent != _sentSeen)
        {
            _sentSeen = _gateway.Market.Sent;
            Synchronise();
        }
    }

    private void Synchronise()
    {
        if (_program is not null && _board!.Session is { IsConnected: true } session)
        {
            session.SynchroniseAsync().GetAwaiter().GetResult();
            _busDueMs = _time.NowMs;
            _linkDueMs = _time.NowMs;
        }
    }

    private void Happen(DayEvent happening)
    {
        Log.Add($"{happening}");
        switch (happening.Kind)
        {
            case DayEventKind.WifiCut: _isWifiThere = false; _board?.HostNetwork.Cut(); break;
            case DayEventKind.WifiBack: _isWifiThere = true; _board?.HostNetwork.Restore(); break;
            case DayEventKind.GatewayStop: StopGateway(); break;
            case DayEventKind.GatewayStart: StartGateway(); break;
            case DayEventKind.ConnectionDrop: _board?.Session?.Tear(); break;
            case DayEventKind.CutInFlight: _mustCutInFlight = true; break;
            case DayEventKind.MeterFault: Home.Meter.Fault = happening.Fault; Tally.Disturb(_time.NowS, happening.Fault != DeviceFault.None); break;
            case DayEventKind.InverterFault: Home.Inverter.Fault = happening.Fault; Tally.Disturb(_time.NowS + 2400, null); break;
            case DayEventKind.Noise: _bus.Disturb(_time.NowMs, happening.Amount, _seed); Tally.Disturb(_time.NowS + happening.Amount, null); break;
            case DayEventKind.FailInNextWrite: _flash.BytesUntilFailure = (int)happening.Amount; break;
            case DayEventKind.PowerCut: PowerOff(); break;
            default: PowerOn(happening.Amount); break;
        }
    }

    private void PowerOn(long answersAfterS)
    {
        if (_program is null)
        {
            Boot(null, answersAfterS);
        }
    }

    /// <summary>Starts the program anew; a restart without loss of power keeps the time of day.</summary>
    private void Boot(long? keptUtcMs, long answersAfterS)
    {
        _flash.BytesUntilFailure = null;
        _mustReboot = false;
        var board = new HostBoard(_time, new Random(_seed + (1000 * Tally.Boots)), _files.Folder)
        {
            Files = _flash,
            WrapLine = _bus.Wrap,
            OnLog = line => Log.Add($"{_time.NowS - StartS}: {line}"),
        };
        board.HostRuntime.OnReboot = () => _mustReboot = true;
        board.HostClock.HasTimeServer = answersAfterS == 0;
        _answerAtMs = answersAfterS == 0 ? long.MaxValue : _time.NowMs + (answersAfterS * 1000);
        if (keptUtcMs is { } utcMs)
        {
            board.HostClock.SetUtc(utcMs);
        }

        if (!_isWifiThere)
        {
            board.HostNetwork.Cut();
        }

        _board = board;
        _program = new NodeProgram(board);
        Assert.True(_program.IsReady, _program.IsReady ? "" : _program.Faults.At(0));
        Assert.Equal((false, false), (board.Pins[DayFiles.FirstRelayPin].IsHigh, board.Pins[DayFiles.SecondRelayPin].IsHigh));
        _parts = _program.Parts!;
        Tally.Boot(_time.NowS, _program.Exit.Last);
        _sequenceSeen = -1;
        (_busDueMs, _linkDueMs, _supervisorDueMs) = (_time.NowMs, _time.NowMs, _time.NowMs);
        NoteRecord();
    }

    /// <summary>The program is dropped without a goodbye; of its files stays what was closed.</summary>
    private void PowerOff()
    {
        if (_board is { } board)
        {
            Tally.Off(_time.NowS, board.Pins[DayFiles.WatchdogPin].Pulses, _program!.ThreadFaults);
            board.Session?.Tear();
            board.Line?.Dispose();
            _bus.Unplug();
        }

        _board = null;
        _program = null;
    }

    private void AnswerTime()
    {
        if (_board is { } board && _time.NowMs >= _answerAtMs && board.HostClock.TimeServer.Length > 0 && board.Network.HasAddress)
        {
            _answerAtMs = long.MaxValue;
            board.HostClock.AnswerNetworkTime();
        }
    }

    private void NoteRecord()
    {
        EnergyStore store = _parts.Cycle.Energy.Store;
        if (store.NewestSequence != _sequenceSeen)
        {
            _sequenceSeen = store.NewestSequence;
            if (store.TryReadNewest(_record))
            {
                Stored[_record.IntervalEndS] = (_record.ImportWh, _record.ExportWh, _record.AtS);
            }
        }
    }

    private void StartGateway()
    {
        if (_gateway is null)
        {
            _gateway = new DayGateway(_time, _files.Ledger, _port, EndS - DayGateway.IntervalS);
            _port = _gateway.Port;
            _sentSeen = 0;
        }
    }

    private void StopGateway()
    {
        if (_gateway is { } gateway)
        {
            Tally.Add(gateway);
            gateway.Dispose();
            Await(() => _board?.Session is not { IsConnected: true }, "the connection ends with the broker");
        }

        _gateway = null;
    }

    private static void Await(Func<bool> condition, string what)
    {
        long start = TimeProvider.System.GetTimestamp();
        var spin = default(SpinWait);
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < LongestWait, $"It did not happen within {LongestWait.TotalSeconds} s: {what}.");
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}
