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
        _check = new NetworkCheck(parts.Plant.Feeder, parts.Limits);
    }

    /// <summary>Called at the end of every step, with the clock at the start of the next.</summary>
    public Action? StepEnded { get; set; }

    /// <summary>Runs from the start to the settlement of the last interval.</summary>
    /// <param name="cancellation">Ends the run early, between two steps.</param>
    public void Run(CancellationToken cancellation)
    {
        _gateway.LastIntervalStartS = _schedule.EndS - _schedule.IntervalS;
        _gateway.Start(_clock.NowS);
        _plant.BeginStep(_clock.NowS - _schedule.StepS, _schedule.StepS);
        _plant.Solve(_schedule.StepS);
        _fleet.Start(_clock.NowMs);
        while (!cancellation.IsCancellationRequested)
        {
            RunStep();
            if (_clock.NowS >= _schedule.EndS && _gateway.IsSettled)
            {
                return;
            }

            PassTime();
            StepEnded?.Invoke();
        }
    }

    /// <summary>What happens at the instant at which the clock stands.</summary>
    private void RunStep()
    {
        BeginInterval();
        _plant.BeginStep(_clock.NowS, _schedule.StepS);
        _plant.Solve(ControlPeriodS);
        _fleet.RunCycle(_clock.NowMs);
        long sent = _gateway.Sent;
        _gateway.Advance(_clock.NowS);
        if (_gateway.Sent != sent)
        {
            _fleet.Synchronise();
        }
    }

    private double ControlPeriodS => _schedule.ControlPeriodMs / 1000.0;

    /// <summary>Lets the step pass: control periods until every droop rests, then the remainder.</summary>
    private void PassTime()
    {
        long endMs = _clock.NowMs + (_schedule.StepS * 1000L);
        while (!IsAtRest() && _clock.NowMs + _schedule.ControlPeriodMs < endMs)
        {
            _plant.Solve(ControlPeriodS);
            Elapse(_schedule.ControlPeriodMs);
            _plant.Solve(ControlPeriodS);
            _fleet.RunControl(_clock.NowMs);
        }

        long restMs = endMs - _clock.NowMs;
        _plant.Solve(restMs / 1000.0);
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
        _interval?.Add(_plant, _check.Check(_plant.Flow), seconds);
        _plant.Elapse(seconds);
        _clock.MoveTo(_clock.NowMs + spanMs);
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
