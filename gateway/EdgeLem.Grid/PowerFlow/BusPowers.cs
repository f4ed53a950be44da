using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>
/// What is consumed at each bus and phase of one feeder, phase to neutral (to earth where no neutral is modelled), at constant power: import positive, export negative, inductive
/// reactive power positive. Made to be filled, solved, cleared and filled again without allocation. Not safe for concurrent use.
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
    }

    /// <summary>The feeder these powers belong to.</summary>
    public Feeder Feeder => _feeder;

    /// <summary>Slots (4 x bus + phase) that were added to since the last clear.</summary>
    internal ReadOnlySpan<int> Slots => _slots.AsSpan(0, _count);

    /// <summary>Active power by slot, in W.</summary>
    internal double[] P { get; }

    /// <summary>Reactive power by slot, in var.</summary>
    internal double[] Q { get; }

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

    /// <summary>The active power added at a bus and phase, in W.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="phase">0, 1 or 2.</param>
    public double PowerW(int bus, int phase) => P[SlotOf(bus, phase)];

    /// <summary>The reactive power added at a bus and phase, in var.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="phase">0, 1 or 2.</param>
    public double ReactivePowerVar(int bus, int phase) => Q[SlotOf(bus, phase)];

    /// <summary>Makes all powers zero; takes time only for what was added.</summary>
    public void Clear()
    {
        foreach (int slot in Slots)
        {
            _used[slot] = false;
            P[slot] = 0;
            Q[slot] = 0;
        }

        _count = 0;
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
