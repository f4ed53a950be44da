using EdgeLem.Sim.Nodes;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;

namespace EdgeLem.Sim.Endurance;

/// <summary>
/// Homes of the village through days of hardship, in virtual time and the same for the same seed: real node cores on virtual meters and flash, the real
/// gateway on its ledger file, and everything that <see cref="EndurancePlan"/> has in store for them.
/// </summary>
internal sealed class EnduranceRun : IDisposable
{
    private const long StepS = 60;
    private const long IntervalS = 900;

    private static readonly DateTimeOffset Start = new(2026, 6, 18, 0, 0, 0, TimeSpan.Zero);

    private readonly EnduranceOptions _options;
    private readonly Scenario _scenario;
    private readonly SimulationBuilder _builder;
    private readonly Queue<EnduranceEvent> _events;
    private readonly EnduranceHome[] _homes;
    private EnduranceGateway? _gateway;
    private int _absences;

    /// <summary>Prepares a run.</summary>
    /// <param name="options">How much of what.</param>
    public EnduranceRun(EnduranceOptions options)
    {
        _options = options;
        var run = new RunOptions { Scenario = "village", OutputFolder = "", IntervalCount = options.Intervals, Seed = options.Seed, Start = Start };
        _scenario = ScenarioLoading.Load(run).Scenario!;
        _builder = new SimulationBuilder(run, _scenario);
        _events = new Queue<EnduranceEvent>(EndurancePlan.Draw(options));
        _homes = [.. _builder.Nodes.Take(options.Homes).Select(node => new EnduranceHome(node, _scenario.Name, options.Seed))];
    }

    /// <summary>The homes.</summary>
    public IReadOnlyList<EnduranceHome> Homes => _homes;

    /// <summary>What the meters showed at each interval's end, UTC epoch seconds, by home.</summary>
    public Dictionary<long, (long ImportWh, long ExportWh)[]> Shown { get; } = [];

    /// <summary>End of the last interval that is settled, UTC epoch seconds.</summary>
    public long EndS => Start.ToUnixTimeSeconds() + (_options.Intervals * IntervalS);

    /// <summary>Messages refused by code, over all lives of the gateway.</summary>
    public SortedDictionary<Contracts.RejectCode, long> Refusals { get; } = [];

    /// <summary>What makes the ledger this run's.</summary>
    public Gateway.Ledger.LedgerGenesis Genesis => _builder.Genesis;

    /// <summary>Runs to the settlement of the last interval.</summary>
    public void Run()
    {
        StartGateway();
        Array.ForEach(_homes, home => home.Elapse(_builder.Clock.NowS - StepS, StepS));
        Array.ForEach(_homes, home => home.Boot(_builder.Clock.NowMs, knowsTime: true));
        while (_builder.Clock.NowS < EndS + (5 * StepS))
        {
            Step(_builder.Clock.NowS);
            Array.ForEach(_homes, home => home.Elapse(_builder.Clock.NowS, StepS));
            _builder.Clock.MoveTo(_builder.Clock.NowMs + (StepS * 1000));
        }

        StopGateway();
    }

    /// <inheritdoc/>
    public void Dispose() => StopGateway();

    private void Step(long nowS)
    {
        if (nowS % IntervalS == 0)
        {
            Shown[nowS] = [.. _homes.Select(home => home.Shown)];
        }

        while (_events.TryPeek(out EnduranceEvent happening) && Start.ToUnixTimeSeconds() + happening.AtS <= nowS)
        {
            Happen(_events.Dequeue());
        }

        Reconnect();
        Array.ForEach(_homes, home => home.Run(_builder.Clock.NowMs));
        Synchronise();
        _gateway?.Market.Advance(nowS);
        Synchronise();
    }

    private void Happen(EnduranceEvent happening)
    {
        long nowMs = _builder.Clock.NowMs;
        switch (happening.Kind)
        {
            case EnduranceEventKind.BrokerRestart: Array.ForEach(_homes, home => home.Disconnect()); break;
            case EnduranceEventKind.GatewayStop: Leave(); break;
            case EnduranceEventKind.GatewayStart: Return(); break;
            default: Happen(happening, _homes[happening.Home], nowMs); break;
        }
    }

    private static void Happen(EnduranceEvent happening, EnduranceHome home, long nowMs)
    {
        switch (happening.Kind)
        {
            case EnduranceEventKind.MeterFault: home.Meter.Fault = happening.Fault; break;
            case EnduranceEventKind.FailInNextWrite: home.Flash.BytesUntilFailure = (int)happening.Amount; break;
            case EnduranceEventKind.PowerOff: home.PowerOff(); break;
            case EnduranceEventKind.ClockJump: home.JumpClock(happening.Amount, nowMs); break;
            case EnduranceEventKind.ClockSet: home.SetClock(nowMs); break;
            default: PowerOn(home, nowMs, happening.Kind == EnduranceEventKind.PowerOn); break;
        }
    }

    private static void PowerOn(EnduranceHome home, long nowMs, bool knowsTime)
    {
        if (home.Cycle is null)
        {
            home.Boot(nowMs, knowsTime);
        }
    }

    /// <summary>Absences may overlap; the gateway is back after the last.</summary>
    private void Leave()
    {
        _absences++;
        Array.ForEach(_homes, home => home.Disconnect());
        StopGateway();
    }

    private void Return()
    {
        if (--_absences == 0)
        {
            StartGateway();
        }
    }

    private void StartGateway() => _gateway = new EnduranceGateway(_options, _builder, _scenario, EndS - IntervalS);

    private void StopGateway()
    {
        foreach ((Contracts.RejectCode code, long count) in _gateway?.Market.Counters.ByCode ?? new Dictionary<Contracts.RejectCode, long>())
        {
            Refusals[code] = Refusals.GetValueOrDefault(code) + count;
        }

        _gateway?.Dispose();
        _gateway = null;
    }

    private void Reconnect()
    {
        if (_gateway is not { } gateway)
        {
            return;
        }

        foreach (EnduranceHome home in _homes.Where(home => home.WantsConnection))
        {
            home.Connect(gateway.LinkFor(home.Identity!));
        }
    }

    private void Synchronise()
    {
        IFleetLink[] connections = [.. _homes.Where(home => home.Connection is not null).Select(home => home.Connection!)];
        Array.ForEach(connections, connection => connection.BeginSynchronise());
        Array.ForEach(connections, connection => connection.Synchronise());
    }
}
