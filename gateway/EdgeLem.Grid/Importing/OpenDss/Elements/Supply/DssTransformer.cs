namespace EdgeLem.Grid;

/// <summary>A transformer or a code for transformers. More than two windings can be read, so that one defect can say that they are not supported.</summary>
internal sealed class DssTransformer(string kind, string name, SourceLocation location, DssCircuit circuit) : DssElement<DssTransformer>(kind, name, location)
{
    private const int MaxWindings = 10;

    private static readonly IReadOnlyList<DssProperty<DssTransformer>> Properties =
    [
        Read("phases", (transformer, value) => value.Whole(phases => transformer.Phases = phases)),
        Read("windings", (transformer, value) => value.Whole(transformer.SetCount)),
        Read("wdg", (transformer, value) => transformer.Select(value)),
        Read("bus", (transformer, value) => transformer.Active.Bus = DssBus.Parse(value)),
        Read("conn", (transformer, value) => value.Connection(connection => transformer.Active.Connection = connection)),
        Read("kv", (transformer, value) => value.Positive(kv => transformer.Active.Kv = kv)),
        Read("kva", (transformer, value) => value.Positive(transformer.SetKva)),
        Read("tap", (transformer, value) => value.Positive(tap => transformer.Active.Tap = tap)),
        Read("%r", (transformer, value) => value.Number(percent => transformer.Active.ResistancePercent = percent)),
        Read("rneut", (transformer, value) => value.Number(ohm => transformer.Active.NeutralResistanceOhm = ohm)),
        Read("xneut", (transformer, value) => value.Number(ohm => transformer.Active.NeutralReactanceOhm = ohm)),
        Read("buses", (transformer, value) => transformer.Each(value, (winding, item) => winding.Bus = DssBus.Parse(item))),
        Read("conns", (transformer, value) => transformer.Each(value, (winding, item) => item.Connection(connection => winding.Connection = connection))),
        Read("kvs", (transformer, value) => transformer.Each(value, (winding, item) => item.Positive(kv => winding.Kv = kv))),
        Read("kvas", (transformer, value) => transformer.Each(value, (winding, item) => item.Positive(kva => winding.Kva = kva))),
        Read("taps", (transformer, value) => transformer.Each(value, (winding, item) => item.Positive(tap => winding.Tap = tap))),
        Read("xhl", (transformer, value) => value.Number(percent => transformer.ReactancePercent = percent)),
        Harmless("xht"),
        Harmless("xlt"),
        Read("xscarray", (transformer, value) => value.Numbers(transformer.SetReactances)),
        Harmless("thermal"),
        Harmless("n"),
        Harmless("m"),
        Harmless("flrise"),
        Harmless("hsrise"),
        Read("%loadloss", (transformer, value) => value.Number(transformer.SetLoadLoss)),
        Read("%noloadloss", (transformer, value) => value.Number(percent => transformer.NoLoadLossPercent = percent)),
        Harmless("normhkva"),
        Harmless("emerghkva"),
        Harmless("sub"),
        Read("maxtap", (transformer, value) => value.Positive(tap => transformer.Active.MaxTap = tap)),
        Read("mintap", (transformer, value) => value.Positive(tap => transformer.Active.MinTap = tap)),
        Read("numtaps", (transformer, value) => value.Whole(count => transformer.Active.TapCount = count)),
        Harmless("subname"),
        Read("%imag", (transformer, value) => value.Number(percent => transformer.MagnetisingPercent = percent)),
        Read("ppm_antifloat", (transformer, value) => value.Number(ppm => transformer.AntiFloatPpm = Math.Abs(ppm))),
        Read("%rs", (transformer, value) => transformer.Each(value, (winding, item) => item.Number(percent => winding.ResistancePercent = percent))),
        Harmless("bank"),
        Read("xfmrcode", (transformer, value) => transformer.TakeCode(value)),
        Harmless("xrconst"),
        Read("x12", (transformer, value) => value.Number(percent => transformer.ReactancePercent = percent)),
        Harmless("x13"),
        Harmless("x23"),
        Read("leadlag", (transformer, value) => transformer.SetLeadLag(value)),
        Harmless("wdgcurrents"),
        Harmless("core"),
        Harmless("rdcohms"),
        Harmless("seasons"),
        Harmless("ratings"),
        Harmless("normamps"),
        .. Reliability,
        Read("basefreq", (transformer, value) => transformer._circuit.RequireFrequency(value)),
        IsEnabled,
    ];

