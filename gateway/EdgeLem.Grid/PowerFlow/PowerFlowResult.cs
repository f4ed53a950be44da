using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// Voltages, currents, powers and losses of one solved flow. When <see cref="Converged"/> is false there are none, and every member that would
/// give one throws <see cref="PowerFlowDivergedException"/>. A result handed back to <see cref="PowerFlowSolver.Solve"/> is overwritten.
/// Indices: bus, line, switch and transformer as in the feeder, phase 0 = A, 1 = B, 2 = C. All members compute from the state on each call and allocate nothing.
/// </summary>
public sealed class PowerFlowResult
{
    private FlowOutcome _outcome = new(PowerFlowMethod.Automatic, FlowFailure.NotSettled);

    internal PowerFlowResult(Circuit circuit)
    {
        Circuit = circuit;
        Voltage = new double[SweepKernel.Stride * circuit.Feeder.Buses.Count];
        EdgeCurrent = new double[Voltage.Length];
        SourceBusLoadA = new Complex[Circuit.Width * circuit.Sources.Length];
        DeviceVoltage = Voltage;
    }

    /// <summary>The network of this flow.</summary>
    public Feeder Feeder => Circuit.Feeder;

    /// <summary>Whether a solution was found.</summary>
    public bool Converged => _outcome.Converged;

    /// <summary>The method that found it, or that gave up last.</summary>
    public PowerFlowMethod Method => _outcome.Method;

    /// <summary>Iterations made, of all methods tried.</summary>
    public int Iterations => _outcome.Iterations;

    /// <summary>Largest voltage step of the last iteration in per unit of its bus's base, or a bound of it; NaN when the iteration overflowed.</summary>
    public double LargestMismatchPu => _outcome.StepPu;

    /// <summary>What <see cref="LargestMismatchPu"/> had to fall below, in per unit.</summary>
    public double TolerancePu { get; internal set; }

    /// <summary>Bus index where <see cref="LargestMismatchPu"/> occurred, or where the flow failed otherwise; meaningless when it converged.</summary>
    public int WorstBus => _outcome.WorstSlot / Circuit.Width;

    /// <summary>Terminal where it occurred.</summary>
    public Terminal WorstTerminal => (Terminal)(_outcome.WorstSlot % Circuit.Width + 1);

    /// <summary>
    /// Legs of loads, inverters and powers whose voltage left the range in which their formula holds, so that they take less or more than asked. Of powers asked to be constant
    /// none is below half its voltage without load: such a flow counts as not converged.
    /// </summary>
    public int LoadsOutsideConstantPowerBand => _outcome.OutsideBand;

    /// <summary>Id of the source that feeds the part of the network where the flow failed.</summary>
    public string WorstIsland => SourceAbove(WorstBus);

    /// <summary>Why there is no solution; null when there is one.</summary>
    public string? FailureReason => Converged ? null : FailureText.Of(this, _outcome.Failure);

    /// <summary>Active power that the sources deliver at their buses, in W; positive into the feeder. What their own impedance loses is outside.</summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double SourcePowerW => FlowPowers.Sources(this).Real;

    /// <summary>Reactive power that the sources deliver at their buses, in var.</summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double SourceReactivePowerVar => FlowPowers.Sources(this).Imaginary;

    /// <summary>Active power that leaves the low-voltage terminals of the transformers next to the sources, in W; without such transformers what the sources deliver.</summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double TransformerPowerW => FlowPowers.Supply(this).Real;

    /// <summary>Reactive power that leaves these terminals, in var.</summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double TransformerReactivePowerVar => FlowPowers.Supply(this).Imaginary;

    /// <summary>Active power lost in lines, switches and transformers, in W. Earth electrodes and the sources' own impedance are outside.</summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double LossesW => LineLossesW + TransformerLossesW;

    /// <summary>Reactive power taken by lines, switches and transformers, in var.</summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double ReactiveLossesVar => (FlowPowers.LineLosses(this) + FlowPowers.TransformerLosses(this)).Imaginary;

