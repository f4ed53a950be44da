namespace EdgeLem.Grid;

/// <summary>A two-winding transformer.</summary>
internal sealed class DssTransformer(string name, SourceLocation location) : DssElement<DssTransformer>("transformer", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssTransformer>> Properties =
    [
        Only("phases", "3"),
        Only("windings", "2"),
        Read("wdg", (transformer, value) => transformer.Select(value)),
        Read("bus", (transformer, value) => transformer.Active.Bus = DssBus.Parse(value)),
        Read("conn", (transformer, value) => transformer.Active.SetConnection(value, value.Lower)),
        Read("kv", (transformer, value) => value.Positive(kv => transformer.Active.Kv = kv)),
        Read("kva", (transformer, value) => value.Positive(transformer.SetKva)),
        Only("tap", "1"),
        Read("%r", (transformer, value) => value.Number(percent => transformer.Active.ResistancePercent = percent)),
        Unsupported("rneut"),
        Unsupported("xneut"),
        Read("buses", (transformer, value) => transformer.Each(value, (winding, text) => winding.Bus = DssBus.Parse(text, value))),
        Read("conns", (transformer, value) => transformer.Each(value, (winding, text) => winding.SetConnection(value, text.ToLowerInvariant()))),
        Read("kvs", (transformer, value) => transformer.EachNumber(value, (winding, kv) => winding.Kv = kv)),
        Read("kvas", (transformer, value) => transformer.EachNumber(value, (winding, kva) => winding.Kva = kva)),
        Read("taps", (transformer, value) => transformer.EachNumber(value, (_, tap) => RequireNominal(value, tap))),
        Read("xhl", (transformer, value) => value.Number(percent => transformer.ReactancePercent = percent)),
        Harmless("xht"),
        Harmless("xlt"),
        Unsupported("xscarray"),
        Harmless("thermal"),
        Harmless("n"),
        Harmless("m"),
        Harmless("flrise"),
        Harmless("hsrise"),
        Read("%loadloss", (transformer, value) => value.Number(transformer.SetLoadLoss)),
        Only("%noloadloss", "0"),
        Harmless("normhkva"),
        Harmless("emerghkva"),
        Harmless("sub"),
        Harmless("maxtap"),
        Harmless("mintap"),
        Harmless("numtaps"),
        Harmless("subname"),
        Only("%imag", "0"),
        Read("ppm_antifloat", (_, value) => value.Number(ppm => NoteAntiFloat(value, ppm))),
        Read("%rs", (transformer, value) => transformer.EachNumber(value, (winding, percent) => winding.ResistancePercent = percent)),
        Harmless("bank"),
        Unsupported("xfmrcode"),
        Harmless("xrconst"),
        Read("x12", (transformer, value) => value.Number(percent => transformer.ReactancePercent = percent)),
        Harmless("x13"),
        Harmless("x23"),
        Read("leadlag", (transformer, value) => transformer.SetLeadLag(value)),
        Harmless("wdgcurrents"),
        Harmless("core"),
        Unsupported("rdcohms"),
        Harmless("seasons"),
        Harmless("ratings"),
        Harmless("normamps"),
        Harmless("emergamps"),
        Harmless("faultrate"),
        Harmless("pctperm"),
        Harmless("repair"),
        Harmless("basefreq"),
        IsEnabled,
        Unsupported("like"),
    ];

    private int _active;

    public IReadOnlyList<DssWinding> Windings { get; } = [new(), new()];

    /// <summary>Between the windings, in percent on the first winding's power; OpenDSS's default is 7.</summary>
    public double ReactancePercent { get; private set; } = 7;

    /// <summary>OpenDSS's default: the low voltage lags by 30 degrees.</summary>
    public int ClockHour { get; private set; } = 1;

    protected override IReadOnlyList<DssProperty<DssTransformer>> Table => Properties;

    private DssWinding Active => Windings[_active];

    private static void RequireNominal(DssValue value, double tap)
    {
        if (tap != 1)
        {
            value.Reject("taps other than 1 are not supported. Put the ratio into the rated voltages.");
        }
    }

    private static void NoteAntiFloat(DssValue value, double ppm)
    {
        if (ppm != 0)
        {
            value.Report.Note(value.Location, $"{value.Owner}: the anti-float shunt is not modelled; its effect is below 1e-7 pu.");
        }
    }

    private void Select(DssValue value) => value.Whole(winding =>
    {
        if (winding is 1 or 2)
        {
            _active = winding - 1;
        }
        else
        {
            value.Reject("only windings 1 and 2 are supported.");
        }
    });

    private void SetKva(double kva)
    {
        Active.Kva = kva;
        if (_active == 0)
        {
            Windings[1].Kva = kva;
        }
    }

    private void SetLoadLoss(double percent)
    {
        Windings[0].ResistancePercent = percent / 2;
        Windings[1].ResistancePercent = percent / 2;
    }

    private void SetLeadLag(DssValue value)
    {
        switch (value.Lower)
        {
            case "lag" or "ansi":
                ClockHour = 1;
                break;
            case "lead" or "euro":
                ClockHour = 11;
                break;
            default:
                value.Reject($"'{value.Text}' must be lag, ansi, lead or euro.");
                break;
        }
    }

    private void Each(DssValue value, Action<DssWinding, string> set)
    {
        string[] words = value.Words();
        if (words.Length > Windings.Count)
        {
            value.Reject($"'{value.Text}' has more than two values.");
        }

        foreach ((DssWinding winding, string word) in Windings.Zip(words))
        {
            set(winding, word);
        }
    }

    private void EachNumber(DssValue value, Action<DssWinding, double> set) => Each(value, (winding, text) =>
    {
        if (DssValue.TryNumber(text, out double number))
        {
            set(winding, number);
        }
        else
        {
            value.Reject($"'{text}' is not a number.");
        }
    });
}

/// <summary>A winding, with OpenDSS's defaults.</summary>
internal sealed class DssWinding
{
    public DssBus? Bus { get; set; }

    public bool IsDelta { get; private set; }

    public double Kv { get; set; } = 12.47;

    public double Kva { get; set; } = 1000;

    public double ResistancePercent { get; set; } = 0.2;

    public void SetConnection(DssValue value, string connection)
    {
        switch (connection)
        {
            case "wye" or "y" or "ln":
                IsDelta = false;
                break;
            case "delta" or "ll":
                IsDelta = true;
                break;
            default:
                value.Reject($"'{connection}' must be wye or delta.");
                break;
        }
    }
}
