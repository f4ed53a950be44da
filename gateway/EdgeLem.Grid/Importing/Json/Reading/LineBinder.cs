using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Reads cable types, lines and switches.</summary>
internal sealed class LineBinder(FeederBuilder builder, double frequencyHz)
{
    private readonly Dictionary<string, CableType> _cables = new(StringComparer.Ordinal);

    public void BindCable(JsonObjectBinder json)
    {
        var cable = new CableType
        {
            Id = json.Id(),
            PerKilometre = BindImpedance(json, "PerKm"),
            RatingA = json.NumberOrNull("ratingA"),
            NeutralRatingA = json.NumberIfKnown("neutralRatingA"),
            Origin = json.OptionalText("origin"),
        };
        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, cable.Id))
        {
            _cables.TryAdd(cable.Id, cable);
            builder.Add(cable, json.Origin);
        }
    }

    public void BindLine(JsonObjectBinder json)
    {
        string id = json.Id();
        (string from, string to) = (json.Text("from"), json.Text("to"));
        double? lengthM = json.NumberOrNull("lengthM");
        Line line = json.Has("cable") ? LineOfCable(json, (id, from, to), lengthM) : LineOfItsOwn(json, (id, from, to), lengthM);
        TerminalList both = BindTerminals(json, line.Impedance.Conductors) ?? line.FromTerminals;
        line = line with { FromTerminals = json.Terminals("fromTerminals") ?? both, ToTerminals = json.Terminals("toTerminals") ?? both };
        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, id, from, to))
        {
            builder.Add(line, json.Origin);
        }
    }

    public void BindSwitch(JsonObjectBinder json)
    {
        TerminalList? both = json.Terminals("terminals");
        var item = new Switch
        {
            Id = json.Id(),
            FromBus = json.Text("from"),
            ToBus = json.Text("to"),
            FromTerminals = json.Terminals("fromTerminals") ?? both ?? TerminalList.ThreePhase,
            ToTerminals = json.Terminals("toTerminals") ?? both ?? TerminalList.ThreePhase,
            IsClosed = json.Flag("closed", whenMissing: true),
            ResistanceOhm = json.Number("resistanceOhm", Switch.DefaultResistanceOhm),
            RatingA = json.NumberIfKnown("ratingA"),
        };
        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, item.Id, item.FromBus, item.ToBus))
        {
            builder.Add(item, json.Origin);
        }
    }

    private Line LineOfCable(JsonObjectBinder json, (string Id, string From, string To) names, double? lengthM)
    {
        string cable = json.Text("cable");
        return _cables.TryGetValue(cable, out CableType? type)
            ? Line.Of(names.Id, (names.From, names.To), type, lengthM ?? double.NaN) with { LengthM = lengthM }
            : new Line { Id = names.Id, FromBus = names.From, ToBus = names.To, LengthM = lengthM, Impedance = default(SequenceImpedance), CableId = cable };
    }

    private Line LineOfItsOwn(JsonObjectBinder json, (string Id, string From, string To) names, double? lengthM)
    {
        LineImpedance impedance = BindImpedance(json, "");
        TerminalList terminals = impedance.Conductors == 4 ? TerminalList.FourWire : TerminalList.ThreePhase;
        return new Line
        {
            Id = names.Id,
            FromBus = names.From,
            ToBus = names.To,
            FromTerminals = terminals,
            ToTerminals = terminals,
            LengthM = lengthM,
            Impedance = impedance,
            RatingA = json.NumberOrNull("ratingA"),
            NeutralRatingA = json.NumberIfKnown("neutralRatingA"),
        };
    }

    /// <summary>One or two conductors have no usual terminals: they must be named.</summary>
    private static TerminalList? BindTerminals(JsonObjectBinder json, int conductors)
    {
        TerminalList? both = json.Terminals("terminals");
        bool isNamed = json.Has("terminals") || (json.Has("fromTerminals") && json.Has("toTerminals"));
        if (!isNamed && conductors < 3)
        {
            json.Reject("terminals", $"property 'terminals' is missing; a line of {conductors} conductors needs it, for example 'AN'. Add it.");
        }

        return both;
    }

    private LineImpedance BindImpedance(JsonObjectBinder json, string suffix) =>
        json.Has("rOhm" + suffix) ? BindMatrices(json, suffix) : BindSequence(json, suffix);

    private LineImpedance BindSequence(JsonObjectBinder json, string suffix)
    {
        var sequence = new SequenceImpedance(
            json.Number("r1Ohm" + suffix),
            json.Number("x1Ohm" + suffix),
            json.Number("r0Ohm" + suffix),
            json.Number("x0Ohm" + suffix));
        double? b1 = BindSusceptance(json, "1", suffix);
        double? b0 = BindSusceptance(json, "0", suffix);
        if (b1 is null != b0 is null)
        {
            json.Reject(b1 is null ? "b0MicroS" + suffix : "b1MicroS" + suffix, "a shunt needs both its positive and its zero sequence. Give both or none.");
        }

        return LineImpedance.FromSequence(sequence, b1 is { } positive && b0 is { } zero ? (positive, zero) : null);
    }

    /// <summary>Susceptance in siemens, from itself or from a capacitance.</summary>
    private double? BindSusceptance(JsonObjectBinder json, string sequence, string suffix)
    {
        (string b, string c) = ($"b{sequence}MicroS{suffix}", $"c{sequence}NanoF{suffix}");
        double susceptance = json.Scaled(b, -6, double.NaN);
        double capacitance = json.Scaled(c, -9, double.NaN);
        if (json.Has(b) && json.Has(c))
        {
            json.Reject(c, $"both {b} and {c} are given. Remove one.");
        }

        return json.Has(b) ? susceptance : json.Has(c) ? 2 * Math.PI * frequencyHz * capacitance : null;
    }

    private LineImpedance BindMatrices(JsonObjectBinder json, string suffix)
    {
        double[][]? r = json.Rows("rOhm" + suffix, isRequired: true);
        double[][]? x = json.Rows("xOhm" + suffix, isRequired: true);
        double[][]? g = json.Rows("gMicroS" + suffix, isRequired: false, power: -6);
        double[][]? b = json.Rows("bMicroS" + suffix, isRequired: false, power: -6);
        double[][]? c = json.Rows("cNanoF" + suffix, isRequired: false, power: -9);
        if (b is not null && c is not null)
        {
            json.Reject("cNanoF" + suffix, $"both bMicroS{suffix} and cNanoF{suffix} are given. Remove one.");
        }

        b ??= c?.Select(row => row.Select(farad => 2 * Math.PI * frequencyHz * farad).ToArray()).ToArray();
        double[][]?[] given = [r, x, g, b];
        int order = r?.Length ?? 0;
        if (Array.Exists(given, matrix => matrix is not null && matrix.Length != order) || x is null || r is null)
        {
            if (!json.Flawed)
            {
                json.Reject("rOhm" + suffix, "the matrices of the line are of different size. Give each as many rows as there are conductors.");
            }

            return default(SequenceImpedance);
        }

        var series = new ConductorMatrix(order, (row, column) => new Complex(r[row][column], x[row][column]));
        return LineImpedance.FromMatrices(series, Shunt(order, g, b));
    }

    private static ConductorMatrix? Shunt(int order, double[][]? g, double[][]? b) => g is null && b is null
        ? null
        : new ConductorMatrix(order, (row, column) => new Complex(g?[row][column] ?? 0, b?[row][column] ?? 0));
}
