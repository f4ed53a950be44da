namespace EdgeLem.Grid;

/// <summary>A load. Which of kW, kvar, power factor and kVA count follows OpenDSS: the last of kW, kvar, kVA and xfkVA decides, and kvar silences the power factor.</summary>
internal sealed class DssLoad(string name, SourceLocation location, DssCircuit circuit) : DssPowerDevice<DssLoad>("load", name, location, circuit)
{
    private static readonly IReadOnlyList<DssProperty<DssLoad>> Properties =
    [
        PhasesProperty,
        BusProperty,
        KvProperty,
        Read("kw", (load, value) => value.Number(kw => (load.Kw, load._stated) = (kw, Stated.PowerFactor))),
        Read("pf", (load, value) => load.SetPowerFactor(value)),
        Read("model", (load, value) => value.Whole(model => load.Model = model)),
        .. ShapeProperties,
        Harmless("growth"),
        ConnProperty,
        Read("kvar", (load, value) => value.Number(kvar => (load.Kvar, load._stated, load.HasPowerFactor) = (kvar, Stated.Reactive, false))),
        Read("rneut", (load, value) => value.Number(ohm => load.NeutralResistanceOhm = ohm)),
        Read("xneut", (load, value) => value.Number(ohm => load.NeutralReactanceOhm = ohm)),
        Read("status", (load, value) => (load.IsFixed, load.IgnoresProfile) = (value.Lower is ['f', ..] or ['e', ..], value.Lower is ['f', ..])),
        Harmless("class"),
        Read("vminpu", (load, value) => value.Number(pu => load.MinPu = pu)),
        Read("vmaxpu", (load, value) => value.Number(pu => load.MaxPu = pu)),
        Harmless("vminnorm"),
        Harmless("vminemerg"),
        Read("xfkva", (load, value) => value.Number(kva => load.Allocate(kva, load._allocation))),
        Read("allocationfactor", (load, value) => value.Number(factor => load.Allocate(load._connectedKva, factor))),
        Read("kva", (load, value) => value.Number(kva => (load._kva, load._stated) = (kva, Stated.Apparent))),
        Harmless("%mean"),
        Harmless("%stddev"),
        Read("cvrwatts", (load, value) => value.Number(exponent => load.Exponents = (exponent, load.Exponents.Reactive))),
        Read("cvrvars", (load, value) => value.Number(exponent => load.Exponents = (load.Exponents.Active, exponent))),
        Unsupported("kwh"),
        Unsupported("kwhdays"),
        Unsupported("cfactor"),
        Unsupported("cvrcurve"),
        Harmless("numcust"),
        Read("zipv", (load, value) => value.Numbers(numbers => load.SetZip(value, numbers))),
        Harmless("%seriesrl"),
        Harmless("relweight"),
        Read("vlowpu", (load, value) => value.Number(pu => load.LowPu = pu)),
        Harmless("puxharm"),
        Harmless("xrharm"),
        Harmless("spectrum"),
        BaseFrequency,
        IsEnabled,
    ];

    private Stated _stated = Stated.PowerFactor;
    private double _powerFactor = 0.88;
    private double _kva;
    private double _connectedKva;
    private double _allocation = 0.5;

    private enum Stated
    {
        PowerFactor,
        Reactive,
        Apparent,
        Connected,
    }

    /// <summary>Active power of all phases in kW.</summary>
    public double Kw { get; private set; } = 10;

    /// <summary>Reactive power of all phases in kvar; a negative power factor gives it the opposite sign, as in OpenDSS.</summary>
    public double Kvar { get; private set; } = 5;

    /// <summary>1 to 8, see the OpenDSS manual.</summary>
    public int Model { get; private set; } = 1;

    /// <summary>Not scaled by the circuit's load multiplier.</summary>
    public bool IsFixed { get; private set; }

    /// <summary>Not scaled by a profile either.</summary>
    public bool IgnoresProfile { get; private set; }

    /// <summary>The power factor counts, not kvar.</summary>
    public bool HasPowerFactor { get; private set; }

    public double MinPu { get; private set; } = 0.95;

    public double MaxPu { get; private set; } = 1.05;

    public double LowPu { get; private set; } = 0.5;

    /// <summary>Of the voltage, for model 4.</summary>
    public (double Active, double Reactive) Exponents { get; private set; } = (1, 2);

    /// <summary>For model 8; null when not given.</summary>
    public (ZipShares Active, ZipShares Reactive)? Zip { get; private set; }

    /// <summary>Between star point and earth, in ohm; negative: none.</summary>
    public double NeutralResistanceOhm { get; private set; } = -1;

    public double NeutralReactanceOhm { get; private set; }

    protected override IReadOnlyList<DssProperty<DssLoad>> Table => Properties;

    protected override void EndEdit()
    {
        if (_stated == Stated.Reactive)
        {
            double apparent = double.Hypot(Kw, Kvar);
            _powerFactor = apparent > 0 ? Kw / apparent * (Kw * Kvar < 0 ? -1 : 1) : _powerFactor;
            return;
        }

        Kw = _stated == Stated.Apparent ? _kva * Math.Abs(_powerFactor) : Kw;
        Kvar = Kw * Math.Sqrt(1 / (_powerFactor * _powerFactor) - 1) * Math.Sign(_powerFactor);
    }

    protected override void TakeActualPower(DssLoadShape shape)
    {
        (Kw, Kvar) = (shape.Peak, 0);
        _stated = HasPowerFactor ? Stated.PowerFactor : Stated.Reactive;
    }

    /// <summary>The share of a transformer; a power factor that is stated later changes the reactive power only, as in OpenDSS.</summary>
    private void Allocate(double connectedKva, double factor)
    {
        (_connectedKva, _allocation, _stated) = (connectedKva, factor, Stated.Connected);
        Kw = connectedKva > 0 ? connectedKva * factor * Math.Abs(_powerFactor) : Kw;
    }

    private void SetPowerFactor(DssValue value) => value.Number(powerFactor =>
    {
        if (Math.Abs(powerFactor) is > 0 and <= 1)
        {
            (_powerFactor, HasPowerFactor) = (powerFactor, true);
        }
        else
        {
            value.Reject(FormattableString.Invariant($"{powerFactor} must be -1 to 1 and not 0."));
        }
    });

    private void SetZip(DssValue value, double[] z)
    {
        if (z.Length != 7 || z[6] > 0)
        {
            value.Reject("seven numbers are needed: shares of impedance, current and power for P and for Q, and 0, for a cut-off at low voltage is not supported.");
            return;
        }

        Zip = (new ZipShares(z[0], z[1], z[2]), new ZipShares(z[3], z[4], z[5]));
    }
}
