namespace EdgeLem.Sim.Devices;

/// <summary>Wire addresses of the Eastron SDM630-Modbus (protocol V2.0). Each value is a float32 in two registers; addresses with
/// "1" begin a run of one value per line.</summary>
internal static class Sdm630Map
{
    // Input registers, function 04.
    public const int Voltage1V = 0;
    public const int Current1A = 6;
    public const int Power1W = 12;
    public const int Apparent1Va = 18;
    public const int Reactive1Var = 24;
    public const int PowerFactor1 = 30;
    public const int PhaseAngle1Deg = 36;
    public const int AverageVoltageV = 42;
    public const int AverageCurrentA = 46;
    public const int SumCurrentA = 48;
    public const int TotalPowerW = 52;
    public const int TotalApparentVa = 56;
    public const int TotalReactiveVar = 60;
    public const int TotalPowerFactor = 62;
    public const int TotalPhaseAngleDeg = 66;
    public const int FrequencyHz = 70;
    public const int ImportKWh = 72;
    public const int ExportKWh = 74;
    public const int ImportKvarh = 76;
    public const int ExportKvarh = 78;
    public const int ApparentKvah = 80;
    public const int ChargeAh = 82;
    public const int PowerDemandW = 84;
    public const int MaxPowerDemandW = 86;
    public const int ApparentDemandVa = 100;
    public const int MaxApparentDemandVa = 102;
    public const int NeutralDemandA = 104;
    public const int MaxNeutralDemandA = 106;
    public const int LineVoltage12V = 200;
    public const int AverageLineVoltageV = 206;
    public const int NeutralCurrentA = 224;
    public const int TotalPowerFactorAgain = 254;
    public const int CurrentDemand1A = 258;
    public const int MaxCurrentDemand1A = 264;
    public const int TotalKWh = 342;
    public const int TotalKvarh = 344;
    public const int Import1KWh = 346;
    public const int Export1KWh = 352;
    public const int Total1KWh = 358;
    public const int Import1Kvarh = 364;
    public const int Export1Kvarh = 370;
    public const int Total1Kvarh = 376;

    /// <summary>One past the last input register.</summary>
    public const int InputEnd = 382;

    // Holding registers, function 03.
    public const int DemandPeriodMinutes = 2;
    public const int SystemType = 10;
    public const int PulseWidthMs = 12;
    public const int ParityStop = 18;
    public const int NodeAddress = 20;
    public const int Password = 24;
    public const int BaudCode = 28;
    public const int RegisterOrder = 40;

    /// <summary>One past the last holding register.</summary>
    public const int HoldingEnd = 42;

    /// <summary>A single holding register that tells the model; not in the protocol document, but reported from meters in the field.</summary>
    public const int MeterCode = 0xFC02;

    /// <summary>What <see cref="MeterCode"/> reads.</summary>
    public const ushort MeterCodeValue = 0x0070;

    /// <summary>What register 0x0028 reads in the factory word order.</summary>
    public const float RegisterOrderMark = 2141.0f;
}