    /// <summary>Active power lost in lines and switches, in W.</summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double LineLossesW => FlowPowers.LineLosses(this).Real;

    /// <summary>Active power lost in transformers and regulators, no-load losses included, in W.</summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double TransformerLossesW => FlowPowers.TransformerLosses(this).Real;

    /// <summary>Active power that earth electrodes take, in W.</summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double EarthingLossesW => FlowPowers.Shunts(this, isEarthing: true).Real;

    /// <summary>Active and reactive power that capacitors and other shunts take, in W and var, inductive positive.</summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex ShuntPowerVa => FlowPowers.Shunts(this, isEarthing: false);

    /// <summary>Active and reactive power that all powers, loads and inverters take, in W and var, import positive.</summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex LoadsPowerVa
    {
        get
        {
            ThrowUnlessConverged();
            return Devices.TotalVa(DeviceVoltage);
        }
    }

    /// <summary>Taps in force by transformer index: of the winding that its tap control moves, else of the low-voltage winding.</summary>
    public IReadOnlyList<double> Taps => Circuit.Taps;

    /// <summary>Band in which the powers of <see cref="BusPowers"/> were constant, in per unit.</summary>
    internal (double Low, double High) BandPu { get; set; }

    /// <summary>The loads and inverters of the solver that found this.</summary>
    internal FeederDevices DeviceUnits { get; set; } = null!;

    /// <summary>
    /// Whether the voltage of every <see cref="TapControl"/> is in its band, at the taps in force; true when there is none. A control at the end of its taps may be
    /// outside.
    /// </summary>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public bool TapControlsInBand
    {
        get
        {
            ThrowUnlessConverged();
            return TapControls.AreInBand(this);
        }
    }

    /// <summary>The feeder's tap controls.</summary>
    internal TapControls TapControls { get; set; } = null!;

    /// <summary>The network with the taps in force.</summary>
    internal Circuit Circuit { get; private set; }

    /// <summary>What draws power in this flow.</summary>
    internal DeviceLegs Devices { get; } = new();

    /// <summary>The state that the lanes of <see cref="Devices"/> refer to.</summary>
    internal double[] DeviceVoltage { get; private set; }

    /// <summary>What Newton's method keeps between solves; null before its first.</summary>
    internal NewtonWorkspace? NewtonWork { get; set; }

    /// <summary>What sweeps keep between solves.</summary>
    internal SweepWorkspace Work { get; } = new();

    /// <summary>Voltages to earth in V, eight doubles a bus: four real parts, four imaginary parts.</summary>
    internal double[] Voltage { get; }

    /// <summary>Current of the way from the parent, in the same form; physical only where that way is a plain edge.</summary>
    internal double[] EdgeCurrent { get; }

    /// <summary>Current that loads draw at the sources' buses, in A, four terminals a source.</summary>
    internal Complex[] SourceBusLoadA { get; }

    /// <summary>For each branch of the circuit, the bus whose edge current is the branch's; -1 where it must be computed from voltages.</summary>
    internal int[] EdgeBusOfBranch { get; set; } = [];

    /// <summary>Whether a bus has a phase, so that its voltage can be asked for.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="phase">0, 1 or 2.</param>
    public bool HasPhase(int bus, int phase) => (uint)phase < PhaseNames.Count && Circuit.Exists(Circuit.Width * bus + phase);

    /// <summary>Voltage of a phase against the bus's neutral, or against earth where it has none, in V.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="phase">0, 1 or 2, one that the bus has.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex VoltageV(int bus, int phase)
    {
        RequirePhase(phase);
        return VoltageToEarthV(bus, (Terminal)(phase + 1)) - (Circuit.NeutralSlotOf(bus) >= 0 ? VoltageToEarthV(bus, Terminal.N) : Complex.Zero);
    }

