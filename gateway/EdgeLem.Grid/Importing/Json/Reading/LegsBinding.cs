namespace EdgeLem.Grid;

/// <summary>What loads, inverters and capacitor banks have in common in a file.</summary>
internal static class LegsBinding
{
    /// <summary>Terminals that must be given.</summary>
    public static TerminalList BindTerminals(JsonObjectBinder json)
    {
        if (!json.Has("terminals"))
        {
            json.Reject("terminals", "property 'terminals' is missing. Add it, for example \"ABCN\".");
        }

        return json.Terminals("terminals") ?? TerminalList.EarthedStar;
    }

    public static LoadConnection BindConnection(JsonObjectBinder json) =>
        json.Choice("connection", LoadConnection.Star, ("star", LoadConnection.Star), ("delta", LoadConnection.Delta));
}
