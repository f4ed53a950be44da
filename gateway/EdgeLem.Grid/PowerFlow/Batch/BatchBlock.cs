using System.Numerics;
using System.Runtime.Intrinsics;

namespace EdgeLem.Grid;

/// <summary>
/// Solutions of up to <see cref="Lanes"/> scenarios. Values of a scenario that did not converge cannot be asked for: <see cref="PowerFlowDivergedException"/>.
/// </summary>
public sealed class BatchBlock
{
    /// <summary>Scenarios in a block.</summary>
    public const int Lanes = 8;

    private readonly ReducedTree? _tree;
    private readonly IReadOnlyList<PhasePoint> _points;
    private readonly Feeder _feeder;
    private readonly PowerFlowResult?[] _single = new PowerFlowResult?[Lanes];
    private readonly bool[] _converged = new bool[Lanes];

    internal BatchBlock(ReducedTree? tree, int width, IReadOnlyList<PhasePoint> points, Feeder feeder, bool allBuses)
    {
        _tree = tree;
        _points = points;
        _feeder = feeder;
        AllBuses = allBuses;
        PowerW = new double[Lanes * points.Count];
        ReactivePowerVar = new double[Lanes * points.Count];
        PointVoltage = new double[2 * Lanes * points.Count];
        Width = width;
        int stride = 2 * Lanes * Width;
        Voltage = new double[stride * (tree?.Count ?? 0)];
        Current = new double[stride * (tree?.Count ?? 0)];
        BusVoltage = new double[allBuses && tree is not null ? stride * feeder.Buses.Count : 0];
        WalkedCurrent = new double[allBuses && tree is { Plan.Walked.Count: > 0 } ? stride * feeder.Buses.Count : 0];
    }

    /// <summary>Number of the first scenario.</summary>
    public int FirstScenario { get; private set; }

    /// <summary>How many of the lanes hold a scenario, 1 to <see cref="Lanes"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Iterations of the lane that needed most.</summary>
    public int Iterations { get; internal set; }

    internal bool AllBuses { get; }

    /// <summary>Terminals of a bus in the states: 3 where nothing has a neutral, else 4.</summary>
    internal int Width { get; }

    internal double[] PowerW { get; }

    internal double[] ReactivePowerVar { get; }

    /// <summary>Phase-to-neutral voltages by point: eight real parts, eight imaginary parts.</summary>
    internal double[] PointVoltage { get; }

    /// <summary>Voltages of the kept buses by place and terminal: eight real parts, eight imaginary parts.</summary>
    internal double[] Voltage { get; }

    internal double[] Current { get; }

    /// <summary>The same by bus and terminal, for every bus.</summary>
    internal double[] BusVoltage { get; }

    /// <summary>Currents of the ways to those buses that are recovered by walking.</summary>
    internal double[] WalkedCurrent { get; }

    /// <summary>Whether a scenario has a solution.</summary>
    /// <param name="lane">0 to <see cref="Count"/> - 1.</param>
    public bool Converged(int lane) => _converged[lane];

    /// <summary>Voltage of a point, phase to neutral, in V.</summary>
    /// <param name="point">Index of the point.</param>
    /// <param name="lane">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="PowerFlowDivergedException">The scenario did not converge.</exception>
    public Complex PointVoltageV(int point, int lane)
    {
        ThrowUnlessConverged(lane);
        int at = 2 * Lanes * point + lane;
        return new Complex(PointVoltage[at], PointVoltage[at + Lanes]);
    }

    /// <summary>Voltage of a phase against the bus's neutral, or against earth where it has none, in V.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="phase">0, 1 or 2.</param>
    /// <param name="lane">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="PowerFlowDivergedException">The scenario did not converge.</exception>
    /// <exception cref="InvalidOperationException">The batch was solved for the points only.</exception>
    public Complex VoltageV(int bus, int phase, int lane) => VoltageToEarthV(bus, (Terminal)(phase + 1), lane)
        - (_feeder.HasTerminal(bus, Terminal.N) ? VoltageToEarthV(bus, Terminal.N, lane) : Complex.Zero);

    /// <summary>Voltage of a terminal against earth, in V; zero for a terminal that the bus has not.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="terminal">Terminal.</param>
    /// <param name="lane">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="PowerFlowDivergedException">The scenario did not converge.</exception>
    /// <exception cref="InvalidOperationException">The batch was solved for the points only.</exception>
    public Complex VoltageToEarthV(int bus, Terminal terminal, int lane)
    {
        ThrowUnlessAll(lane);
        return _single[lane] is { } single ? single.VoltageToEarthV(bus, terminal) : VoltageAt(Circuit.SlotOf(bus, terminal), lane);
    }

