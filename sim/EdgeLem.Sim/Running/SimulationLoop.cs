using EdgeLem.Gateway;
using EdgeLem.Grid;
using EdgeLem.Sim.Nodes;
using EdgeLem.Sim.Plant;

namespace EdgeLem.Sim.Running;

/// <summary>
/// Moves virtual time. One step: the plant takes the loads of the minute and shows the meters its voltages; every node runs its cycle over real
/// Modbus and publishes; the gateway handles what arrived and publishes; everything has arrived before time moves on (docs/adr/0004).
/// Then the droops settle in sub-steps of one control period, the plant solved between, and what is left of the step passes at once, because with
/// loads constant and every droop settled nothing more can change (docs/adr/0005).
/// </summary>
internal sealed class SimulationLoop
{
    private readonly RunSchedule _schedule;
    private readonly VirtualClock _clock;
    private readonly FeederPlant _plant;
    private readonly Fleet _fleet;
    private readonly MarketGateway _gateway;
    private readonly NetworkCheck _check;
    private readonly RunRecord _record;
    private readonly FaultPlan _faults;
    private IntervalStatistics? _interval;
    private long _setpoints;

    /// <summary>Prepares the loop.</summary>
    /// <param name="parts">What takes part.</param>
    public SimulationLoop(SimulationParts parts)
    {
        _schedule = parts.Schedule;
        _clock = parts.Clock;
        _plant = parts.Plant;
        _fleet = parts.Fleet;
        _gateway = parts.Gateway;
        _record = parts.Record;
        _faults = new FaultPlan(parts.Faults, parts.Plant, parts.Schedule.FirstIntervalS);
        _check = new NetworkCheck(parts.Plant.Feeder, parts.Limits);
    }

    /// <summary>Where the time goes.</summary>
    public LoopTimes Times { get; } = new();

    /// <summary>
    /// Whether every control period of every step is gone through, also when all droops rest: much slower, with the same results. It is what the
    /// early end of a step is measured against.
    /// </summary>
    public bool RunsEveryPeriod { get; init; }

    /// <summary>Called once per step, after the market has done what falls due, before time passes.</summary>
    public Action? StepEnded { get; set; }

    /// <summary>Runs from the start to the settlement of the last interval.</summary>
    /// <param name="cancellation">Ends the run early, between two steps.</param>
    public void Run(CancellationToken cancellation)
    {
        _gateway.LastIntervalStartS = _schedule.EndS - _schedule.IntervalS;
        _gateway.Start(_clock.NowS);
        _plant.BeginStep(_clock.NowS - _schedule.StepS, _schedule.StepS);
        Solve(_schedule.StepS);
        _fleet.Start(_clock.NowMs);
        while (!cancellation.IsCancellationRequested)
        {
            RunStep();
            StepEnded?.Invoke();
            if (_clock.NowS >= _schedule.EndS && _gateway.IsSettled)
            {
                return;
            }

            PassTime();
        }
    }

    /// <summary>What happens at the instant at which the clock stands.</summary>
    private void RunStep()
    {
        BeginInterval();
        _faults.Apply(_clock.NowS);
        Times.Count(LoopPart.Plant, () => _plant.BeginStep(_clock.NowS, _schedule.StepS));
        Solve(ControlPeriodS);
        Times.Count(LoopPart.Modbus, () => _fleet.RunCycle(_clock.NowMs));
        Times.Count(LoopPart.Messages, _fleet.Synchronise);
        long sent = _gateway.Sent;
        Times.Count(LoopPart.Gateway, () => _gateway.Advance(_clock.NowS));
        if (_gateway.Sent != sent)
        {
            Times.Count(LoopPart.Messages, _fleet.Synchronise);
        }
    }

    private double ControlPeriodS => _schedule.ControlPeriodMs / 1000.0;

    /// <summary>Lets the step pass: control periods until every droop rests, then the remainder.</summary>
    private void PassTime()
    {
        long endMs = _clock.NowMs + (_schedule.StepS * 1000L);
        while ((RunsEveryPeriod || !IsAtRest()) && _clock.NowMs + _schedule.ControlPeriodMs < endMs)
        {
            Solve(ControlPeriodS);
            Elapse(_schedule.ControlPeriodMs);
            Solve(ControlPeriodS);
            Times.Count(LoopPart.Modbus, () => _fleet.RunControl(_clock.NowMs));
            Times.ControlPeriods++;
        }

        long restMs = endMs - _clock.NowMs;
        Solve(restMs / 1000.0);
        Elapse(restMs);
    }

    /// <summary>
    /// Whether nothing would move any more: every droop rests at the voltage it saw last, and no setpoint was written since, which would have
    /// changed that voltage.
    /// </summary>
    private bool IsAtRest()
    {
        long setpoints = _plant.SetpointVersion;
        bool isAtRest = _fleet.ControlIsSettled && setpoints == _setpoints;
        _setpoints = setpoints;
        return isAtRest;
    }

    private void Elapse(long spanMs)
    {
        double seconds = spanMs / 1000.0;
        Times.Count(LoopPart.Statistics, () => _interval?.Add(_plant, _check.Check(_plant.Flow), seconds));
        Times.Count(LoopPart.Plant, () => _plant.Elapse(seconds));
        _clock.MoveTo(_clock.NowMs + spanMs);
    }

    private void Solve(double spanSeconds)
    {
        Times.Count(LoopPart.Plant, () => _plant.Solve(spanSeconds));
        Times.PowerFlows++;
    }

    private void BeginInterval()
    {
        bool isStart = (_clock.NowS - _schedule.FirstIntervalS) % _schedule.IntervalS == 0;
        if (!isStart)
        {
            return;
        }

        if (_interval is not null)
        {
            _record.Add(_interval);
        }

        bool isInside = _clock.NowS >= _schedule.FirstIntervalS && _clock.NowS < _schedule.EndS;
        _interval = isInside ? new IntervalStatistics(_clock.NowS, _plant.Homes.Count) : null;
    }
}
