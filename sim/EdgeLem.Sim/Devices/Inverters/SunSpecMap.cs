namespace EdgeLem.Sim.Devices;

/// <summary>Register layout of the virtual SunSpec inverter: models 1, 101 or 103, 120, 121, 123 and the end model.
/// All numbers are offsets from the "SunS" marker. Source: github.com/sunspec/models.</summary>
internal static class SunSpecMap
{
    public const int BaseAddress = 40000;

    // Model starts: each is the start before plus that model's length plus 2.
    public const int Common = 2;
    public const int Inverter = Common + 68;
    public const int Nameplate = Inverter + 52;
    public const int Settings = Nameplate + 28;
    public const int Controls = Settings + 32;
    public const int EndModel = Controls + 26;
    public const int Count = EndModel + 2;

    // Model 1, strings.
    public const int Manufacturer = Common + 2;
    public const int ModelName = Common + 18;
    public const int Version = Common + 42;
    public const int SerialNumber = Common + 50;
    public const int DeviceAddress = Common + 66;

    // Model 101 / 103.
    public const int Amps = Inverter + 2;
    public const int AmpsPhaseA = Inverter + 3;
    public const int AmpsScale = Inverter + 6;
    public const int LineVoltageAb = Inverter + 7;
    public const int VoltageA = Inverter + 10;
    public const int VoltageScale = Inverter + 13;
    public const int Watts = Inverter + 14;
    public const int WattsScale = Inverter + 15;
    public const int Hertz = Inverter + 16;
    public const int HertzScale = Inverter + 17;
    public const int VoltAmps = Inverter + 18;
    public const int VoltAmpsScale = Inverter + 19;
    public const int Vars = Inverter + 20;
    public const int VarsScale = Inverter + 21;
    public const int PowerFactor = Inverter + 22;
    public const int PowerFactorScale = Inverter + 23;
    public const int WattHours = Inverter + 24;
    public const int WattHoursScale = Inverter + 26;
    public const int DcAmps = Inverter + 27;
    public const int CabinetTemperature = Inverter + 33;
    public const int OtherTemperatures = Inverter + 34;
    public const int TemperatureScale = Inverter + 37;
    public const int OperatingState = Inverter + 38;
    public const int VendorState = Inverter + 39;
    public const int Events = Inverter + 40;

    // Model 120.
    public const int DerType = Nameplate + 2;
    public const int RatedWatts = Nameplate + 3;
    public const int RatedWattsScale = Nameplate + 4;
    public const int RatedVoltAmps = Nameplate + 5;
    public const int RatedVoltAmpsScale = Nameplate + 6;
    public const int RatedVarsQ1 = Nameplate + 7;
    public const int RatedVarsScale = Nameplate + 11;
    public const int RatedAmps = Nameplate + 12;
    public const int RatedAmpsScale = Nameplate + 13;
    public const int RatedPowerFactorQ1 = Nameplate + 14;
    public const int RatedPowerFactorScale = Nameplate + 18;
    public const int StorageRatings = Nameplate + 19;

    // Model 121.
    public const int MaxWatts = Settings + 2;
    public const int ReferenceVoltage = Settings + 3;
    public const int ReferenceVoltageOffset = Settings + 4;
    public const int MaxVoltAmps = Settings + 7;
    public const int MaxVarsQ1 = Settings + 8;
    public const int MaxVarsQ4 = Settings + 11;
    public const int NominalHertz = Settings + 20;
    public const int ConnectedPhase = Settings + 21;
    public const int MaxWattsScale = Settings + 22;
    public const int ReferenceVoltageScale = Settings + 23;
    public const int ReferenceVoltageOffsetScale = Settings + 24;
    public const int MaxVoltAmpsScale = Settings + 26;
    public const int MaxVarsScale = Settings + 27;
    public const int NominalHertzScale = Settings + 31;

    // Model 123: four control groups, each a run of registers.
    public const int ConnectWindow = Controls + 2;
    public const int ConnectRevert = Controls + 3;
    public const int Connect = Controls + 4;
    public const int WattLimitPercent = Controls + 5;
    public const int WattLimitWindow = Controls + 6;
    public const int WattLimitRevert = Controls + 7;
    public const int WattLimitRamp = Controls + 8;
    public const int WattLimitEnable = Controls + 9;
    public const int FactorSet = Controls + 10;
    public const int FactorWindow = Controls + 11;
    public const int FactorRevert = Controls + 12;
    public const int FactorRamp = Controls + 13;
    public const int FactorEnable = Controls + 14;
    public const int VarWattMaxPercent = Controls + 15;
    public const int VarMaxPercent = Controls + 16;
    public const int VarAvailablePercent = Controls + 17;
    public const int VarWindow = Controls + 18;
    public const int VarRevert = Controls + 19;
    public const int VarRamp = Controls + 20;
    public const int VarMode = Controls + 21;
    public const int VarEnable = Controls + 22;
    public const int WattLimitScale = Controls + 23;
    public const int FactorScale = Controls + 24;
    public const int VarScale = Controls + 25;

    // What "not implemented" looks like, per type.
    public const int UnsignedMissing = 0xFFFF;
    public const int SignedMissing = 0x8000;
}
