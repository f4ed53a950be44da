using System.Globalization;
using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// Voltages, currents, powers and losses of one solved flow. When <see cref="Converged"/> is false there are none, and every member that would
/// give one throws <see cref="PowerFlowDivergedException"/>. A result handed back to <see cref="PowerFlowSolver.Solve"/> is overwritten.
/// Indices: bus and line as in the feeder, phase 0 = A, 1 = B, 2 = C. All members compute from the state on each call and allocate nothing.
/// </summary>
public sealed class PowerFlowResult
{
    private readonly SweepNetwork _network;
    private readonly (double[] Re, double[] Im) _sourceCurrent = (new double[3], new double[3]);
    private int _worstSlot;

    internal PowerFlowResult(SweepNetwork network)
    {
        _network = network;
        VoltageRe = new double[3 * network.Size];
        VoltageIm = new double[3 * network.Size];
        CurrentRe = new double[3 * network.Size];
        CurrentIm = new double[3 * network.Size];
    }

    /// <summary>The network of this flow.</summary>
    public Feeder Feeder => _network.Feeder;

    /// <summary>Whether a solution was found.</summary>
    public bool Converged { get; private set; }

    /// <summary>Iterations made.</summary>
    public int Iterations { get; private set; }

    /// <summary>Largest voltage step of the last iteration in per unit; NaN when the iteration overflowed.</summary>
    public double LargestMismatchPu { get; private set; }

    /// <summary>What <see cref="LargestMismatchPu"/> had to fall below, in per unit.</summary>
    public double TolerancePu { get; internal set; }

    /// <summary>Bus index where <see cref="LargestMismatchPu"/> occurred.</summary>
    public int WorstBus => _network.Tree.BusAt[_worstSlot / 3];

    /// <summary>Phase where <see cref="LargestMismatchPu"/> occurred.</summary>
    public int WorstPhase => _worstSlot % 3;

    /// <summary>Loads (bus and phase) whose voltage left the constant-power band, so that they take less or more than asked.</summary>
    public int LoadsOutsideConstantPowerBand { get; internal set; }

