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
    [InlineData("SunSpecFloatMap", 113, "PhaseCurrent AphA PhaseVoltage PhVphA Power W Frequency Hz Reactive VAr Energy WH State St")]
    [InlineData("SunSpecFloatMap", 122, "StatusEnergy ActWh")]
    [InlineData("SunSpecDerMap", 701, "State InvSt Power W Reactive Var Current A LineToNeutral LNV Frequency Hz InjectedEnergy TotWhInj CurrentA AL1 VoltageA VL1")]
    [InlineData("SunSpecDerMap", 701, "CurrentScale A_SF VoltageScale V_SF FrequencyScale Hz_SF PowerScale W_SF ReactiveScale Var_SF EnergyScale TotWh_SF")]
    [InlineData("SunSpecDerMap", 702, "PowerRating WMaxRtg VoltAmpereRating VAMaxRtg InjectedRating VarMaxInjRtg AbsorbedRating VarMaxAbsRtg PowerSetting WMax")]
    [InlineData("SunSpecDerMap", 702, "ChargeRating WChaRteMaxRtg DischargeRating WDisChaRteMaxRtg ChargeSetting WChaRteMax DischargeSetting WDisChaRteMax")]
    [InlineData("SunSpecDerMap", 702, "InjectedSetting VarMaxInj AbsorbedSetting VarMaxAbs CapacityPowerScale W_SF CapacityVoltAmpereScale VA_SF CapacityReactiveScale Var_SF")]
    [InlineData("SunSpecDerMap", 703, "Permission ES")]
    [InlineData("SunSpecDerMap", 704, "FactorEnable PFWInjEna FactorEnableRevert PFWInjEnaRvrt FactorRevert PFWInjRvrtTms FactorScale PF_SF Factor PFWInj.PF Excitation PFWInj.Ext")]
    [InlineData("SunSpecDerMap", 704, "LimitEnable WMaxLimPctEna LimitPercent WMaxLimPct LimitPercentRevert WMaxLimPctRvrt LimitEnableRevert WMaxLimPctEnaRvrt")]
    [InlineData("SunSpecDerMap", 704, "LimitRevert WMaxLimPctRvrtTms LimitPercentScale WMaxLimPct_SF SetEnable WSetEna SetMode WSetMod SetWatt WSet SetWattRevert WSetRvrt")]
    [InlineData("SunSpecDerMap", 704, "SetPercent WSetPct SetPercentRevert WSetPctRvrt SetEnableRevert WSetEnaRvrt SetRevert WSetRvrtTms SetWattScale WSet_SF")]
    [InlineData("SunSpecDerMap", 704, "ReactiveEnable VarSetEna ReactiveMode VarSetMod ReactiveVar VarSet ReactiveVarRevert VarSetRvrt ReactivePercent VarSetPct")]
    [InlineData("SunSpecDerMap", 704, "ReactivePercentRevert VarSetPctRvrt ReactiveEnableRevert VarSetEnaRvrt ReactiveRevert VarSetRvrtTms ReactiveVarScale VarSet_SF")]
    [InlineData("SunSpecDerMap", 704, "SetPercentScale WSetPct_SF ReactivePercentScale VarSetPct_SF")]
    [InlineData("SunSpecStorageMap", 124, "ChargeMaximum WChaMax ControlMode StorCtl_Mod StateOfCharge ChaState DischargeRate OutWRte ChargeRate InWRte")]
    [InlineData("SunSpecStorageMap", 124, "RateWindow InOutWRte_WinTms RateRevert InOutWRte_RvrtTms RateRamp InOutWRte_RmpTms ChargeMaximumScale WChaMax_SF")]
    [InlineData("SunSpecStorageMap", 124, "StateOfChargeScale ChaState_SF RateScale InOutWRte_SF")]
    [InlineData("SunSpecStorageMap", 713, "DerEnergyRating WHRtg DerStateOfCharge SoC DerEnergyScale WH_SF DerPercentScale Pct_SF")]
    [InlineData("SunSpecStorageMap", 802, "BatteryEnergyRating WHRtg BatteryStateOfCharge SoC BatteryPower W BatteryEnergyScale WHRtg_SF BatteryPercentScale SoC_SF")]
    [InlineData("SunSpecStorageMap", 802, "BatteryPowerScale W_SF")]
    [InlineData("SunSpecStorageMap", 120, "NameplateEnergy WHRtg NameplateEnergyScale WHRtg_SF NameplateCharge MaxChaRte NameplateChargeScale MaxChaRte_SF")]
    [InlineData("SunSpecStorageMap", 120, "NameplateDischarge MaxDisChaRte NameplateDischargeScale MaxDisChaRte_SF")]
    public void SunSpec_offsets_of_other_families_equal_those_of_the_published_models(string map, int model, string pairs)
    {
        Dictionary<string, int> published = Registers($"registers/sunspec_{model}.json");
        string[] words = pairs.Split(' ');
        for (int i = 0; i < words.Length; i += 2)
        {
            Assert.True(Constant("EdgeLem.Node.Devices." + map, words[i]) == published[words[i + 1]], words[i]);
        }
    }

    [Theory]
    [InlineData(705, "Enable Ena Choice AdptCrvReq Result AdptCrvRslt PointCount NPt CurveCount NCrv Revert RvrtTms VoltageScale V_SF ValueScale DeptRef_SF ResponseScale RspTms_SF")]
    [InlineData(705, "Response Crv[i].RspTms ReadOnly Crv[i].ReadOnly VoltageReference Crv[i].VRef")]
    [InlineData(706, "Enable Ena Choice AdptCrvReq Result AdptCrvRslt PointCount NPt CurveCount NCrv Revert RvrtTms VoltageScale V_SF ValueScale DeptRef_SF ResponseScale RspTms_SF")]
    [InlineData(706, "Response Crv[i].RspTms ReadOnly Crv[i].ReadOnly")]
    [InlineData(126, "Enable ModEna Choice ActCrv PointCount NPt CurveCount NCrv Revert RvrtTms VoltageScale V_SF ValueScale DeptRef_SF")]
    [InlineData(126, "FirstVoltage curve[i].V1 Response curve[i].RmpTms ReadOnly curve[i].ReadOnly")]
    [InlineData(132, "Enable ModEna Choice ActCrv PointCount NPt CurveCount NCrv Revert RvrtTms VoltageScale V_SF ValueScale DeptRef_SF")]
    [InlineData(132, "FirstVoltage curve[i].V1 Response curve[i].RmpPt1Tms ReadOnly curve[i].ReadOnly")]
    public void SunSpec_curve_offsets_equal_those_of_the_published_models(int model, string pairs)
    {
        Dictionary<string, int> published = Registers($"registers/sunspec_{model}.json");
        Type type = typeof(IMeter).Assembly.GetType("EdgeLem.Node.Devices.SunSpecCurveLayout", throwOnError: true)!;
        object layout = type.GetMethod("Create")!.Invoke(null, [model])!;
        string[] words = pairs.Split(' ');
        for (int i = 0; i < words.Length; i += 2)
        {
            Assert.True((int)type.GetProperty(words[i])!.GetValue(layout)! == published[words[i + 1]], words[i]);
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
