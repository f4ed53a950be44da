using System.Net;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Homes;
using EdgeLem.Sim.Nodes;

namespace EdgeLem.Sim.Plant;

/// <summary>One home of the plant: the household model, the devices that measure and feed it, and the Modbus server that they answer on.</summary>
internal sealed class PlantHome : IAsyncDisposable
{
    private const double FrequencyHz = 50;

    private readonly double[] _voltageV;
    private HomeDemand _demand;
    private HomeState _state;

    /// <summary>Builds the devices of a home.</summary>
    /// <param name="home">The household.</param>
    /// <param name="connection">Index of its connection in the feeder.</param>
    /// <param name="startingCounterWh">What the meter's import counter shows at first, in Wh.</param>
    public PlantHome(Home home, int connection, double startingCounterWh)
    {
        Household = home;
        Connection = connection;
        Meter = new VirtualSdm630(home.Phases.Count == 1 ? Sdm630Wiring.OnePhaseTwoWire : Sdm630Wiring.ThreePhaseFourWire);
        Meter.AddEnergy(startingCounterWh, 0);
        Server = new VirtualModbusServer().Attach(SimulatedNode.MeterUnit, Meter);
        if (home.HasInverter)
        {
            Inverter = new VirtualSunSpecInverter(new InverterRating(home.InverterRatedVa, home.Phases.Count), home.Id);
            Server.Attach(SimulatedNode.InverterUnit, Inverter);
        }

        _voltageV = new double[home.Phases.Count];
    }

    /// <summary>The household.</summary>
    public Home Household { get; }

    /// <summary>Index of its connection in the feeder.</summary>
    public int Connection { get; }

    /// <summary>Its meter.</summary>
    public VirtualSdm630 Meter { get; }

    /// <summary>Its inverter; null without PV.</summary>
    public VirtualSunSpecInverter? Inverter { get; }

    /// <summary>Where meter and inverter answer.</summary>
    public VirtualModbusServer Server { get; }

    /// <summary>Where to connect.</summary>
    public IPEndPoint EndPoint => new(IPAddress.Loopback, Server.Port);

    /// <summary>What the home exchanges with the feeder at present.</summary>
    public HomeState State => _state;

    /// <summary>Begins a step: load and available sun are constant until the next.</summary>
    /// <param name="utcSeconds">Start of the step.</param>
    /// <param name="dtSeconds">Length of the step in s.</param>
    public void Prepare(long utcSeconds, double dtSeconds) => _demand = Household.Prepare(utcSeconds, dtSeconds);

    /// <summary>Settles inverter and battery at the setpoints written so far.</summary>
    /// <param name="spanSeconds">How long the state is to be held, in s.</param>
    public void Balance(double spanSeconds)
    {
        InverterOutput output = Inverter?.Step(Conditions(), 0) ?? default;
        _state = Household.Balance(output.ActivePowerW, output.ReactivePowerVar, spanSeconds);
    }

    /// <summary>Shows the devices what the network's solution means for them.</summary>
    /// <param name="voltageV">Phase-to-neutral voltage in V of a phase of the home's bus.</param>
    public void Measure(Func<int, double> voltageV)
    {
        for (int line = 0; line < _voltageV.Length; line++)
        {
            _voltageV[line] = voltageV(Household.Phases[line]);
        }

        Meter.Update(new MeterState(LineOf(0), LineOf(1), LineOf(2), FrequencyHz));
        Inverter?.Step(Conditions(), 0);
    }

    /// <summary>Lets time pass at the present state: counters, battery, and the inverter's timers.</summary>
    /// <param name="seconds">Length in s; the span that <see cref="Balance"/> was last called with.</param>
    public void Elapse(double seconds)
    {
        InverterOutput output = Inverter?.Step(Conditions(), seconds) ?? default;
        Household.Commit(output.ActivePowerW, output.ReactivePowerVar, seconds);
        double netWh = _state.PowerW.Sum * seconds / 3600;
        Meter.AddEnergy(Math.Max(netWh, 0), Math.Max(-netWh, 0));
        Meter.Elapse(seconds);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private LineState LineOf(int line)
    {
        if (line >= _voltageV.Length)
        {
            return default;
        }

        int phase = Household.Phases[line];
        return LineState.FromPower(_voltageV[line], _state.PowerW[phase], _state.ReactivePowerVar[phase]);
    }

    private InverterConditions Conditions() => _voltageV.Length == 1
        ? InverterConditions.SinglePhase(_demand.AvailablePvW, _voltageV[0], FrequencyHz)
        : new InverterConditions(_demand.AvailablePvW, _voltageV[0], _voltageV[1], _voltageV[2], FrequencyHz);
}