    /// <summary>Why there is no solution; null when there is one.</summary>
    public string? FailureReason => Converged ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"The power flow of feeder '{Feeder.Name}' did not converge: after {Iterations} iterations the voltage of bus "
            + $"'{Feeder.Buses[WorstBus].Id}' phase {PhaseNames.Of(WorstPhase)} still moves by {LargestMismatchPu:G3} pu. The loads probably "
            + $"exceed what the feeder can carry: reduce them.");

    /// <summary>Active power that the source delivers at the transformer's high-voltage bus, in W; positive into the feeder.</summary>
    public double SourcePowerW => SourcePower().Real;

    /// <summary>Reactive power that the source delivers at the transformer's high-voltage bus, in var.</summary>
    public double SourceReactivePowerVar => SourcePower().Imaginary;

    /// <summary>Active power that leaves the transformer's low-voltage terminals, in W; positive into the feeder.</summary>
    public double TransformerPowerW => TransformerPower().Real;

    /// <summary>Reactive power that leaves the transformer's low-voltage terminals, in var.</summary>
    public double TransformerReactivePowerVar => TransformerPower().Imaginary;

    /// <summary>Active power lost in lines and transformer, in W. The source's own impedance is outside.</summary>
    public double LossesW => LineLosses().Real + TransformerLosses().Real;

    /// <summary>Reactive power taken by lines and transformer, in var.</summary>
    public double ReactiveLossesVar => LineLosses().Imaginary + TransformerLosses().Imaginary;

    /// <summary>Active power lost in the lines, in W.</summary>
    public double LineLossesW => LineLosses().Real;

    /// <summary>Active power lost in the transformer's windings, in W.</summary>
    public double TransformerLossesW => TransformerLosses().Real;

    internal double[] VoltageRe { get; }

    internal double[] VoltageIm { get; }

    /// <summary>Current of the branch from the parent, by slot; at the root the transformer's.</summary>
    internal double[] CurrentRe { get; }

    internal double[] CurrentIm { get; }

    /// <summary>Voltage against earth (= neutral), in V.</summary>
    /// <param name="bus">Bus index, of either side.</param>
    /// <param name="phase">0, 1 or 2.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex VoltageV(int bus, int phase)
    {
        ThrowUnlessConverged();
        RequirePhase(phase);
        int position = _network.Tree.PositionOf[bus];
        return position >= 0 ? new Complex(VoltageRe[3 * position + phase], VoltageIm[3 * position + phase]) : SourceVoltage(phase);
    }

    /// <summary>Voltage magnitude over the bus's base (<see cref="Feeder.BaseVoltageV"/>).</summary>
    /// <param name="bus">Bus index, of either side.</param>
    /// <param name="phase">0, 1 or 2.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public double VoltagePu(int bus, int phase) => VoltageV(bus, phase).Magnitude / Feeder.BaseVoltageV(bus);

    /// <summary>Current that flows into a line at its from-bus, in A.</summary>
    /// <param name="line">Line index.</param>
    /// <param name="phase">0, 1 or 2.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex LineCurrentA(int line, int phase)
    {
        ThrowUnlessConverged();
        RequirePhase(phase);
        int slot = 3 * _network.Tree.PositionOfLine[line] + phase;
        return _network.Tree.DirectionOfLine[line] * new Complex(CurrentRe[slot], CurrentIm[slot]);
    }

    /// <summary>Current that leaves a low-voltage phase terminal of the transformer, in A.</summary>
    /// <param name="phase">0, 1 or 2.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex TransformerCurrentA(int phase)
    {
        ThrowUnlessConverged();
        RequirePhase(phase);
        return new Complex(CurrentRe[phase], CurrentIm[phase]);
    }

    /// <summary>Current that the source sends into a high-voltage phase terminal of the transformer, in A.</summary>
    /// <param name="phase">0, 1 or 2.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public Complex SourceCurrentA(int phase)
    {
        ThrowUnlessConverged();
        RequirePhase(phase);
        return new Complex(_sourceCurrent.Re[phase], _sourceCurrent.Im[phase]);
    }

    internal void Finish(bool converged, int iterations, (double StepPu, int Slot) last)
    {
        Converged = converged;
        Iterations = iterations;
        (LargestMismatchPu, _worstSlot) = last;
        _network.ToHighVoltage((CurrentRe, CurrentIm), _sourceCurrent);
    }

    private void ThrowUnlessConverged()
    {
        if (!Converged)
        {
            throw new PowerFlowDivergedException(FailureReason + " This result has no voltages, currents or powers.");
        }
    }

    private static void RequirePhase(int phase) => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)phase, (uint)PhaseNames.Count, nameof(phase));

    private Complex SourceVoltage(int phase)
    {
        SequenceImpedance z = Feeder.Source.Impedance;
        return new Complex(_network.SourceRe[phase], _network.SourceIm[phase]) - new Complex(z.R1Ohm, z.X1Ohm) * SourceCurrentA(phase);
    }

    private Complex SourcePower()
    {
        Complex sum = Complex.Zero;
        for (int phase = 0; phase < PhaseNames.Count; phase++)
        {
            sum += VoltageV(Feeder.HvBusIndex, phase) * Complex.Conjugate(SourceCurrentA(phase));
        }

        return sum;
    }

    private Complex TransformerPower()
    {
        Complex sum = Complex.Zero;
        for (int phase = 0; phase < PhaseNames.Count; phase++)
        {
            sum += VoltageV(Feeder.LvBusIndex, phase) * Complex.Conjugate(TransformerCurrentA(phase));
        }

        return sum;
    }

    private Complex LineLosses()
    {
        ThrowUnlessConverged();
        double active = 0;
        double reactive = 0;
        for (int position = 1; position < _network.Size; position++)
        {
            (double own, double common) = SquaredCurrents(position);
            active += _network.OwnR[position] * own + _network.MutualR[position] * common;
            reactive += _network.OwnX[position] * own + _network.MutualX[position] * common;
        }

        return new Complex(active, reactive);
    }

    private Complex TransformerLosses()
    {
        ThrowUnlessConverged();
        (double own, _) = SquaredCurrents(0);
        return own * new Complex(Feeder.Transformer.ResistanceOhm, Feeder.Transformer.ReactanceOhm);
    }

    /// <summary>Sum of the squared phase currents, and square of the summed current, in A^2.</summary>
    private (double Own, double Common) SquaredCurrents(int position)
    {
        ReadOnlySpan<double> re = CurrentRe.AsSpan(3 * position, 3);
        ReadOnlySpan<double> im = CurrentIm.AsSpan(3 * position, 3);
        double own = re[0] * re[0] + re[1] * re[1] + re[2] * re[2] + im[0] * im[0] + im[1] * im[1] + im[2] * im[2];
        double sumRe = re[0] + re[1] + re[2];
        double sumIm = im[0] + im[1] + im[2];
        return (own, sumRe * sumRe + sumIm * sumIm);
    }
}
