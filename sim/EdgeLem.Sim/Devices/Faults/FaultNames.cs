namespace EdgeLem.Sim.Devices.Faults;

/// <summary>The faults' names on a command line.</summary>
internal static class FaultNames
{
    private static readonly Dictionary<string, BusFaultKind> Kinds = new(StringComparer.Ordinal)
    {
        ["noise"] = BusFaultKind.Noise,
        ["truncate"] = BusFaultKind.Truncate,
        ["echo"] = BusFaultKind.Echo,
        ["late"] = BusFaultKind.Late,
        ["merged"] = BusFaultKind.Merged,
        ["slow"] = BusFaultKind.Slow,
        ["duplicate"] = BusFaultKind.Duplicate,
        ["exception"] = BusFaultKind.Exception,
        ["dead"] = BusFaultKind.Dead,
        ["reboot"] = BusFaultKind.Reboot,
        ["frozen"] = BusFaultKind.Frozen,
        ["stuck"] = BusFaultKind.Stuck,
        ["roll-over"] = BusFaultKind.RollOver,
        ["word-order"] = BusFaultKind.WordOrder,
        ["nan"] = BusFaultKind.NotANumber,
    };

    /// <summary>All names.</summary>
    public static IEnumerable<string> All => Kinds.Keys;

    /// <summary>Finds a kind.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>False when there is none.</returns>
    public static bool TryFind(string name, out BusFaultKind kind) => Kinds.TryGetValue(name, out kind);

    /// <summary>The name of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static string Of(BusFaultKind kind) => Kinds.First(entry => entry.Value == kind).Key;
}
