using System.Text;
using System.Text.Json;
using EdgeLem.Contracts;
using EdgeLem.Node.Esp32.Bus;

namespace EdgeLem.Node.Esp32.Tests.Bus;

/// <summary>What may reach the device's JSON reader, which ends the runtime when a list stands in the wrong place (the head comment of PayloadGuard). The grammar is that of RFC 8259.</summary>
public sealed class PayloadGuardTests
{
    private const string Config = """
        {"version":7,"voltVarVoltagePu":[0.92,0.98,1.02,1.08],"voltVarReactivePu":[0.44,0,0,-0.44],"bidding":{"strategy":"adaptive","assets":["storage","wallbox"]},
         "control":{"profile":"en50549","wattVarPowerPu":[0.2,0.5,1],"reactivePu":-1.5e-1,"isOn":true,"isOff":false}}
        """;

    private readonly PayloadGuard _guard = new();

    [Theory]
    [InlineData("{}")]
    [InlineData(" { \r\n\t} ")]
    [InlineData("{\"a\":1,\"b\":\"two\",\"c\":true,\"d\":false,\"e\":-1.5E+3}")]
    [InlineData("{\"control\":{\"control\":{}}}")]
    [InlineData("{\"assets\":[]}")]
    [InlineData(Config)]
    public void A_message_passes_and_says_the_same_as_before(string json)
    {
        string passed = Pass(json);

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(passed).RootElement), passed);
    }

    [Theory]
    [InlineData("{\"version\":[7]}")]
    [InlineData("{\"version\":{}}")]
    [InlineData("{\"version\":null}")]
    [InlineData("{\"unknown\":[1]}")]
    [InlineData("{\"bidding\":[]}")]
    [InlineData("{\"bidding\":1}")]
    [InlineData("{\"control\":\"x\"}")]
    [InlineData("{\"voltVarVoltagePu\":0.92}")]
    [InlineData("{\"voltVarVoltagePu\":{}}")]
    [InlineData("{\"voltVarVoltagePu\":[\"0.92\"]}")]
    [InlineData("{\"voltVarVoltagePu\":[[0.92]]}")]
    [InlineData("{\"voltVarVoltagePu\":[null]}")]
    [InlineData("{\"reactivePu\":[1]}")]
    [InlineData("{\"assets\":[1]}")]
    [InlineData("{\"assets\":\"storage\"}")]
    [InlineData("{\"VOLTVARVOLTAGEPU\":1}")] // the reader does not tell small letters from others
    [InlineData("{\"control\":{\"control\":{\"control\":{}}}}")]
    public void A_value_of_another_kind_than_its_name_has_does_not_pass(string json) => AssertRefused(json);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{} {}")]
    [InlineData("{}x")]
    [InlineData("{,}")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":tru}")]
    [InlineData("{\"a\":nan}")]
    [InlineData("{\"a\":-}")]
    [InlineData("{\"a\":\"line\nbreak\"}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":\"\\u12g4\"}")]
    [InlineData("{\"\\u0061\":1}")]
    [InlineData("{\"a\":1234567890123456789012345}")]
    [InlineData("{\"a2345678901234567890123456789012345678901\":1}")]
    [InlineData("{\"voltVarVoltagePu\":[1,]}")]
    [InlineData("{\"assets\":[\"a\" \"b\"]}")]
    public void What_is_no_message_does_not_pass(string json) => AssertRefused(json);

    [Theory]
    [InlineData("a\\/b", "a/b")]
    [InlineData("\\u0041\\u007e", "A~")]
    [InlineData("\\u00fc\\u20ac", "??")]
    [InlineData("\\u0022\\u005c\\u000a\\u0000", "????")]
    [InlineData("\\\"\\\\\\n\\t\\r\\b\\f", "\"\\\n\t\r\b\f")]
    [InlineData("ü € 😀", "ü € 😀")]
    public void Escapes_that_the_reader_does_not_know_become_letters(string written, string read) =>
        Assert.Equal(read, JsonDocument.Parse(Pass("{\"a\":\"" + written + "\"}")).RootElement.GetProperty("a").GetString());

    [Fact]
    public void Every_beginning_of_a_message_is_refused()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Config);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.True(_guard.Pass(bytes[..length]) == -1, $"{length} bytes");
        }
    }

    [Fact]
    public void A_message_of_the_longest_length_passes_and_a_longer_one_does_not()
    {
        string longest = "{\"a\":\"" + new string('x', MessageLimits.LongestPayloadBytes - 8) + "\"}";
        Assert.Equal(longest, Pass(longest));

        AssertRefused(longest + " ");
    }

    [Fact]
    public void One_guard_serves_for_all_payloads_after_bad_ones_too()
    {
        AssertRefused("{\"control\":{\"voltVarVoltagePu\":[1,");

        Assert.Equal("{\"a\":1}", Pass("{ \"a\" : 1 }"));
    }

    /// <summary>Random damage to a message: nothing throws, nothing grows, and what passes has no list or object where a plain value belongs.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_to_a_message_what_passes_has_the_right_shape(int seed)
    {
        var random = new Random(seed);
        const string Alphabet = "{}[]\":,\\ue0-9tfnA \u0001ü";
        int passed = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Config);
            for (int damage = random.Next(1, 4); damage > 0; damage--)
            {
                bytes[random.Next(bytes.Length)] = (byte)Alphabet[random.Next(Alphabet.Length)];
            }

            int length = _guard.Pass(bytes);
            Assert.InRange(length, -1, bytes.Length);
            if (length >= 0 && TryParse(Encoding.UTF8.GetString(bytes, 0, length), out JsonDocument? document))
            {
                passed++;
                AssertShape(document!.RootElement, $"seed {seed}: {Encoding.UTF8.GetString(bytes, 0, length)}");
            }
        }

        Assert.True(passed > 100, $"seed {seed}: {passed} passed");
    }

    private static void AssertShape(JsonElement element, string where)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string name = property.Name.ToUpperInvariant();
            JsonValueKind kind = property.Value.ValueKind;
            bool isObject = name is "BIDDING" or "CONTROL";
            bool isList = name == "ASSETS" || (name != "REACTIVEPU" && (name.EndsWith("VOLTAGEPU", StringComparison.Ordinal) || name.EndsWith("POWERPU", StringComparison.Ordinal) || name.EndsWith("REACTIVEPU", StringComparison.Ordinal)));
            Assert.True((kind == JsonValueKind.Object) == isObject && (kind == JsonValueKind.Array) == isList, where);
            if (isObject)
            {
                AssertShape(property.Value, where);
            }
        }
    }

    private static bool TryParse(string text, out JsonDocument? document)
    {
        try
        {
            document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            document = null;
            return false;
        }
    }

    private string Pass(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        int length = _guard.Pass(bytes);
        Assert.True(length >= 0, json);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private void AssertRefused(string json) => Assert.Equal(-1, _guard.Pass(Encoding.UTF8.GetBytes(json)));
}
