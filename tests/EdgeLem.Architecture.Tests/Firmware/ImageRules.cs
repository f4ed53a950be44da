namespace EdgeLem.Architecture.Tests.Firmware;

/// <summary>Which file of the shared sources goes where on the device (docs/adr/0015).</summary>
internal static class ImageRules
{
    /// <summary>What no image has, and why.</summary>
    public static IReadOnlyList<(string Part, string Reason)> LeftOut { get; } =
    [
        ("EdgeLem.Modbus/Server/", "a node is a master; virtual devices serve"),
        ("EdgeLem.Node/Devices/Scanning/", "units are looked for from a computer"),
        ("EdgeLem.Node/Devices/Maps/Documents/", "map files are read on Linux"),
        ("EdgeLem.Node/Devices/Maps/MeterMapCheck.cs", "built-in maps are checked by the tests"),
        ("EdgeLem.Node/Devices/Maps/MeterMapBuilder.Check.cs", "as above"),
        ("EdgeLem.Node/Devices/Curves/", "nothing in the node writes curves into an inverter yet"),
        ("EdgeLem.Node/Devices/SunSpec/Curves/", "as above"),
        ("EdgeLem.Node/Devices/SunSpec/SunSpecInverter.Curves.cs", "as above"),
        ("EdgeLem.Node/Devices/SunSpec/SunSpecModelTable.Curves.cs", "as above"),
    ];

    /// <summary>What an image has only with all drivers.</summary>
    public static IReadOnlyList<string> Pack { get; } =
    [
        "EdgeLem.Node/Devices/Growatt/", "EdgeLem.Node/Devices/Huawei/", "EdgeLem.Node/Devices/Sma/", "EdgeLem.Node/Devices/Sungrow/", "EdgeLem.Node/Devices/Wallboxes/",
        "EdgeLem.Node/Devices/WallboxCatalogue.cs", "EdgeLem.Node/Devices/Inverters/Dialogue/", "EdgeLem.Node/Devices/Inverters/Maps/", "EdgeLem.Node/Devices/Inverters/Recipes/",
        "EdgeLem.Node/Devices/Inverters/MapInverter.cs", "EdgeLem.Node/Devices/Inverters/MapStorage.cs", "EdgeLem.Node/Devices/Inverters/InverterCatalogue.cs",
        "EdgeLem.Node/Devices/Inverters/InverterRatings.cs", "EdgeLem.Node/Polling/BusPlan.Maps.cs",
    ];

    /// <summary>What the first assembly has; the second has the rest.</summary>
    public static IReadOnlyList<string> First { get; } = ["EdgeLem.Contracts/", "EdgeLem.Modbus/", "EdgeLem.Node/Devices/", "EdgeLem.Node/Polling/"];

    /// <summary>Whether a file is one of the parts.</summary>
    /// <param name="path">From the repository's root.</param>
    /// <param name="parts">Beginnings of paths, from the folder firmware.</param>
    public static bool IsIn(string path, IEnumerable<string> parts) => parts.Any(part => path.StartsWith($"firmware/{part}", StringComparison.Ordinal));
}