    private readonly DssCircuit _circuit = circuit;
    private int _active;

    public int Phases { get; private set; } = 3;

    public IReadOnlyList<DssWinding> Windings { get; private set; } = [new(), new()];

    /// <summary>Between the first two windings, in percent on the first winding's power; OpenDSS's default is 7.</summary>
    public double ReactancePercent { get; private set; } = 7;

    public double NoLoadLossPercent { get; private set; }

    public double MagnetisingPercent { get; private set; }

    public double AntiFloatPpm { get; private set; } = 1;

    /// <summary>OpenDSS's default is that the lower voltage lags by 30 degrees; true when it leads.</summary>
    public bool LowVoltageLeads { get; private set; }

    protected override IReadOnlyList<DssProperty<DssTransformer>> Table => Properties;

    private DssWinding Active => Windings[_active];

    private void SetCount(int count)
    {
        Windings = [.. Enumerable.Range(0, Math.Clamp(count, 1, MaxWindings)).Select(_ => new DssWinding())];
        _active = Math.Min(_active, Windings.Count - 1);
    }

    private void Select(DssValue value) => value.Whole(winding =>
    {
        if (winding >= 1 && winding <= Windings.Count)
        {
            _active = winding - 1;
        }
        else
        {
            value.Reject(FormattableString.Invariant($"winding {winding} does not exist; the transformer has {Windings.Count}."));
        }
    });

    private void SetKva(double kva)
    {
        Active.Kva = kva;
        if (_active == 0 || Windings.Count == 2)
        {
            foreach (DssWinding winding in Windings)
            {
                winding.Kva = kva;
            }
        }
    }

    private void SetLoadLoss(double percent)
    {
        foreach (DssWinding winding in Windings.Take(2))
        {
            winding.ResistancePercent = percent / 2;
        }
    }

    private void SetReactances(double[] percents)
    {
        if (percents.Length > 0)
        {
            ReactancePercent = percents[0];
        }
    }

    private void SetLeadLag(DssValue value)
    {
        switch (value.Lower)
        {
            case "ansi" or ['l', 'a', ..]:
                LowVoltageLeads = false;
                break;
            case "euro" or ['l', 'e', ..]:
                LowVoltageLeads = true;
                break;
            default:
                value.Reject($"'{value.Text}' must be lag, ansi, lead or euro.");
                break;
        }
    }

    private void TakeCode(DssValue value)
    {
        if (_circuit.Find("xfmrcode", value.Lower) is not DssTransformer code)
        {
            value.Reject($"xfmrcode '{value.Text}' does not exist before this transformer. Define it first.");
            return;
        }

        Windings = [.. code.Windings.Select((winding, index) => winding with { Bus = index < Windings.Count ? Windings[index].Bus : null })];
        _active = Math.Min(_active, Windings.Count - 1);
        (Phases, ReactancePercent, AntiFloatPpm) = (code.Phases, code.ReactancePercent, code.AntiFloatPpm);
        (NoLoadLossPercent, MagnetisingPercent) = (code.NoLoadLossPercent, code.MagnetisingPercent);
    }

    private void Each(DssValue value, Action<DssWinding, DssValue> set)
    {
        IReadOnlyList<DssValue> elements = value.Elements;
        if (elements.Count > Windings.Count)
        {
            value.Reject(FormattableString.Invariant($"'{value.Text}' has more values than the transformer's {Windings.Count} windings."));
        }

        foreach ((DssWinding winding, DssValue element) in Windings.Zip(elements))
        {
            set(winding, element);
        }
    }
}
