namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>Settings files without faults.</summary>
internal static class SettingsSamples
{
    public const string WifiPassword = "hunter22-wifi";
    public const string MqttPassword = "hunter22-mqtt";

    /// <summary>What a node with a meter needs at least.</summary>
    public const string Least = """
        {
          "feederId": "village", "nodeId": "home-01", "wifi": "village-net",
          "gateway": { "host": "gateway.local" },
          "connection": { "phases": "ABC", "ratedImportW": 17000, "ratedExportW": 0 },
          "meter": { "map": "eastron_sdm630", "unit": 1 }
        }
        """;

    /// <summary>Every key that there is.</summary>
    public const string Full = """
        {
          "feederId": "village", "nodeId": "home-01", "wifi": "village-net", "timeServer": "ntp.village", "lampPin": 4, "watchdogPin": 27, "rebootHour": 3,
          "gateway": { "host": "gateway.local", "tls": true, "port": 8884, "keepAliveS": 30 },
          "connection": { "phases": "BCA", "ratedImportW": 17000, "ratedExportW": 10000 },
          "bus": { "port": "COM3", "baud": 19200, "parity": "even", "stopBits": 1, "txPin": 12, "rxPin": 13, "rtsPin": 14 },
          "meter": { "map": "eastron_sdm630", "unit": 1 },
          "inverter": {
            "driver": "huawei_sun2000", "unit": 2, "ratedPowerW": 5000, "ratedVoltAmpere": 5500, "ratedReactivePowerVar": 2400, "revertS": 600,
            "reversesReactivePower": true, "fallbackPowerW": 1500
          },
          "storage": {
            "driver": "huawei_sun2000", "unit": 2, "capacityWh": 10000, "maxChargeW": 4000, "maxDischargeW": 4500, "holdS": 900, "lowestPercent": 15, "highestPercent": 95
          },
          "wallbox": { "map": "keba_p30", "unit": 3, "phases": 3, "highestCurrentA": 16 },
          "relay": { "firstPin": 25, "secondPin": 26, "activeLow": true, "ratedW": 3000, "leastOnS": 700, "leastOffS": 500 },
          "display": { "sdaPin": 21, "sclPin": 22, "address": 61, "height": 32 }
        }
        """;

    public const string Secrets = "{ \"wifiPassword\": \"hunter22-wifi\", \"mqttUser\": \"home-01\", \"mqttPassword\": \"hunter22-mqtt\" }";
}
