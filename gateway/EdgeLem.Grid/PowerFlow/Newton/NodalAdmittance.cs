using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// The constant part of the nodal equations: Y V - Ys E over the slots that exist, as the real matrix [G, -B; B, G] by buses and as currents. Immutable.
/// Within a bus the real parts of its terminals come first, then the imaginary parts.
/// </summary>
internal sealed class NodalAdmittance
{
    private readonly Circuit _circuit;
    private readonly int[] _terminals;
    private readonly int[] _place;
    private readonly Complex[][,] _sourceAdmittance;

    public NodalAdmittance(Circuit circuit)
    {
        _circuit = circuit;
        int buses = circuit.Feeder.Buses.Count;
        _terminals = new int[buses];
        _place = new int[circuit.SlotCount];
        for (int slot = 0; slot < _place.Length; slot++)
        {
            _place[slot] = circuit.Exists(slot) ? _terminals[slot / Circuit.Width]++ : -1;
        }

        _sourceAdmittance = [.. circuit.Sources.Select(source => ComplexMatrix.Inverse(ComplexMatrix.Of(source.ImpedanceOhm)))];
        Pattern = new BlockPattern([.. _terminals.Select(count => 2 * count)], circuit.Branches.Select(branch => (branch.FromBus, branch.ToBus)));
        Values = new double[Pattern.Length];
        foreach (CircuitBranch branch in circuit.Branches)
        {
            Stamp(branch.ConductorCount, branch.SlotAt, branch.Admittance);
        }

        foreach (CircuitShunt shunt in circuit.Shunts)
        {
            Stamp(shunt.Slots.Length, i => shunt.Slots[i], shunt.Admittance);
        }

        for (int source = 0; source < circuit.Sources.Length; source++)
        {
            int[] slots = circuit.Sources[source].Slots;
            Stamp(slots.Length, i => slots[i], _sourceAdmittance[source]);
        }
    }

    public BlockPattern Pattern { get; }

    /// <summary>The matrix in the form of <see cref="Pattern"/>, in siemens.</summary>
    public double[] Values { get; }

    /// <summary>Number of terminals of a bus.</summary>
    public int TerminalsAt(int bus) => _terminals[bus];

    /// <summary>Place of a slot among its bus's terminals; -1 for one that does not exist.</summary>
    public int PlaceOf(int slot) => _place[slot];

    /// <summary>Slot of a row within a bus's block.</summary>
    public int SlotAt(int bus, int row) =>
        Array.IndexOf(_place, row % _terminals[bus], Circuit.Width * bus, Circuit.Width);

    /// <summary>Adds Y V - Ys E; series elements by voltage differences, so that what enters at one end leaves at the other to the last bit.</summary>
    /// <param name="voltage">Voltages to earth in V, eight doubles a bus.</param>
    /// <param name="current">Currents drawn from the buses in A, in the same form.</param>
    public void AddCurrents(double[] voltage, double[] current)
    {
        var voltages = new LaneVoltages(voltage);
        foreach (CircuitBranch branch in _circuit.Branches)
        {
            for (int conductor = 0; conductor < branch.ConductorCount; conductor++)
            {
                if (branch.SlotAt(conductor) is var slot && slot >= 0)
                {
                    Add(current, slot, BranchCurrent.FromVoltages(branch, conductor, voltages));
                }
            }
        }

        foreach (CircuitShunt shunt in _circuit.Shunts)
        {
            AddProduct(shunt.Slots, shunt.Admittance, voltages, current);
        }

        AddSources(voltages, current);
    }

    private void AddSources(LaneVoltages voltages, double[] current)
    {
        for (int source = 0; source < _circuit.Sources.Length; source++)
        {
            CircuitSource item = _circuit.Sources[source];
            for (int i = 0; i < item.Slots.Length; i++)
            {
                Complex sum = Complex.Zero;
                for (int j = 0; j < item.Slots.Length; j++)
                {
                    sum += _sourceAdmittance[source][i, j] * (voltages.At(item.Slots[j]) - item.VoltageV[j]);
                }

                Add(current, item.Slots[i], sum);
            }
        }
    }

    private static void AddProduct(int[] slots, Complex[,] admittance, LaneVoltages voltages, double[] current)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            Complex sum = Complex.Zero;
            for (int j = 0; j < slots.Length; j++)
            {
                sum += admittance[i, j] * voltages.At(slots[j]);
            }

            Add(current, slots[i], sum);
        }
    }

    private static void Add(double[] current, int slot, Complex value)
    {
        int lane = SweepKernel.LaneOf(slot / Circuit.Width, slot % Circuit.Width);
        current[lane] += value.Real;
        current[lane + Circuit.Width] += value.Imaginary;
    }

    private void Stamp(int count, Func<int, int> slotAt, Complex[,] admittance)
    {
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                (int row, int column) = (slotAt(i), slotAt(j));
                if (row >= 0 && column >= 0 && _place[row] >= 0 && _place[column] >= 0)
                {
                    Stamp(row, column, admittance[i, j]);
                }
            }
        }
    }

    private void Stamp(int row, int column, Complex y)
    {
        (int rowBus, int columnBus) = (row / Circuit.Width, column / Circuit.Width);
        (int rows, int columns) = (_terminals[rowBus], _terminals[columnBus]);
        int at = Pattern.BlockAt(rowBus, columnBus);
        int width = 2 * columns;
        Values[at + _place[row] * width + _place[column]] += y.Real;
        Values[at + _place[row] * width + columns + _place[column]] -= y.Imaginary;
        Values[at + (rows + _place[row]) * width + _place[column]] += y.Imaginary;
        Values[at + (rows + _place[row]) * width + columns + _place[column]] += y.Real;
    }

    /// <summary>Voltages in a state of eight doubles a bus.</summary>
    private readonly struct LaneVoltages(double[] voltage) : ISlotVoltages
    {
        public Complex At(int slot)
        {
            if (slot < 0)
            {
                return Complex.Zero;
            }

            int lane = SweepKernel.LaneOf(slot / Circuit.Width, slot % Circuit.Width);
            return new Complex(voltage[lane], voltage[lane + Circuit.Width]);
        }
    }
}
