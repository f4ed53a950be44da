using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>The tap control of one transformer: what it measures and what it wants.</summary>
/// <remarks>
/// OpenDSS's RegControl, looking forward, without time (its static control mode):
/// <code>
/// measured   V = |v / pt + (R + jX) i / ct|          v across the monitored unit, i into its terminal, so that a load's current lowers V
/// in band    |target - V| no more than half the bandwidth
/// wanted     n = round((target - V) pt / (U0 step))  whole steps, U0: rated voltage of a unit
/// made       trunc(0.7 |n|), at least 1, at most MaxTapChange, within the taps there are
/// </code>
/// The monitored unit lies from the winding's terminal of that number to the star point or, in a delta, to the next terminal.
/// </remarks>
internal sealed class TapRegulator
{
    /// <summary>Share of the wanted change that is made at once, so that a change does not overshoot.</summary>
    private const double Caution = 0.7;

    /// <summary>Decimals kept of a tap, so that the same tap is the same number however it was reached.</summary>
    private const int TapDecimals = 10;

    private readonly TapControl _control;
    private readonly double _unitVoltageV;
    private readonly int _conductor;
    private readonly int _minus;

    public TapRegulator(Feeder feeder, int transformer)
    {
        Transformer item = feeder.Transformers[transformer];
        Index = transformer;
        _control = item.TapControl!;
        Winding winding = _control.IsAtLv ? item.Lv : item.Hv;
        int[] slots = Circuit.SlotsOf(feeder.BusIndex(winding.Bus), winding.Terminals);
        int unit = item.IsThreePhase ? _control.MonitoredUnit : 0;
        _unitVoltageV = winding.UnitVoltageV;
        _conductor = (_control.IsAtLv ? item.Hv.Terminals.Count : 0) + unit;
        Slot = slots[unit];
        _minus = winding.Connection switch
        {
            WindingConnection.SinglePhase => slots[1],
            WindingConnection.Delta => slots[(unit + 1) % 3],
            _ => slots.Length == 4 ? slots[3] : -1,
        };
    }

    /// <summary>Transformer index.</summary>
    public int Index { get; }

    /// <summary>Slot of the monitored unit's first terminal.</summary>
    public int Slot { get; }

    public double DelayS => _control.DelayS;

    /// <summary>Whether the voltage is in the band.</summary>
    public bool IsInBand(PowerFlowResult flow) => Math.Abs(_control.TargetV - MeasuredV(flow)) <= _control.BandwidthV / 2;

    /// <summary>The tap to change to.</summary>
    /// <param name="flow">A converged flow.</param>
    /// <param name="tap">The tap in force; the same when no change is wanted or possible.</param>
    public double NextTap(PowerFlowResult flow, double tap)
    {
        double shortV = _control.TargetV - MeasuredV(flow);
        double steps = Math.Abs(shortV) <= _control.BandwidthV / 2 ? 0 : Math.Round(shortV * _control.PtRatio / _unitVoltageV / _control.StepPu);
        if (steps == 0)
        {
            return tap;
        }

        double made = Math.Clamp(Math.Truncate(Caution * Math.Abs(steps * _control.StepPu) / _control.StepPu), 1, _control.MaxTapChange);
        double next = tap + Math.CopySign(made, steps) * _control.StepPu;
        return Math.Round(Math.Clamp(next, Math.Min(_control.MinTap, tap), Math.Max(_control.MaxTap, tap)), TapDecimals);
    }

    private double MeasuredV(PowerFlowResult flow)
    {
        Complex measured = (flow.VoltageAt(Slot) - flow.VoltageAt(_minus)) / _control.PtRatio;
        Complex drop = new(_control.DropResistanceV, _control.DropReactanceV);
        if (drop != Complex.Zero)
        {
            measured += drop * flow.BranchCurrentA(flow.Circuit.BranchOfTransformer[Index], _conductor) / _control.CtPrimaryA;
        }

        return measured.Magnitude;
    }
}
