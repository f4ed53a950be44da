using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Reads earthings, capacitor banks and shunts.</summary>
internal sealed class ShuntBinder(FeederBuilder builder)
{
    public void BindEarthing(JsonObjectBinder json)
    {
        string id = json.Id();
        TerminalList? terminal = json.Terminals("terminal");
        if (terminal is { Count: > 1 })
        {
            json.Reject("terminal", $"terminal is '{terminal}'; an earthing has one. Write one for each.");
        }

        var earthing = new Earthing
        {
            Id = id,
            Bus = json.Text("bus"),
            Terminal = terminal?[0] ?? Terminal.N,
            ResistanceOhm = json.Number("resistanceOhm"),
            ReactanceOhm = json.Number("reactanceOhm", whenMissing: 0),
        };
        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, id, earthing.Bus))
        {
            builder.Add(earthing, json.Origin);
        }
    }

    public void BindCapacitor(JsonObjectBinder json)
    {
        string id = json.Id();
        var capacitor = new Capacitor
        {
            Id = id,
            Bus = json.Text("bus"),
            Terminals = LegsBinding.BindTerminals(json),
            Connection = LegsBinding.BindConnection(json),
            RatedVar = json.Scaled("ratedKvar", 3),
            RatedVoltageV = json.Number("ratedVoltageV"),
            IsClosed = json.Flag("closed", whenMissing: true),
        };
        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, id, capacitor.Bus))
        {
            builder.Add(capacitor, json.Origin);
        }
    }

    public void BindShunt(JsonObjectBinder json)
    {
        string id = json.Id();
        string bus = json.Text("bus");
        TerminalList terminals = LegsBinding.BindTerminals(json);
        double[][]? g = json.Rows("gMicroS", isRequired: false, power: -6);
        double[][]? b = json.Rows("bMicroS", isRequired: false, power: -6);
        int order = Math.Max(g?.Length ?? 0, b?.Length ?? 0);
        if (order == 0 || (g is not null && b is not null && g.Length != b.Length))
        {
            if (!json.Flawed)
            {
                json.Reject("gMicroS", "a shunt needs gMicroS, bMicroS or both, with a row per terminal each.");
            }

            (order, g, b) = (1, null, null);
        }

        json.RejectUnknown();
        if (Naming.IsPlaced(builder, json, id, bus))
        {
            var admittance = new ConductorMatrix(order, (row, column) => new Complex(g?[row][column] ?? 0, b?[row][column] ?? 0));
            builder.Add(new Shunt { Id = id, Bus = bus, Terminals = terminals, AdmittanceS = admittance }, json.Origin);
        }
    }
}
