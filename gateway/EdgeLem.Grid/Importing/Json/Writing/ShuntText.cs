namespace EdgeLem.Grid;

/// <summary>Writes earthings, capacitor banks and shunts.</summary>
internal static class ShuntText
{
    public static JsonLine Of(Earthing earthing) => new JsonLine()
        .Add("id", earthing.Id)
        .Add("bus", earthing.Bus)
        .Add("terminal", earthing.Terminal == Terminal.N ? null : new TerminalList(earthing.Terminal).ToString())
        .Add("resistanceOhm", earthing.ResistanceOhm)
        .Add("reactanceOhm", earthing.ReactanceOhm, unless: 0);

    public static JsonLine Of(Capacitor capacitor) => new JsonLine()
        .Add("id", capacitor.Id)
        .Add("bus", capacitor.Bus)
        .Add("terminals", capacitor.Terminals.ToString())
        .Add("connection", Word(capacitor.Connection))
        .AddScaled("ratedKvar", capacitor.RatedVar, 3)
        .Add("ratedVoltageV", capacitor.RatedVoltageV)
        .AddFlag("closed", capacitor.IsClosed, unless: true);

    public static JsonLine Of(Shunt shunt)
    {
        JsonLine line = new JsonLine().Add("id", shunt.Id).Add("bus", shunt.Bus).Add("terminals", shunt.Terminals.ToString());
        AddAdmittance(line, shunt.AdmittanceS, "");
        return line;
    }

    /// <summary>Conductance only when there is any; susceptance always.</summary>
    public static void AddAdmittance(JsonLine line, ConductorMatrix siemens, string suffix)
    {
        int values = siemens.Order * siemens.Order;
        if (Enumerable.Range(0, values).Any(index => siemens[index / siemens.Order, index % siemens.Order].Real != 0))
        {
            line.AddMatrix("gMicroS" + suffix, siemens.Order, (row, column) => siemens[row, column].Real, power: -6);
        }

        line.AddMatrix("bMicroS" + suffix, siemens.Order, (row, column) => siemens[row, column].Imaginary, power: -6);
    }

    public static string? Word(LoadConnection connection) => connection == LoadConnection.Delta ? "delta" : null;
}
