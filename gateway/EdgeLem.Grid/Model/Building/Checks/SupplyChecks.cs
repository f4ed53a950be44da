namespace EdgeLem.Grid;

/// <summary>Checks sources, transformers and their tap controls.</summary>
internal sealed class SupplyChecks(FeederBuilder builder, CheckReport report)
{
    /// <summary>The highest voltage of distribution networks with transformers of less than <see cref="LeastKvaAbove"/>, in kV.</summary>
    private const double HighestKvOfSmall = 100;

    private const double LeastKvaAbove = 1000;

    /// <summary>Whether the voltages of sources and transformers can be used to judge others.</summary>
    public bool VoltagesArePlausible { get; private set; } = true;

    public void Run()
    {
        foreach ((Source source, ElementOrigin origin) in builder.Sources)
        {
            Check(source, origin);
        }

        foreach ((Transformer transformer, ElementOrigin origin) in builder.Transformers)
        {
            Check(transformer, origin);
            if (transformer.TapControl is { } control)
            {
                Check(control, transformer, origin);
            }
        }
    }

    private void Check(Source source, ElementOrigin origin)
    {
        string name = source.Id == "source" ? "source" : $"source '{source.Id}'";
        report.Require(
            origin,
            TerminalRules.IsThreePhase(source.Terminals),
            "terminals",
            $"{name}: terminals are '{source.Terminals}'; a source feeds A, B and C, in any order.");
        bool isPlausible = report.Require(
            origin,
            name,
            new Quantity("voltageKv", source.NominalVoltageV / 1000, "kV", 0.05, 500),
            new Quantity("voltagePu", source.VoltagePu, "pu", 0.8, 1.2),
            new Quantity("angleDeg", source.AngleDeg, "deg", -360, 360));
        VoltagesArePlausible &= isPlausible;
        if (isPlausible && report.Require(
            origin,
            name,
            new Quantity("r1Ohm", source.Impedance.R1Ohm, "ohm", 0, 1000),
            new Quantity("x1Ohm", source.Impedance.X1Ohm, "ohm", 0, 1000),
            new Quantity("r0Ohm", source.Impedance.R0Ohm, "ohm", 0, 1e6),
            new Quantity("x0Ohm", source.Impedance.X0Ohm, "ohm", 0, 1e6)))
        {
            RequireSome(origin, name, ("1", source.Impedance.R1Ohm, source.Impedance.X1Ohm));
            RequireSome(origin, name, ("0", source.Impedance.R0Ohm, source.Impedance.X0Ohm));
        }
    }

    private void RequireSome(ElementOrigin origin, string name, (string Sequence, double ROhm, double XOhm) impedance) => report.Require(
        origin,
        Math.Max(impedance.ROhm, impedance.XOhm) >= 1e-9,
        $"x{impedance.Sequence}Ohm",
        $"{name}: r{impedance.Sequence}Ohm and x{impedance.Sequence}Ohm are both below 1e-9 ohm. Write an ideal source as one of 1e-6 ohm.");

    private void Check(Transformer transformer, ElementOrigin origin)
    {
        string name = $"transformer '{transformer.Id}'";
        bool isPlausible = report.Require(
            origin,
            name,
            new Quantity("ratedKva", transformer.RatedPowerVa / 1000, "kVA", 1, 100_000),
            new Quantity("resistancePercent", transformer.ResistancePercent, "%", 0, 15),
            new Quantity("reactancePercent", transformer.ReactancePercent, "%", 0, 50),
            new Quantity("noLoadLossPercent", transformer.NoLoadLossPercent, "%", 0, 10),
            new Quantity("magnetisingPercent", transformer.MagnetisingPercent, "%", 0, 20),
            new Quantity("antiFloatPpm", transformer.AntiFloatPpm, "ppm", 0, 1000));
        if (isPlausible)
        {
            report.Require(
                origin,
                transformer.ResistancePercent + transformer.ReactancePercent >= 1e-6,
                "reactancePercent",
                $"{name}: resistancePercent and reactancePercent are both below 1e-6 %. Give its short-circuit impedance.");
        }

        Check(transformer.Hv, origin, (name, "hv"));
        Check(transformer.Lv, origin, (name, "lv"));
        RequireSuitedVoltage(transformer, origin, name);
        CheckClock(transformer, origin, name);
        CheckZeroSequence(transformer, origin, name);
    }

    /// <summary>Catches volts that were written as kilovolts: 400 V is a plausible voltage in kV, but not of a small transformer.</summary>
    private void RequireSuitedVoltage(Transformer transformer, ElementOrigin origin, string name)
    {
        (string side, double kv) = transformer.Hv.RatedVoltageV > transformer.Lv.RatedVoltageV ? ("hv", transformer.Hv.RatedVoltageV / 1000) : ("lv", transformer.Lv.RatedVoltageV / 1000);
        double kva = transformer.RatedPowerVa / 1000;
        VoltagesArePlausible &= report.Require(origin, !(kv > HighestKvOfSmall && kv <= 500 && kva < LeastKvaAbove), side + "Kv", FormattableString.Invariant(
            $"{name}: {side}Kv is {kv} kV at {kva} kVA, allowed 0.05 to {HighestKvOfSmall} kV below {LeastKvaAbove} kVA. Correct the value or its unit."));
    }