    /// <summary>Voltage of a terminal against earth, in V; zero for earth and for a terminal that the bus has not.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="terminal">Terminal.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex VoltageToEarthV(int bus, Terminal terminal)
    {
        ThrowUnlessConverged();
        return VoltageAt(Circuit.SlotOf(bus, terminal));
    }

    /// <summary>Magnitude of <see cref="VoltageV"/> over the bus's base (<see cref="Feeder.BaseVoltageV"/>).</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="phase">0, 1 or 2, one that the bus has.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double VoltagePu(int bus, int phase) => VoltageV(bus, phase).Magnitude / Feeder.BaseVoltageV(bus);

    /// <summary>Whether a bus has a phase and the next one: A and B, B and C, C and A.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="phase">0, 1 or 2.</param>
    public bool HasPhasePair(int bus, int phase) => HasPhase(bus, phase) && HasPhase(bus, (phase + 1) % PhaseNames.Count);

    /// <summary>Magnitude of the voltage between a phase and the next one (A and B, B and C, C and A), over the nominal voltage between phases, in per unit.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="phase">0, 1 or 2, of a pair that the bus has.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double PhasePairVoltagePu(int bus, int phase) =>
        (VoltageV(bus, phase) - VoltageV(bus, (phase + 1) % PhaseNames.Count)).Magnitude / (Math.Sqrt(3) * Feeder.BaseVoltageV(bus));

    /// <summary>Current that flows into a line at its from-bus, in A.</summary>
    /// <param name="line">Line index.</param>
    /// <param name="conductor">Conductor in the order of the line's terminals, from 0.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex LineCurrentA(int line, int conductor) => BranchCurrentA(Circuit.BranchOfLine[line], conductor);

    /// <summary>Current that flows into a line at its to-bus, in A; without shunt capacitance the negative of <see cref="LineCurrentA"/>.</summary>
    /// <param name="line">Line index.</param>
    /// <param name="conductor">Conductor in the order of the line's terminals, from 0.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex LineEndCurrentA(int line, int conductor) =>
        BranchCurrentA(Circuit.BranchOfLine[line], Feeder.Lines[line].FromTerminals.Count + conductor);

    /// <summary>Current that flows into a switch at its from-bus, in A; zero when it is open.</summary>
    /// <param name="index">Switch index.</param>
    /// <param name="pole">Pole in the order of the switch's terminals, from 0.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex SwitchCurrentA(int index, int pole)
    {
        ThrowUnlessConverged();
        return Circuit.BranchOfSwitch[index] is var branch && branch >= 0 ? BranchCurrentA(branch, pole) : Complex.Zero;
    }

    /// <summary>Current that flows into a transformer's high-voltage terminal, in A.</summary>
    /// <param name="transformer">Transformer index.</param>
    /// <param name="conductor">Place in the high-voltage winding's terminals, from 0.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex TransformerHvCurrentA(int transformer, int conductor) => BranchCurrentA(Circuit.BranchOfTransformer[transformer], conductor);

    /// <summary>Current that flows out of a transformer's low-voltage terminal, in A.</summary>
    /// <param name="transformer">Transformer index.</param>
    /// <param name="conductor">Place in the low-voltage winding's terminals, from 0.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex TransformerLvCurrentA(int transformer, int conductor) =>
        -BranchCurrentA(Circuit.BranchOfTransformer[transformer], Feeder.Transformers[transformer].Hv.Terminals.Count + conductor);

    /// <summary>Power that a leg of a load takes, in W and var, import positive; zero for a load that is off.</summary>
    /// <param name="load">Load index.</param>
    /// <param name="leg">Leg from 0.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex LoadPowerVa(int load, int leg) => OfLoad(load, leg).PowerVa;

    /// <summary>Current into a load's leg at its first terminal, in A: of a star the phase, of a delta the first of its two phases.</summary>
    /// <param name="load">Load index.</param>
    /// <param name="leg">Leg from 0.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex LoadCurrentA(int load, int leg) => OfLoad(load, leg).CurrentA;