    /// <summary>Current that flows into a line at its from-bus, in A.</summary>
    /// <param name="line">Line index.</param>
    /// <param name="conductor">Conductor in the order of the line's terminals, from 0.</param>
    /// <param name="lane">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="PowerFlowDivergedException">The scenario did not converge.</exception>
    /// <exception cref="InvalidOperationException">The batch was solved for the points only.</exception>
    public Complex LineCurrentA(int line, int conductor, int lane)
    {
        ThrowUnlessAll(lane);
        if (_single[lane] is { } single)
        {
            return single.LineCurrentA(line, conductor);
        }

        Circuit circuit = _tree!.All.Circuit;
        int index = circuit.BranchOfLine[line];
        CircuitBranch branch = circuit.Branches[index];
        int bus = _tree.All.EdgeBusOfBranch[index];
        if (bus < 0)
        {
            return BranchCurrent.FromVoltages(branch, conductor, new LaneVoltages(this, lane));
        }

        int slot = branch.SlotAt(conductor);
        Complex outwards = EdgeCurrent(bus, slot % Circuit.Width, lane);
        return slot / Circuit.Width == bus ? -outwards : outwards;
    }

    internal void Begin(int first, int count)
    {
        (FirstScenario, Count, Iterations) = (first, count, 0);
        Array.Clear(_converged);
        Array.Clear(_single);
        Array.Clear(PowerW);
        Array.Clear(ReactivePowerVar);
    }

    /// <summary>For voltage deviations in place of solutions.</summary>
    internal void BeginDeviation(int count)
    {
        Count = count;
        _converged.AsSpan().Fill(true);
    }

    internal void SetPowers(int lane, ReadOnlySpan<double> powerW, ReadOnlySpan<double> reactivePowerVar)
    {
        for (int point = 0; point < powerW.Length; point++)
        {
            PowerW[Lanes * point + lane] = powerW[point];
            ReactivePowerVar[Lanes * point + lane] = reactivePowerVar[point];
        }
    }

    internal (double PowerW, double ReactivePowerVar) PowersOf(int point, int lane) => (PowerW[Lanes * point + lane], ReactivePowerVar[Lanes * point + lane]);

    /// <summary>Notes which lanes have come to rest.</summary>
    internal void Finish(Vector512<double> largestStepSquare, double toleranceSquare, int iterations)
    {
        Iterations = iterations;
        for (int lane = 0; lane < Count; lane++)
        {
            _converged[lane] = largestStepSquare[lane] < toleranceSquare;
        }
    }

    /// <summary>Takes a lane's solution from elsewhere.</summary>
    internal void Take(int lane, PowerFlowResult result)
    {
        _single[lane] = result;
        _converged[lane] = result.Converged;
        Iterations = Math.Max(Iterations, result.Iterations);
        for (int point = 0; point < _points.Count && result.Converged; point++)
        {
            Complex voltage = result.VoltageV(_points[point].Bus, _points[point].Phase);
            PointVoltage[2 * Lanes * point + lane] = voltage.Real;
            PointVoltage[2 * Lanes * point + Lanes + lane] = voltage.Imaginary;
        }
    }

    private Complex VoltageAt(int slot, int lane)
    {
        if (slot < 0 || !_tree!.All.Circuit.Exists(slot))
        {
            return Complex.Zero;
        }

        int at = 2 * Lanes * (Width * (slot / Circuit.Width) + slot % Circuit.Width) + lane;
        return new Complex(BusVoltage[at], BusVoltage[at + Lanes]);
    }

    private Complex EdgeCurrent(int bus, int terminal, int lane)
    {
        if (_tree!.Plan.DirectOf(bus) is not { } direct)
        {
            int walked = 2 * Lanes * (Width * bus + terminal) + lane;
            return new Complex(WalkedCurrent[walked], WalkedCurrent[walked + Lanes]);
        }

        int at = 2 * Lanes * (Width * direct.Below + terminal) + lane;
        return direct.HasCurrent ? new Complex(Current[at], Current[at + Lanes]) : Complex.Zero;
    }

    private void ThrowUnlessAll(int lane)
    {
        ThrowUnlessConverged(lane);
        if (!AllBuses)
        {
            throw new InvalidOperationException("The batch was solved for its points only; set BatchOptions.AllBuses for other voltages and for currents.");
        }
    }

    private void ThrowUnlessConverged(int lane)
    {
        if (!_converged[lane])
        {
            throw new PowerFlowDivergedException(_single[lane] is { } single
                ? $"Scenario {FirstScenario + lane}: {single.FailureReason}"
                : $"Scenario {FirstScenario + lane} is not part of the batch.");
        }
    }

    internal readonly struct LaneVoltages(BatchBlock block, int lane) : ISlotVoltages
    {
        public Complex At(int slot) => block.VoltageAt(slot, lane);
    }
}