    private void Check(Winding winding, ElementOrigin origin, (string Transformer, string Side) at)
    {
        VoltagesArePlausible &= report.Require(
            origin,
            at.Transformer,
            new Quantity(at.Side + "Kv", winding.RatedVoltageV / 1000, "kV", 0.05, 500),
            new Quantity(at.Side + "Tap", winding.Tap, "", 0.7, 1.3),
            new Quantity(at.Side + "StarPointResistanceOhm", winding.StarPointResistanceOhm, "ohm", 0, 100_000),
            new Quantity(at.Side + "StarPointReactanceOhm", winding.StarPointReactanceOhm, "ohm", 0, 100_000));
        TerminalList terminals = winding.Terminals;
        (bool isRight, string needs) = winding.Connection switch
        {
            WindingConnection.Star => (TerminalRules.IsThreePhase(terminals) || TerminalRules.IsStarWithPoint(terminals), "a star winding needs A, B, C and, when its star point is connected, N or E as fourth"),
            WindingConnection.Delta => (TerminalRules.IsThreePhase(terminals), "a delta winding needs A, B and C"),
            _ => (terminals.Count == 2 && terminals.Any(TerminalRules.IsPhase), "a single-phase winding needs two, for example AN, AE or AB"),
        };
        report.Require(origin, isRight, at.Side + "Terminals", $"{at.Transformer}: {at.Side}Terminals are '{terminals}'; {needs}.");
        report.Require(
            origin,
            terminals.Count == 4 || (winding.StarPointResistanceOhm == 0 && winding.StarPointReactanceOhm == 0),
            at.Side + "StarPointResistanceOhm",
            $"{at.Transformer}: the {at.Side} winding has a star-point impedance, but no connected star point. Give it a fourth terminal N or E, or no impedance.");
    }

    private void CheckClock(Transformer transformer, ElementOrigin origin, string name)
    {
        (WindingConnection hv, WindingConnection lv) = (transformer.Hv.Connection, transformer.Lv.Connection);
        bool isSinglePhase = hv == WindingConnection.SinglePhase;
        if (!report.Require(
            origin,
            isSinglePhase == (lv == WindingConnection.SinglePhase),
            "vectorGroup",
            $"{name}: one winding is single-phase and the other three-phase. Make both the same."))
        {
            return;
        }

        int hour = transformer.ClockHour;
        (bool isRight, string allowed) = isSinglePhase ? (hour is 0 or 6, "0 or 6 for single-phase")
            : hv == lv ? (hour is >= 0 and <= 11 && hour % 2 == 0, "0, 2, 4, 6, 8 or 10 for star-star and delta-delta")
            : (hour is >= 0 and <= 11 && hour % 2 == 1, "1, 3, 5, 7, 9 or 11 for star-delta and delta-star");
        report.Require(origin, isRight, "vectorGroup", $"{name}: the clock number of vectorGroup '{transformer.VectorGroup}' is {hour}, allowed {allowed}.");
    }

    private void CheckZeroSequence(Transformer transformer, ElementOrigin origin, string name)
    {
        if (transformer.ZeroSequence is not { } zero)
        {
            return;
        }

        report.Require(
            origin,
            transformer.IsThreePhase,
            "zeroSequence",
            $"{name}: zeroSequence is given, but the transformer is single-phase. Remove it.");
        (string Name, double? Value, double Max)[] values =
        [
            ("resistancePercent", zero.ResistancePercent, 1000),
            ("reactancePercent", zero.ReactancePercent, 1000),
            ("noLoadLossPercent", zero.NoLoadLossPercent, 10_000),
            ("magnetisingPercent", zero.MagnetisingPercent, 10_000),
        ];
        foreach ((string property, double? value, double max) in values)
        {
            report.Require(origin, $"{name}, zeroSequence", new Quantity(property, value ?? 0, "%", 0, max));
        }
    }

    private void Check(TapControl control, Transformer transformer, ElementOrigin origin)
    {
        string name = $"transformer '{transformer.Id}', tapControl";
        bool isPlausible = report.Require(
            origin,
            name,
            new Quantity("monitoredUnit", control.MonitoredUnit, "", 0, transformer.IsThreePhase ? 2 : 0),
            new Quantity("targetV", control.TargetV, "V", 10, 1000),
            new Quantity("bandwidthV", control.BandwidthV, "V", 0.01, 100),
            new Quantity("ptRatio", control.PtRatio, "", 0.01, 10_000),
            new Quantity("ctPrimaryA", control.CtPrimaryA, "A", 0.1, 100_000),
            new Quantity("dropResistanceV", control.DropResistanceV, "V", -100, 100),
            new Quantity("dropReactanceV", control.DropReactanceV, "V", -100, 100),
            new Quantity("stepPu", control.StepPu, "pu", 0.0001, 0.1),
            new Quantity("minTap", control.MinTap, "", 0.7, 1),
            new Quantity("maxTap", control.MaxTap, "", 1, 1.3),
            new Quantity("maxTapChange", control.MaxTapChange, "", 1, 100),
            new Quantity("delayS", control.DelayS, "s", 0, 3600));
        double stepV = control.StepPu * control.TargetV;
        if (isPlausible)
        {
            report.Require(
                origin,
                control.BandwidthV > stepV,
                "bandwidthV",
                FormattableString.Invariant($"{name}: bandwidthV is {control.BandwidthV} V, but one step changes {stepV:0.###} V, so that it would hunt. Widen the band."));
        }
    }
}
