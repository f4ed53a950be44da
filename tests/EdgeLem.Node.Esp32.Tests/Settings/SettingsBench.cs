using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Settings;

/// <summary>Reads a settings file with some of its values changed, and tells the faults.</summary>
internal static class SettingsBench
{
    public static DeviceConfiguration Bind(string settings, string secrets, out string[] faults, string target = "ESP32_REV3")
    {
        var json = new NetJson();
        var list = new FaultList();
        DeviceConfiguration bound = new SettingsBinder(target, list).Bind(json.ReadTable(settings)!, json.ReadTable(secrets)!);
        faults = [.. Enumerable.Range(0, list.Count).Select(list.At)];
        return bound;
    }

    public static DeviceConfiguration BindSound(string settings, string secrets = "{}", string target = "ESP32_REV3")
    {
        DeviceConfiguration bound = Bind(settings, secrets, out string[] faults, target);
        Assert.Empty(faults);
        return bound;
    }

    /// <summary>The faults of a file in which one key has another value, as JSON; an empty one takes the key away.</summary>
    public static string[] FaultsWith(string key, string json, string settings = SettingsSamples.Full)
    {
        string[] levels = key.Split('.');
        var root = System.Text.Json.Nodes.JsonNode.Parse(settings)!.AsObject();
        System.Text.Json.Nodes.JsonObject owner = root;
        foreach (string level in levels[..^1])
        {
            owner = owner[level]!.AsObject();
        }

        owner.Remove(levels[^1]);
        if (json.Length > 0)
        {
            owner[levels[^1]] = System.Text.Json.Nodes.JsonNode.Parse(json);
        }

        Bind(root.ToJsonString(), SettingsSamples.Secrets, out string[] faults);
        return faults;
    }
}
