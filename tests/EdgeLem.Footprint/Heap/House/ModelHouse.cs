using System.Collections;
using EdgeLem.Node.Esp32.Hosting;

namespace EdgeLem.Footprint.Heap.House;

/// <summary>The house whose node is counted: all that the default image can have.</summary>
internal static class ModelHouse
{
    /// <summary>Builds its program: three-phase meter, SunSpec inverter and storage, heat pump at two relays.</summary>
    /// <exception cref="InvalidDataException">The settings are refused.</exception>
    public static NodeProgram Build()
    {
        var program = new NodeProgram(new StandInBoard(Settings()));
        return program.IsReady
            ? program
            : throw new InvalidDataException($"The model house's settings are refused: {string.Join(" ", Enumerable.Range(0, program.Faults.Count).Select(program.Faults.At))}");
    }

    private static Hashtable Settings() => new()
    {
        ["feederId"] = "village",
        ["nodeId"] = "home-01",
        ["wifi"] = "house",
        ["gateway"] = new Hashtable { ["host"] = "gateway.local" },
        ["connection"] = new Hashtable { ["phases"] = "ABC", ["ratedImportW"] = 17000, ["ratedExportW"] = 10000 },
        ["meter"] = new Hashtable { ["map"] = "eastron_sdm630", ["unit"] = 1 },
        ["inverter"] = new Hashtable { ["driver"] = "sunspec", ["unit"] = 2 },
        ["storage"] = new Hashtable { ["driver"] = "sunspec", ["unit"] = 3 },
        ["relay"] = new Hashtable { ["firstPin"] = 32, ["secondPin"] = 33, ["ratedW"] = 3000 },
    };
}
