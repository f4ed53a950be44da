namespace EdgeLem.Grid;

/// <summary>The command "set".</summary>
internal sealed class DssOptions(DssCircuit circuit, DssReport report)
{
    private static readonly Dictionary<string, string> OnlyValues = new(StringComparer.Ordinal)
    {
        ["genmult"] = "1",
        ["longlinecorrection"] = "no",
    };

    /// <summary>Sets options in their order.</summary>
    public void Set(List<DssParameter> parameters)
    {
        foreach (DssParameter option in parameters)
        {
            string word = (option.Name ?? option.Text).ToLowerInvariant();
            var value = new DssValue(option, word, "set", report);
            if (DssNames.Option(word) is not { } name)
            {
                value.Reject("OpenDSS has no such option. Correct or remove it.");
            }
            else if (OnlyValues.TryGetValue(name, out string? accepted))
            {
                value.Require(accepted);
            }
            else if (!TrySet(name, value))
            {
                report.Note(option.Location, $"option '{word}' does not define the network and was passed over.");
            }
        }
    }

    private bool TrySet(string name, DssValue value)
    {
        switch (name)
        {
            case "voltagebases":
                value.Numbers(bases => circuit.VoltageBasesKv = bases);
                return true;
            case "defaultbasefrequency":
                value.Positive(circuit.SetDefaultFrequency);
                return true;
            case "frequency" or "basefrequency" or "basefreq":
                circuit.RequireFrequency(value);
                return true;
            case "earthmodel":
                DssCircuit.ReadEarthModel(value, model => circuit.EarthModel = model);
                return true;
            case "loadmult":
                value.Number(factor => circuit.LoadMultiplier = factor);
                return true;
            case "controlmode":
                SetControlMode(value);
                return true;
            default:
                return Refuses(name, value);
        }
    }

    private void SetControlMode(DssValue value)
    {
        circuit.IsControlOff = value.Lower is ['o', 'f', ..];
        if (value.Lower is not (['o', 'f', ..] or ['s', ..]))
        {
            value.Note($"'{value.Text}' is taken as static: tap controls act until they are at rest, whatever their delays.");
        }
    }

    /// <returns>True when the option would change the result, and has been reported.</returns>
    private static bool Refuses(string name, DssValue value)
    {
        bool isRefused = name switch
        {
            "allocationfactors" or "cfactors" => true,
            "loadmodel" => value.Lower is ['a', ..],
            "cktmodel" => value.Lower is ['p', ..],

            // Loads only grow from the second year on.
            "year" => !value.TryGetNumber(out double year, out _) || year > 1,
            _ => false,
        };
        if (isRefused)
        {
            value.Reject($"'{value.Text}' is not supported. Remove it, or write its effect into the elements.");
        }

        return isRefused;
    }
}
