namespace EdgeLem.Grid;

/// <summary>Turns the JSON values of a feeder file into elements, and the file's units into volts, amperes, ohms and volt-amperes.</summary>
internal sealed class FeederJsonBinder(string file, ICollection<Defect> defects)
{
    private const double DefaultFrequencyHz = 50;

    private readonly FeederBuilder _builder = new();

    public FeederBuilder Bind(LocatedJson root)
    {
        var feeder = new JsonObjectBinder((root, file), "feeder", defects);
        BindHead(feeder);
        double frequencyHz = feeder.Number("frequencyHz", DefaultFrequencyHz);
        if (frequencyHz is < 10 or > 400)
        {
            feeder.Reject("frequencyHz", FormattableString.Invariant($"frequencyHz is {frequencyHz} Hz, allowed 10 to 400 Hz. Correct the value."));
        }

        var supply = new SupplyBinder(_builder);
        var lines = new LineBinder(_builder, frequencyHz);
        var shunts = new ShuntBinder(_builder);
        var loads = new LoadBinder(_builder);
        BindOneOrMore(feeder, ("source", "sources"), supply.BindSource, isRequired: true);
        BindOneOrMore(feeder, ("transformer", "transformers"), supply.BindTransformer, isRequired: false);
        BindEach(feeder.List("cables", isRequired: false), "cable", lines.BindCable);
        BindEach(feeder.List("buses", isRequired: true), "bus", BindBus);
        BindEach(feeder.List("lines", isRequired: false), "line", lines.BindLine);
        BindEach(feeder.List("switches", isRequired: false), "switch", lines.BindSwitch);
        BindEach(feeder.List("earthings", isRequired: false), "earthing", shunts.BindEarthing);
        BindEach(feeder.List("capacitors", isRequired: false), "capacitor", shunts.BindCapacitor);
        BindEach(feeder.List("shunts", isRequired: false), "shunt", shunts.BindShunt);
        BindEach(feeder.List("loads", isRequired: false), "load", loads.BindLoad);
        BindEach(feeder.List("inverters", isRequired: false), "inverter", loads.BindInverter);
        BindEach(feeder.List("profiles", isRequired: false), "profile", loads.BindProfile);
        BindEach(feeder.List("connections", isRequired: false), "connection", loads.BindConnection);
        feeder.RejectUnknown();
        _builder.Origin = feeder.Origin;
        return _builder;
    }

    private void BindHead(JsonObjectBinder feeder)
    {
        if (feeder.Text("format") is { Length: > 0 } format && format != FeederJson.Format)
        {
            feeder.Reject("format", $"format is '{format}'; this version reads '{FeederJson.Format}'.");
        }

        _builder.Name = feeder.Text("name");
        _builder.Description = feeder.OptionalText("description") ?? "";
        _builder.License = feeder.OptionalText("license") ?? "";
        _builder.NominalVoltageV = feeder.Number("nominalVoltageV", whenMissing: double.NaN);
        if (_builder.NominalVoltageV <= 0)
        {
            feeder.Reject("nominalVoltageV", FormattableString.Invariant($"nominalVoltageV is {_builder.NominalVoltageV} V; it must be greater than 0."));
        }

        _builder.AllowsLoops = feeder.Choice("topology", false, ("radial", false), ("meshed", true));
    }

    private void BindOneOrMore(JsonObjectBinder feeder, (string One, string Several) names, Action<JsonObjectBinder> bind, bool isRequired)
    {
        if (feeder.OptionalObject(names.One) is { } single)
        {
            BindPart(single, names.One, bind);
        }

        BindEach(feeder.List(names.Several, isRequired: false), names.One, bind);
        (bool hasOne, bool hasSeveral) = (feeder.Has(names.One), feeder.Has(names.Several));
        if (hasOne && hasSeveral)
        {
            feeder.Reject(names.Several, $"both '{names.One}' and '{names.Several}' are given. Put all of them into '{names.Several}'.");
        }
        else if (isRequired && !hasOne && !hasSeveral)
        {
            feeder.Reject(names.One, $"property '{names.One}' is missing. Add it, or a list '{names.Several}'.");
            _builder.ElementsLeftOut = true;
        }
    }

    private void BindEach(IReadOnlyList<LocatedJson> items, string kind, Action<JsonObjectBinder> bind)
    {
        foreach (LocatedJson item in items)
        {
            if (item.Kind == LocatedKind.Object)
            {
                BindPart(item, kind, bind);
            }
            else
            {
                _builder.ElementsLeftOut = true;
                defects.Add(new Defect(new SourceLocation(file, item.Line), $"{kind}: every entry of the list must be an object."));
            }
        }
    }

    private void BindPart(LocatedJson json, string kind, Action<JsonObjectBinder> bind) => bind(new JsonObjectBinder((json, file), kind, defects));

    private void BindBus(JsonObjectBinder json)
    {
        string id = json.Id();
        double? nominalV = json.OptionalNumber("nominalVoltageV");
        double? x = json.OptionalNumber("x");
        double? y = json.OptionalNumber("y");
        if (x is null != y is null)
        {
            json.Reject(x is null ? "y" : "x", "a position needs both x and y. Give both or none.");
        }

        json.RejectUnknown();
        if (Naming.IsPlaced(_builder, json, id))
        {
            MapPoint? position = x is { } px && y is { } py ? new MapPoint(px, py) : null;
            _builder.Add(new Bus { Id = id, NominalVoltageV = nominalV, Position = position }, json.Origin);
        }
    }
}
