namespace EdgeLem.Grid;

/// <summary>Writes loads, inverters, profiles and connection points.</summary>
internal static class LoadText
{
    public static JsonLine Of(Load load)
    {
        JsonLine line = new JsonLine()
            .Add("id", load.Id)
            .Add("bus", load.Bus)
            .Add("terminals", load.Terminals.ToString())
            .Add("connection", ShuntText.Word(load.Connection))
            .Add("ratedVoltageV", load.RatedVoltageV)
            .AddNumbers("powerW", load.LegPowers.Select(leg => leg.PowerW))
            .AddNumbers("reactivePowerVar", load.LegPowers.Select(leg => leg.ReactivePowerVar));
        if (load.VoltageDependence != VoltageDependence.ConstantPower)
        {
            line.Add("voltageDependence", Of(load.VoltageDependence));
        }

        return line.Add("profile", load.ProfileId).Add("connectionPoint", load.ConnectionId);
    }

    public static JsonLine Of(Inverter inverter)
    {
        JsonLine line = new JsonLine()
            .Add("id", inverter.Id)
            .Add("bus", inverter.Bus)
            .Add("terminals", inverter.Terminals.ToString())
            .Add("connection", ShuntText.Word(inverter.Connection))
            .Add("ratedVoltageV", inverter.RatedVoltageV)
            .AddScaled("ratedKva", inverter.RatedPowerVa, 3)
            .Add("powerW", inverter.PowerW)
            .Add("reactivePowerVar", inverter.ReactivePowerVar, unless: 0);
        JsonLine control = Of(inverter.Control);
        if (!control.IsEmpty)
        {
            line.Add("control", control);
        }

        return line.Add("profile", inverter.ProfileId).Add("connectionPoint", inverter.ConnectionId);
    }

    public static JsonLine Of(PowerProfile profile) => new JsonLine()
        .Add("id", profile.Id)
        .Add("intervalS", profile.IntervalS)
        .AddNumbers(profile.IsActualPower ? "powersW" : "factors", profile.Values);

    public static JsonLine Of(Connection connection) => new JsonLine()
        .Add("id", connection.Id)
        .Add("bus", connection.Bus)
        .Add("phases", connection.Phases.Letters());

    private static JsonLine Of(VoltageDependence dependence)
    {
        VoltageDependence usual = VoltageDependence.ConstantPower;
        var line = new JsonLine();
        AddShares(line, "activeZip", dependence.Active, usual.Active);
        AddShares(line, "reactiveZip", dependence.Reactive, usual.Reactive);
        line.AddIfKnown("activeExponent", dependence.Exponents?.Active)
            .AddIfKnown("reactiveExponent", dependence.Exponents?.Reactive)
            .Add("minPu", dependence.MinPu, unless: usual.MinPu)
            .Add("maxPu", dependence.MaxPu, unless: usual.MaxPu)
            .AddIfKnown("lowPu", dependence.LowPu);
        return dependence.Outside is { } outside ? line.Add("outside", Of(outside.Active, outside.Reactive)) : line;
    }

    private static JsonLine Of(ZipShares active, ZipShares reactive)
    {
        var line = new JsonLine();
        AddShares(line, "activeZip", active, usual: null);
        AddShares(line, "reactiveZip", reactive, usual: null);
        return line;
    }

    private static void AddShares(JsonLine line, string name, ZipShares shares, ZipShares? usual)
    {
        if (shares != usual)
        {
            line.AddNumbers(name, [shares.Impedance, shares.Current, shares.Power]);
        }
    }

    private static JsonLine Of(InverterControl control)
    {
        var line = new JsonLine();
        AddCurve(line, "voltVar", control.VoltVar);
        AddCurve(line, "voltWatt", control.VoltWatt);
        return line.AddIfKnown("powerFactor", control.PowerFactor)
            .Add("priority", control.ReactivePowerFirst ? null : "active")
            .Add("senses", control.SensesMean ? null : "own");
    }

    private static void AddCurve(JsonLine line, string name, ControlCurve? curve)
    {
        if (curve is not null)
        {
            line.AddPairs(name, curve.Points);
        }
    }
}
