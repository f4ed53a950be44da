using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>A reactor: to earth, between conductors of a bus, or in series between two buses.</summary>
internal sealed class DssReactor(string name, SourceLocation location, DssCircuit circuit) : DssTwoTerminal<DssReactor>("reactor", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssReactor>> Properties =
    [
        Bus1Property,
        Bus2Property,
        PhasesProperty,
        Read("kvar", (reactor, value) => value.Positive(kvar => (reactor._kvar, reactor._isByKvar, reactor._sequence) = (kvar, true, null))),
        KvProperty,
        ConnProperty,
        Unsupported("rmatrix"),
        Unsupported("xmatrix"),
        Harmless("parallel"),
        Read("r", (reactor, value) => value.Number(r => reactor._ohm = new Complex(r, reactor._ohm.Imaginary))),
        Read("x", (reactor, value) => value.Number(x => reactor.SetImpedance(new Complex(reactor._ohm.Real, x)))),
        Read("rp", (reactor, value) => value.Number(ohm => reactor._parallelOhm = ohm)),
        Read("z1", (reactor, value) => value.Pair((r, x) => reactor.SetZ1(new Complex(r, x)))),
        Unsupported("z2"),
        Read("z0", (reactor, value) => value.Pair((r, x) => reactor._zeroOhm = new Complex(r, x))),
        Read("z", (reactor, value) => value.Pair((r, x) => reactor.SetImpedance(new Complex(r, x)))),
        Unsupported("rcurve"),
        Unsupported("lcurve"),
        Read("lmh", (reactor, value) => value.Number(millihenry => reactor.SetInductance(millihenry))),
        Harmless("normamps"),
        .. Reliability,
        Read("basefreq", (reactor, value) => reactor._circuit.RequireFrequency(value)),
        IsEnabled,
    ];

    private readonly DssCircuit _circuit = circuit;
    private double _kvar = 100;
    private bool _isByKvar = true;
    private Complex _ohm;
    private Complex? _sequence;
    private Complex? _zeroOhm;
    private double _parallelOhm;

    /// <summary>Impedance of each phase and between two phases, in ohm.</summary>
    public (Complex Own, Complex Mutual) ImpedanceOhm
    {
        get
        {
            if (_sequence is { } z1)
            {
                Complex z0 = Phases == 1 ? z1 : _zeroOhm ?? z1;
                return ((2 * z1 + z0) / 3, (z0 - z1) / 3);
            }

            Complex series = _isByKvar ? new Complex(_ohm.Real, PhaseVoltageV * PhaseVoltageV * Phases / (_kvar * 1000)) : _ohm;
            return (_parallelOhm == 0 ? series : 1 / (1 / series + 1 / _parallelOhm), Complex.Zero);
        }
    }

    protected override IReadOnlyList<DssProperty<DssReactor>> Table => Properties;

    private void SetImpedance(Complex ohm) => (_ohm, _isByKvar, _sequence) = (ohm, false, null);

    private void SetZ1(Complex ohm) => (_sequence, _isByKvar) = (ohm, false);

    private void SetInductance(double millihenry) =>
        SetImpedance(new Complex(_ohm.Real, 2 * Math.PI * _circuit.FrequencyHz * millihenry / 1000));
}
