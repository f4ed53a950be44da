namespace EdgeLem.Grid;

/// <summary>What an element needs to take part in any check of the network.</summary>
internal static class Naming
{
    /// <summary>Reports an element without the names that place it, and says so to the builder.</summary>
    /// <param name="builder">Learns that an element was left out.</param>
    /// <param name="json">The element.</param>
    /// <param name="names">Its own name and those of its buses.</param>
    /// <returns>Whether all names are given.</returns>
    public static bool IsPlaced(FeederBuilder builder, JsonObjectBinder json, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (name.Length == 0)
            {
                if (!json.Flawed)
                {
                    json.Reject("id", "a name is empty. Give every element and every bus it refers to a name.");
                }

                builder.ElementsLeftOut = true;
                return false;
            }
        }

        return true;
    }
}
