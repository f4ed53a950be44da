namespace EdgeLem.Sim.Devices;

/// <summary>What an inverter has at its terminals.</summary>
/// <param name="AvailablePowerW">AC power that the array could deliver now, W, not negative.</param>
/// <param name="VoltageAV">Voltage of its first phase, V; the only one of a single-phase inverter, whatever feeder phase it hangs on.</param>
/// <param name="VoltageBV">Second phase, V; ignored by a single-phase inverter.</param>
/// <param name="VoltageCV">Third phase, V; ignored by a single-phase inverter.</param>
/// <param name="FrequencyHz">Frequency, Hz.</param>
public readonly record struct InverterConditions(double AvailablePowerW, double VoltageAV, double VoltageBV, double VoltageCV, double FrequencyHz)
{
    /// <summary>The conditions of a single-phase inverter.</summary>
    /// <param name="availablePowerW">Available AC power, W.</param>
    /// <param name="voltageV">Voltage, V.</param>
    /// <param name="frequencyHz">Frequency, Hz.</param>
    public static InverterConditions SinglePhase(double availablePowerW, double voltageV, double frequencyHz = 50) =>
        new(availablePowerW, voltageV, 0, 0, frequencyHz);
}