    /// <summary>Power that a leg of an inverter takes, in W and var: negative when it feeds in; zero for an inverter that is off.</summary>
    /// <param name="inverter">Inverter index.</param>
    /// <param name="leg">Leg from 0.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex InverterPowerVa(int inverter, int leg) => OfInverter(inverter, leg).PowerVa;

    /// <summary>Current into an inverter's leg at its first terminal, in A.</summary>
    /// <param name="inverter">Inverter index.</param>
    /// <param name="leg">Leg from 0.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex InverterCurrentA(int inverter, int leg) => OfInverter(inverter, leg).CurrentA;

    internal void Finish(Circuit circuit, FlowOutcome outcome)
    {
        Circuit = circuit;
        _outcome = outcome;
        DeviceVoltage = outcome.Method == PowerFlowMethod.Sweep ? Work.Voltage : Voltage;
    }

    /// <summary>Marks a flow that had converged as failed.</summary>
    internal void Fail(FlowFailure failure, int slot) => _outcome = _outcome with { Failure = failure, WorstSlot = slot };

    /// <summary>Sets the iterations of all tap positions together.</summary>
    internal void CountIterations(int iterations) => _outcome = _outcome with { Iterations = iterations };

    /// <summary>Voltage to earth of a slot, whether or not the flow converged.</summary>
    internal Complex VoltageAt(int slot)
    {
        if (slot < 0 || !Circuit.Exists(slot))
        {
            return Complex.Zero;
        }

        int lane = SweepKernel.LaneOf(slot / Circuit.Width, slot % Circuit.Width);
        return new Complex(Voltage[lane], Voltage[lane + Circuit.Width]);
    }

    /// <summary>Current into a branch, from-conductors first, in A.</summary>
    internal Complex BranchCurrentA(int branch, int conductor)
    {
        ThrowUnlessConverged();
        CircuitBranch item = Circuit.Branches[branch];
        int edgeBus = Method == PowerFlowMethod.Sweep ? EdgeBusOfBranch[branch] : -1;
        return edgeBus >= 0 ? EdgeCurrentOf(item, edgeBus, conductor) : BranchCurrent.FromVoltages(item, conductor, new SlotVoltages(this));
    }

    internal void ThrowUnlessConverged()
    {
        if (!Converged)
        {
            throw new PowerFlowDivergedException(FailureReason + " This result has no voltages, currents or powers.");
        }
    }

    private Complex EdgeCurrentOf(CircuitBranch branch, int edgeBus, int conductor)
    {
        int slot = branch.SlotAt(conductor);
        int lane = SweepKernel.LaneOf(edgeBus, slot % Circuit.Width);
        var outwards = new Complex(EdgeCurrent[lane], EdgeCurrent[lane + Circuit.Width]);
        return slot / Circuit.Width == edgeBus ? -outwards : outwards;
    }

    private (Complex PowerVa, Complex CurrentA) OfLoad(int load, int leg)
    {
        ThrowUnlessConverged();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)leg, (uint)Feeder.Loads[load].LegPowers.Length, nameof(leg));
        return Devices.OfLoad(load, leg, DeviceVoltage);
    }

    private (Complex PowerVa, Complex CurrentA) OfInverter(int inverter, int leg)
    {
        ThrowUnlessConverged();
        return Devices.OfInverter(inverter, leg, DeviceVoltage);
    }

    private string SourceAbove(int bus)
    {
        int at = bus;
        while (Feeder.ParentBus(at) is var parent && parent >= 0)
        {
            at = parent;
        }

        return Feeder.Sources.First(source => source.Bus == Feeder.Buses[at].Id).Id;
    }

    private static void RequirePhase(int phase) => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)phase, (uint)PhaseNames.Count, nameof(phase));

    /// <summary>Reads the voltages of a result.</summary>
    private readonly struct SlotVoltages(PowerFlowResult result) : ISlotVoltages
    {
        public Complex At(int slot) => result.VoltageAt(slot);
    }
}
