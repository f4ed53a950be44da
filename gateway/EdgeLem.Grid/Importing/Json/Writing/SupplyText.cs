namespace EdgeLem.Grid;

/// <summary>Writes sources and transformers.</summary>
internal static class SupplyText
{
    public static JsonLine Of(Source source) => new JsonLine()
        .Add("id", source.Id == "source" ? null : source.Id)
        .Add("bus", source.Bus)
        .Add("terminals", source.Terminals == TerminalList.ThreePhase ? null : source.Terminals.ToString())
        .AddScaled("voltageKv", source.NominalVoltageV, 3)
        .Add("voltagePu", source.VoltagePu)
        .Add("angleDeg", source.AngleDeg)
        .Add("r1Ohm", source.Impedance.R1Ohm)
        .Add("x1Ohm", source.Impedance.X1Ohm)
        .Add("r0Ohm", source.Impedance.R0Ohm)
        .Add("x0Ohm", source.Impedance.X0Ohm);

    public static JsonLine Of(Transformer transformer)
    {
        JsonLine line = new JsonLine()
            .Add("id", transformer.Id)
            .Add("hvBus", transformer.HvBus)
            .Add("lvBus", transformer.LvBus)
            .Add("vectorGroup", transformer.VectorGroup)
            .AddScaled("ratedKva", transformer.RatedPowerVa, 3);
        Add(line, "hv", transformer.Hv);
        Add(line, "lv", transformer.Lv);
        line.Add("resistancePercent", transformer.ResistancePercent)
            .Add("reactancePercent", transformer.ReactancePercent)
            .Add("noLoadLossPercent", transformer.NoLoadLossPercent, unless: 0)
            .Add("magnetisingPercent", transformer.MagnetisingPercent, unless: 0)
            .Add("magnetisingSide", Word(transformer.MagnetisingSide))
            .Add("antiFloatPpm", transformer.AntiFloatPpm, unless: 0);
        if (transformer.ZeroSequence is { } zero)
        {
            line.Add("zeroSequence", Of(zero));
        }

        return transformer.TapControl is { } control ? line.Add("tapControl", Of(control)) : line;
    }

    private static void Add(JsonLine line, string side, Winding winding)
    {
        TerminalList usual = SupplyBinder.Default((winding.Connection, winding.Terminals.Count == 4));
        bool isUsual = winding.Connection != WindingConnection.SinglePhase && winding.Terminals == usual;
        line.AddScaled(side + "Kv", winding.RatedVoltageV, 3)
            .Add(side + "Terminals", isUsual ? null : winding.Terminals.ToString())
            .Add(side + "Tap", winding.Tap, unless: 1)
            .Add(side + "StarPointResistanceOhm", winding.StarPointResistanceOhm, unless: 0)
            .Add(side + "StarPointReactanceOhm", winding.StarPointReactanceOhm, unless: 0);
    }

    private static string? Word(MagnetisingSide side) => side switch { MagnetisingSide.Hv => "hv", MagnetisingSide.Both => "both", _ => null };

    private static JsonLine Of(TransformerZeroSequence zero) => new JsonLine()
        .AddIfKnown("resistancePercent", zero.ResistancePercent)
        .AddIfKnown("reactancePercent", zero.ReactancePercent)
        .AddIfKnown("noLoadLossPercent", zero.NoLoadLossPercent)
        .AddIfKnown("magnetisingPercent", zero.MagnetisingPercent);

    private static JsonLine Of(TapControl control) => new JsonLine()
        .Add("side", control.IsAtLv ? "lv" : "hv")
        .Add("monitoredUnit", control.MonitoredUnit)
        .Add("targetV", control.TargetV)
        .Add("bandwidthV", control.BandwidthV)
        .Add("ptRatio", control.PtRatio)
        .Add("ctPrimaryA", control.CtPrimaryA)
        .Add("dropResistanceV", control.DropResistanceV)
        .Add("dropReactanceV", control.DropReactanceV)
        .Add("stepPu", control.StepPu)
        .Add("minTap", control.MinTap)
        .Add("maxTap", control.MaxTap)
        .Add("maxTapChange", control.MaxTapChange, unless: 16)
        .Add("delayS", control.DelayS);
}
