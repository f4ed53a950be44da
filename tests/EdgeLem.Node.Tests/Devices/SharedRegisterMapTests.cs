using System.Reflection;
using System.Text.Json;
using EdgeLem.Node.Devices;
using EdgeLem.Tests;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The drivers' register tables against the reference collection of register maps, where it lies beside the repository.</summary>
public sealed class SharedRegisterMapTests
{
    [Theory]
    [InlineData(101, "PhaseCurrent AphA CurrentScale A_SF PhaseVoltage PhVphA VoltageScale V_SF Power W PowerScale W_SF Frequency Hz FrequencyScale Hz_SF")]
    [InlineData(103, "PhaseCurrent AphA CurrentScale A_SF PhaseVoltage PhVphA VoltageScale V_SF Power W PowerScale W_SF Frequency Hz FrequencyScale Hz_SF")]
    [InlineData(103, "Reactive VAr ReactiveScale VAr_SF Energy WH EnergyScale WH_SF State St")]
    [InlineData(120, "PowerRating WRtg PowerRatingScale WRtg_SF VoltAmpereRating VARtg VoltAmpereRatingScale VARtg_SF")]
    [InlineData(120, "ReactiveRatingQ1 VArRtgQ1 ReactiveRatingQ4 VArRtgQ4 ReactiveRatingScale VArRtg_SF")]
    [InlineData(121, "MaximumPower WMax MaximumReactiveQ1 VArMaxQ1 MaximumReactiveQ4 VArMaxQ4 MaximumPowerScale WMax_SF MaximumReactiveScale VArMax_SF")]
    [InlineData(123, "LimitPercent WMaxLimPct LimitWindow WMaxLimPct_WinTms LimitRevert WMaxLimPct_RvrtTms LimitRamp WMaxLimPct_RmpTms LimitEnable WMaxLim_Ena")]
    [InlineData(123, "ReactivePercentOfPower VArWMaxPct ReactivePercentOfMaximum VArMaxPct ReactiveWindow VArPct_WinTms ReactiveRevert VArPct_RvrtTms")]
    [InlineData(123, "ReactiveRamp VArPct_RmpTms ReactiveMode VArPct_Mod ReactiveEnable VArPct_Ena LimitPercentScale WMaxLimPct_SF ReactivePercentScale VArPct_SF")]
    [InlineData(1, "Manufacturer Mn")]
    public void SunSpec_offsets_equal_those_of_the_published_models(int model, string pairs)
    {
        Dictionary<string, int> published = Registers($"registers/sunspec_{model}.json");
        string[] words = pairs.Split(' ');
        for (int i = 0; i < words.Length; i += 2)
        {
            Assert.True(Constant("EdgeLem.Node.Devices.SunSpecMap", words[i]) == published[words[i + 1]], words[i]);
        }
    }

    [Theory]
    [InlineData(1, "CommonLength", 1)] // the shorter form, without pad
    [InlineData(103, "InverterLength", 0)]
    [InlineData(120, "NameplateLength", 0)]
    [InlineData(121, "SettingsLength", 0)]
    [InlineData(123, "ControlsLength", 0)]
    public void SunSpec_lengths_equal_those_of_the_published_models(int model, string name, int shorter)
    {
        JsonElement map = Map($"registers/sunspec_{model}.json");
        Assert.Equal(map.GetProperty("L_if_fixed").GetInt32() - shorter, Constant("EdgeLem.Node.Devices.SunSpecMap", name));
    }

    private static int Constant(string type, string name)
    {
        FieldInfo? field = typeof(IMeter).Assembly.GetType(type, throwOnError: true)!.GetField(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        Assert.NotNull(field);
        return (int)field.GetRawConstantValue()!;
    }

    private static Dictionary<string, int> Registers(string path)
    {
        Dictionary<string, int> addresses = [];
        foreach (JsonElement register in Map(path).GetProperty("registers").EnumerateArray())
        {
            addresses[register.GetProperty("name").GetString()!] = register.GetProperty("address").GetInt32();
        }

        return addresses;
    }

    private static JsonElement Map(string path) => JsonDocument.Parse(File.ReadAllText(Repository.SharedOrSkip(path))).RootElement;
}
