using EdgeLem.Gateway;
using EdgeLem.Node;
using EdgeLem.Node.Control;

namespace EdgeLem.EndToEnd.Droops;

/// <summary>One home of a <see cref="FleetLoop"/>: its inverter does at once what it is told.</summary>
internal sealed class FleetHome
{
    /// <summary>Steps of a control period.</summary>
    public const int Groups = 4;

    private readonly InverterControl? _control;
    private double _limitW;

    public FleetHome(RegisteredNode node, NodeSettings? settings)
    {
        Node = node;
        _limitW = node.InverterRatedVa;
        if (settings is not null)
        {
            _control = new InverterControl(settings);
            _control.Rate(node.InverterRatedVa, node.InverterRatedVa, node.InverterRatedVa);
        }
    }

    public RegisteredNode Node { get; }

    public double GenerationW { get; private set; }

    public double ReactiveVar { get; private set; }

    public int Writes { get; private set; }

    /// <summary>The sun shines; when the home's control is due it gets a voltage, else NaN.</summary>
    public void Act(long nowMs, double voltageV, double sunPu)
    {
        GenerationW = Math.Min(sunPu * Node.InverterRatedVa, _limitW);
        if (_control is null || double.IsNaN(voltageV))
        {
            return;
        }

        _control.HoldVoltage(nowMs, voltageV, -GenerationW);
        _control.LimitExport(1e9, 0);
        if (_control.WantsWrite(nowMs))
        {
            _control.Written(nowMs);
            Writes++;
            (ReactiveVar, _limitW) = (_control.ReactivePowerVar, _control.ActivePowerLimitW);
        }
    }
}
