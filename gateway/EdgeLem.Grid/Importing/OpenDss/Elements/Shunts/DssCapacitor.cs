namespace EdgeLem.Grid;

/// <summary>A capacitor bank, in steps that are in or out of service.</summary>
internal sealed class DssCapacitor(string name, SourceLocation location, DssCircuit circuit) : DssTwoTerminal<DssCapacitor>("capacitor", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssCapacitor>> Properties =
    [
        Bus1Property,
        Bus2Property,
        PhasesProperty,
        Read("kvar", (capacitor, value) => value.Numbers(kvar => (capacitor._kvar, capacitor._microfarad) = (kvar, null))),
        KvProperty,
        ConnProperty,
        Unsupported("cmatrix"),
        Read("cuf", (capacitor, value) => value.Numbers(microfarad => capacitor._microfarad = microfarad)),
        Read("r", (_, value) => RequireZeros(value)),
        Read("xl", (_, value) => RequireZeros(value)),
        Read("harm", (_, value) => RequireZeros(value)),
        Read("numsteps", (capacitor, value) => value.Whole(steps => capacitor.SetSteps(steps))),
        Read("states", (capacitor, value) => value.Numbers(states => capacitor._states = states)),
        Harmless("normamps"),
        .. Reliability,
        Read("basefreq", (capacitor, value) => capacitor._circuit.RequireFrequency(value)),
        IsEnabled,
    ];

    private readonly DssCircuit _circuit = circuit;
    private double[] _kvar = [1200];
    private double[]? _microfarad;
    private double[] _states = [];
    private int _steps = 1;

    /// <summary>Of the steps in service, at rated voltage, in kvar.</summary>
    public double Kvar => Enumerable.Range(0, _steps).Where(step => step >= _states.Length || _states[step] != 0).Sum(StepKvar);

    protected override IReadOnlyList<DssProperty<DssCapacitor>> Table => Properties;

    private static void RequireZeros(DssValue value) => value.Numbers(numbers =>
    {
        if (numbers.Any(number => number != 0))
        {
            value.Reject("a reactor in series with the capacitor is not supported.");
        }
    });

    private double StepKvar(int step)
    {
        if (_microfarad is { Length: > 0 } microfarad)
        {
            return 2 * Math.PI * _circuit.FrequencyHz * microfarad[Math.Min(step, microfarad.Length - 1)] * 1e-6 * PhaseVoltageV * PhaseVoltageV / 1000 * Phases;
        }

        return _kvar.Length == 0 ? 0 : _kvar[Math.Min(step, _kvar.Length - 1)];
    }

    /// <summary>Several steps share what the one step had.</summary>
    private void SetSteps(int steps)
    {
        if (_steps == 1 && _kvar.Length == 1 && steps > 1)
        {
            _kvar = [.. Enumerable.Repeat(_kvar[0] / steps, steps)];
        }

        _steps = Math.Clamp(steps, 1, 1000);
    }
}
