namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>A folder in the place of the device's flash, gone afterwards.</summary>
internal sealed class DayFiles : IDisposable
{
    public const int FirstRelayPin = 32;
    public const int SecondRelayPin = 33;
    public const int WatchdogPin = 4;
    public const int LampPin = 2;

    /// <summary>Path with its last separator.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("edgelem-esp32-").FullName + Path.DirectorySeparatorChar;

    /// <summary>Path of the gateway's ledger, which is not the device's.</summary>
    public string Ledger { get; } = Path.Combine(Path.GetTempPath(), $"edgelem-{Guid.NewGuid():N}.db");

    /// <summary>Writes the settings of a home with a meter, an inverter and a heat pump.</summary>
    /// <param name="brokerPort">Where the gateway's broker listens.</param>
    /// <param name="linePath">Path of the serial line.</param>
    public void WriteSettings(int brokerPort, string linePath)
    {
        File.WriteAllText(Folder + "edgelem.json", $$"""
            {
              "feederId": "{{DayGateway.FeederId}}", "nodeId": "{{DayGateway.NodeId}}", "wifi": "village",
              "gateway": { "host": "127.0.0.1", "port": {{brokerPort}} },
              "connection": { "phases": "ABC", "ratedImportW": 24150, "ratedExportW": 6000 },
              "bus": { "port": "{{linePath}}", "baud": 9600 },
              "meter": { "map": "eastron_sdm630", "unit": {{DayHome.MeterUnit}} },
              "inverter": { "driver": "sunspec", "unit": {{DayHome.InverterUnit}}, "ratedPowerW": 6000 },
              "relay": { "firstPin": {{FirstRelayPin}}, "secondPin": {{SecondRelayPin}}, "ratedW": 2000 },
              "lampPin": {{LampPin}}, "watchdogPin": {{WatchdogPin}}
            }
            """);
        File.WriteAllText(Folder + "secrets.json", """{ "wifiPassword": "not-so-secret" }""");
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        foreach (string path in Directory.GetFiles(Path.GetDirectoryName(Ledger)!, Path.GetFileName(Ledger) + "*"))
        {
            File.Delete(path);
        }
    }
}
