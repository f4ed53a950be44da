using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>
/// What is consumed in one feeder: import positive, export negative, inductive reactive power positive. Powers of <see cref="Add"/> are constant and lie between phase and neutral
/// (earth where no neutral is modelled); the loads and inverters that the feeder itself states are off until they are switched on here, and behave as they are modelled.
/// Made to be filled, solved, cleared and filled again without allocation. Not safe for concurrent use.
/// </summary>
public sealed class BusPowers
{
    private readonly Feeder _feeder;
    private readonly int[] _slots;
    private readonly bool[] _used;
    private readonly int[] _connectionBus;
    private int _count;

    /// <summary>Creates powers that are zero everywhere.</summary>
    /// <param name="feeder">The feeder whose bus indices <see cref="Add"/> takes.</param>
    /// <exception cref="ArgumentException">A load or inverter follows a profile that the feeder has not.</exception>
    public BusPowers(Feeder feeder)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        _feeder = feeder;
        int size = Circuit.Width * feeder.Buses.Count;
        _slots = new int[size];
        _used = new bool[size];
        P = new double[size];
        Q = new double[size];
        _connectionBus = [.. feeder.Connections.Select(connection => feeder.BusIndex(connection.Bus))];
        Devices = new DevicePowers(feeder);
    }

    /// <summary>The feeder these powers belong to.</summary>
    public Feeder Feeder => _feeder;

    /// <summary>Slots (4 x bus + phase) that were added to since the last clear.</summary>
    internal ReadOnlySpan<int> Slots => _slots.AsSpan(0, _count);

    /// <summary>Active power by slot, in W.</summary>
    internal double[] P { get; }

    /// <summary>Reactive power by slot, in var.</summary>
    internal double[] Q { get; }

    /// <summary>What is asked of the feeder's loads and inverters.</summary>
    internal DevicePowers Devices { get; }

    /// <summary>Adds a consumption; several of one bus and phase add up.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="phase">0, 1 or 2.</param>
    /// <param name="powerW">Active power in W, import positive.</param>
    /// <param name="reactivePowerVar">Reactive power in var, inductive positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such bus or phase.</exception>
    /// <exception cref="ArgumentException">A power is not finite; the message names bus and phase.</exception>
    public void Add(int bus, int phase, double powerW, double reactivePowerVar)
    {
        int slot = SlotOf(bus, phase);
        if (!double.IsFinite(powerW) || !double.IsFinite(reactivePowerVar))
        {
            throw NotFinite(bus, phase, powerW, reactivePowerVar);
        }

        if (!_used[slot])
        {
            _used[slot] = true;
            _slots[_count++] = slot;
        }

        P[slot] += powerW;
        Q[slot] += reactivePowerVar;
    }

    /// <summary>Adds a customer's consumption, in equal parts on the phases of the connection.</summary>
    /// <param name="connection">Connection index.</param>
    /// <param name="powerW">Active power of all phases together in W, import positive.</param>
    /// <param name="reactivePowerVar">Reactive power of all phases together in var, inductive positive.</param>
    /// <exception cref="ArgumentException">A power is not finite.</exception>
    public void AddAtConnection(int connection, double powerW, double reactivePowerVar)
    {
        Phases used = _feeder.Connections[connection].Phases;
        int phases = used.PhaseCount();
        for (int phase = 0; phase < PhaseNames.Count; phase++)
        {
            if (used.Includes(phase))
            {
                Add(_connectionBus[connection], phase, powerW / phases, reactivePowerVar / phases);
            }
        }
    }

    /// <summary>Switches on all loads and inverters that the feeder states; a load set before is set anew.</summary>
    /// <param name="step">Step of their profiles from 0, each profile beginning again at its end; null (default) for nominal powers. Devices without profile are at nominal power.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public void UseLoads(int? step = null)
    {
        if (step is { } at)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(at, nameof(step));
        }

        Devices.UseAll(step);
    }

    /// <summary>Switches a load on and sets the power of one leg; legs that were not set take nothing.</summary>
    /// <param name="load">Load index.</param>
    /// <param name="leg">Leg, from 0, in the order of <see cref="Load.LegPowers"/>.</param>
    /// <param name="power">Its power at rated voltage, which follows the voltage as the load does.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such load or leg.</exception>
    /// <exception cref="ArgumentException">A power is not finite.</exception>
    public void SetLoad(int load, int leg, LegPower power)
    {
        RequireLoad(load);
        if ((uint)leg >= (uint)_feeder.Loads[load].LegPowers.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(leg), leg, $"Load '{_feeder.Loads[load].Id}' of feeder '{_feeder.Name}' has "
                + $"{_feeder.Loads[load].LegPowers.Length} legs, from 0.");
        }

        RequireFinite("load", _feeder.Loads[load].Id, power);
        Devices.Set(load, leg, power);
    }

    /// <summary>Switches a load on at its nominal power times a factor.</summary>
    /// <param name="load">Load index.</param>
    /// <param name="factor">Any finite number; 0 for a load that takes nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such load.</exception>
    /// <exception cref="ArgumentException">The factor is not finite.</exception>
    public void ScaleLoad(int load, double factor)
    {
        RequireLoad(load);
        RequireFinite("factor of load", _feeder.Loads[load].Id, new LegPower(factor, 0));
        Devices.Scale(load, factor);
    }

    /// <summary>Switches an inverter on and sets what is asked of it; its controls and rated power decide what it takes.</summary>
    /// <param name="inverter">Inverter index.</param>
    /// <param name="powerW">Active power of all legs together in W, import positive: negative for feeding in.</param>
    /// <param name="reactivePowerVar">Reactive power of all legs together in var, inductive positive; without effect where a control sets it.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such inverter.</exception>
    /// <exception cref="ArgumentException">A power is not finite.</exception>
    public void SetInverter(int inverter, double powerW, double reactivePowerVar)
    {
        if ((uint)inverter >= (uint)_feeder.Inverters.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(inverter), inverter, $"Feeder '{_feeder.Name}' has {_feeder.Inverters.Count} inverters, from 0.");
        }

        var power = new LegPower(powerW, reactivePowerVar);
        RequireFinite("inverter", _feeder.Inverters[inverter].Id, power);
        Devices.SetInverter(inverter, power);
    }

    /// <summary>The active power added at a bus and phase, in W.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="phase">0, 1 or 2.</param>
    public double PowerW(int bus, int phase) => P[SlotOf(bus, phase)];

    /// <summary>The reactive power added at a bus and phase, in var.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="phase">0, 1 or 2.</param>
    public double ReactivePowerVar(int bus, int phase) => Q[SlotOf(bus, phase)];

    /// <summary>Makes all powers zero and switches the feeder's loads and inverters off; takes time only for what was added.</summary>
    public void Clear()
    {
        foreach (int slot in Slots)
        {
            _used[slot] = false;
            P[slot] = 0;
            Q[slot] = 0;
        }

        _count = 0;
        Devices.Clear();
    }

    private void RequireLoad(int load)
    {
        if ((uint)load >= (uint)_feeder.Loads.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(load), load, $"Feeder '{_feeder.Name}' has {_feeder.Loads.Count} loads, from 0.");
        }
    }

    private void RequireFinite(string what, string id, LegPower power)
    {
        if (!double.IsFinite(power.PowerW) || !double.IsFinite(power.ReactivePowerVar))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The {what} '{id}' of feeder '{_feeder.Name}' is set to {power.PowerW}, "
                + $"{power.ReactivePowerVar}; it must be finite."));
        }
    }

    private int SlotOf(int bus, int phase)
    {
        bool isKnown = (uint)bus < (uint)_feeder.Buses.Count && (uint)phase < PhaseNames.Count;
        return isKnown && _feeder.HasTerminal(bus, (Terminal)(phase + 1)) ? Circuit.Width * bus + phase : throw NoSuchPoint(bus, phase, isKnown);
    }

    private ArgumentOutOfRangeException NoSuchPoint(int bus, int phase, bool isKnown) => new(nameof(bus), bus, isKnown
        ? $"Bus '{_feeder.Buses[bus].Id}' of feeder '{_feeder.Name}' has no phase {PhaseNames.Of(phase)}."
        : string.Create(CultureInfo.InvariantCulture, $"Feeder '{_feeder.Name}' has no bus index {bus} with phase {phase}; allowed 0 to "
            + $"{_feeder.Buses.Count - 1} and 0 to 2."));

    private ArgumentException NotFinite(int bus, int phase, double powerW, double reactivePowerVar) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Power at bus '{_feeder.Buses[bus].Id}' phase {PhaseNames.Of(phase)} of feeder '{_feeder.Name}' is {powerW} W, {reactivePowerVar} var; "
            + $"both must be finite."));
}
