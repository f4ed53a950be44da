namespace EdgeLem.Grid;

/// <summary>Writes cable types, lines and switches.</summary>
internal static class LineText
{
    public static JsonLine Of(CableType cable)
    {
        JsonLine line = new JsonLine().Add("id", cable.Id);
        AddImpedance(line, cable.PerKilometre, "PerKm");
        return line.AddOrNull("ratingA", cable.RatingA).AddIfKnown("neutralRatingA", cable.NeutralRatingA).Add("origin", cable.Origin);
    }

    public static JsonLine Of(Line item)
    {
        JsonLine line = new JsonLine().Add("id", item.Id).Add("from", item.FromBus).Add("to", item.ToBus);
        TerminalList usual = item.Impedance.Conductors == 4 ? TerminalList.FourWire : TerminalList.ThreePhase;
        AddTerminals(line, (item.FromTerminals, item.ToTerminals), usual);
        line.AddOrNull("lengthM", item.LengthM);
        if (item.CableId is not null)
        {
            return line.Add("cable", item.CableId);
        }

        AddImpedance(line, item.Impedance, "");
        return line.AddOrNull("ratingA", item.RatingA).AddIfKnown("neutralRatingA", item.NeutralRatingA);
    }

    public static JsonLine Of(Switch item)
    {
        JsonLine line = new JsonLine().Add("id", item.Id).Add("from", item.FromBus).Add("to", item.ToBus);
        AddTerminals(line, (item.FromTerminals, item.ToTerminals), TerminalList.ThreePhase);
        return line.AddFlag("closed", item.IsClosed, unless: true)
            .Add("resistanceOhm", item.ResistanceOhm, unless: Switch.DefaultResistanceOhm)
            .AddIfKnown("ratingA", item.RatingA);
    }

    private static void AddTerminals(JsonLine line, (TerminalList From, TerminalList To) ends, TerminalList usual)
    {
        if (ends.From != ends.To)
        {
            line.Add("fromTerminals", ends.From.ToString()).Add("toTerminals", ends.To.ToString());
        }
        else if (ends.From != usual)
        {
            line.Add("terminals", ends.From.ToString());
        }
    }

    private static void AddImpedance(JsonLine line, LineImpedance impedance, string suffix)
    {
        if (impedance.Sequence is { } ohm)
        {
            line.Add("r1Ohm" + suffix, ohm.R1Ohm).Add("x1Ohm" + suffix, ohm.X1Ohm).Add("r0Ohm" + suffix, ohm.R0Ohm).Add("x0Ohm" + suffix, ohm.X0Ohm);
            if (impedance.ShuntSequenceS is { } siemens)
            {
                line.AddScaled("b1MicroS" + suffix, siemens.B1S, -6).AddScaled("b0MicroS" + suffix, siemens.B0S, -6);
            }

            return;
        }

        ConductorMatrix series = impedance.SeriesOhm;
        line.AddMatrix("rOhm" + suffix, series.Order, (row, column) => series[row, column].Real)
            .AddMatrix("xOhm" + suffix, series.Order, (row, column) => series[row, column].Imaginary);
        if (impedance.ShuntS is { } shunt)
        {
            ShuntText.AddAdmittance(line, shunt, suffix);
        }
    }
}
