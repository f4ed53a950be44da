using System.Collections;
using System.Text.Json;
using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Settings;

/// <summary>What is written must be read as the same by a JSON reader that had no part in writing it: System.Text.Json.</summary>
public sealed class SettingsTextTests
{
    private static readonly JsonSerializerOptions WithNaN = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("a \"quoted\" word")]
    [InlineData("C:\\folder\\")]
    [InlineData("\\\"")]
    [InlineData("line\r\nline\ttab\b\f")]
    [InlineData("\u0000\u0001\u001f\u007f")]
    [InlineData("ü € 😀 \u2028")]
    [InlineData("</script>{}[],:")]
    public void A_text_comes_back_whatever_is_in_it(string words)
    {
        string json = SettingsText.Of(new Hashtable { [words + "k"] = words });

        JsonProperty property = Assert.Single(JsonDocument.Parse(json).RootElement.EnumerateObject());
        Assert.Equal((words + "k", words), (property.Name, property.Value.GetString()));
    }

    [Fact]
    public void Numbers_and_truth_values_come_back_as_what_they_are()
    {
        var values = new Hashtable { ["int"] = int.MinValue, ["long"] = long.MaxValue, ["yes"] = true, ["no"] = false, ["real"] = 0.25 };

        JsonElement read = JsonDocument.Parse(SettingsText.Of(values)).RootElement;

        Assert.Equal((int.MinValue, long.MaxValue, 0.25), (read.GetProperty("int").GetInt32(), read.GetProperty("long").GetInt64(), read.GetProperty("real").GetDouble()));
        Assert.Equal((true, false), (read.GetProperty("yes").GetBoolean(), read.GetProperty("no").GetBoolean()));
    }

    [Fact]
    public void An_empty_object_is_one() => Assert.Equal("{\"a\":{}}", SettingsText.Of(new Hashtable { ["a"] = new Hashtable() }));

    /// <summary>A file that a person wrote may hold what no setting is; showing and saving it must not fail over that.</summary>
    [Theory]
    [InlineData("{\"a\":null}")]
    [InlineData("{\"a\":[]}")]
    [InlineData("{\"a\":[1,\"two\",[true,null],{\"b\":3}]}")]
    public void What_no_setting_is_comes_back_too(string json) => Assert.Equal(json, SettingsText.Of(new NetJson().ReadTable(json)!));

    [Fact]
    public void A_whole_file_is_bound_alike_after_it_was_written_and_read_again()
    {
        string again = SettingsText.Of(new NetJson().ReadTable(SettingsSamples.Full)!);

        DeviceConfiguration before = SettingsBench.BindSound(SettingsSamples.Full);
        DeviceConfiguration after = SettingsBench.BindSound(again);

        Assert.Equal(JsonSerializer.Serialize(before, WithNaN), JsonSerializer.Serialize(after, WithNaN));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_objects_come_back(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++)
        {
            Hashtable table = Draw(random, 3);

            string json = SettingsText.Of(table);

            Assert.True(AreSame(table, new NetJson().ReadTable(json)), $"seed {seed}: {json}");
        }
    }

    private static Hashtable Draw(Random random, int depth)
    {
        var table = new Hashtable();
        for (int i = random.Next(6); i > 0; i--)
        {
            table[Words(random)] = random.Next(depth == 0 ? 4 : 5) switch
            {
                0 => Words(random),
                1 => random.Next(),
                2 => (long)int.MaxValue + random.Next(1, 1000),
                3 => random.Next(2) == 0,
                _ => Draw(random, depth - 1),
            };
        }

        return table;
    }

    private static string Words(Random random) => new([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(0x180))]);

    private static bool AreSame(object? a, object? b)
    {
        if (a is not Hashtable table)
        {
            return Equals(a, b);
        }

        return b is Hashtable other && table.Count == other.Count && table.Cast<DictionaryEntry>().All(entry => AreSame(entry.Value, other[entry.Key]));
    }
}
