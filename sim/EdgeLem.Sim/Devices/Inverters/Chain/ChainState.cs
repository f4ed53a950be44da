namespace EdgeLem.Sim.Devices;

/// <summary>What a virtual SunSpec device measures, in SunSpec's sense: generated and injected positive.</summary>
/// <param name="Conditions">What the terminals have.</param>
/// <param name="Output">What the device delivers.</param>
/// <param name="EnergyWh">Delivered energy, Wh.</param>
/// <param name="OperatingState">1 off, 2 sleeping, 4 tracking, 5 throttled.</param>
/// <param name="StateOfChargePercent">State of charge, %; 0 without a battery.</param>
internal readonly record struct ChainState(InverterConditions Conditions, InverterOutput Output, double EnergyWh, int OperatingState, double StateOfChargePercent)
{
    /// <summary>Voltage of a phase, V.</summary>
    /// <param name="phase">0 to 2.</param>
    public double VoltageV(int phase) => phase switch { 0 => Conditions.VoltageAV, 1 => Conditions.VoltageBV, _ => Conditions.VoltageCV };

    /// <summary>Apparent power, VA.</summary>
    public double ApparentVa => Math.Sqrt((Output.ActivePowerW * Output.ActivePowerW) + (Output.ReactivePowerVar * Output.ReactivePowerVar));

    /// <summary>Current of a phase with the power shared evenly, A.</summary>
    /// <param name="phase">0 to 2.</param>
    /// <param name="phases">How many there are.</param>
    public double CurrentA(int phase, int phases) => VoltageV(phase) > 0 ? ApparentVa / phases / VoltageV(phase) : 0;
}
