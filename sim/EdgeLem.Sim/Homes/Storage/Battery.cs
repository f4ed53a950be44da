namespace EdgeLem.Sim.Homes;

/// <summary>A home battery that keeps the house off the grid as long as it can: it charges from surplus and discharges into deficit.</summary>
/// <remarks>
/// <para>Energy: charging at P &gt; 0 for dt raises the stored energy by e P dt; discharging at P &lt; 0 lowers it by |P| dt / e, with the
/// one-way efficiency e. Power is held to the rating and to what the stored energy allows over dt.</para>
/// <para>Sign: at the AC terminals in load reference, charging positive. Unity power factor.</para>
/// </remarks>
public sealed class Battery
{
    private double _storedWh;

    /// <summary>A battery.</summary>
    /// <param name="capacityWh">Usable capacity, Wh, positive.</param>
    /// <param name="ratedPowerW">Charging and discharging power at the AC side, W, positive.</param>
    /// <param name="oneWayEfficiency">Efficiency of each direction, above 0 to 1.</param>
    /// <param name="storedWh">Energy at the start, 0..capacity.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public Battery(double capacityWh, double ratedPowerW, double oneWayEfficiency, double storedWh)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacityWh);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratedPowerW);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(oneWayEfficiency);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oneWayEfficiency, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(storedWh);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(storedWh, capacityWh);
        CapacityWh = capacityWh;
        RatedPowerW = ratedPowerW;
        OneWayEfficiency = oneWayEfficiency;
        _storedWh = storedWh;
    }

    /// <summary>Usable capacity, Wh.</summary>
    public double CapacityWh { get; }

    /// <summary>Rated power at the AC side, W.</summary>
    public double RatedPowerW { get; }

    /// <summary>Efficiency of one direction.</summary>
    public double OneWayEfficiency { get; }

    /// <summary>Stored energy, Wh, 0..capacity.</summary>
    public double StoredWh => _storedWh;

    /// <summary>The power that balances the house; changes nothing.</summary>
    /// <param name="houseW">Power of the house without the battery, W, import positive.</param>
    /// <param name="seconds">How long it will be held, s, positive.</param>
    /// <returns>Power at the AC terminals, W, charging positive.</returns>
    public double BalancingPowerW(double houseW, double seconds)
    {
        double hours = seconds / 3600;
        double chargeW = Math.Min(RatedPowerW, (CapacityWh - _storedWh) / OneWayEfficiency / hours);
        double dischargeW = Math.Min(RatedPowerW, _storedWh * OneWayEfficiency / hours);
        return Math.Clamp(-houseW, -dischargeW, chargeW);
    }

    /// <summary>Holds a power for a span.</summary>
    /// <param name="powerW">Power at the AC terminals, W, charging positive, as <see cref="BalancingPowerW"/> gave it for the same span.</param>
    /// <param name="seconds">The span, s.</param>
    public void Hold(double powerW, double seconds)
    {
        double energyWh = powerW * seconds / 3600;
        double stored = _storedWh + (energyWh > 0 ? energyWh * OneWayEfficiency : energyWh / OneWayEfficiency);

        // Rounding may leave the range by a last bit; anything more is a caller's error.
        if (stored < -1e-6 * CapacityWh || stored > (1 + 1e-6) * CapacityWh)
        {
            throw new InvalidOperationException($"Battery: {powerW} W for {seconds} s leads to {stored} Wh, outside 0..{CapacityWh} Wh.");
        }

        _storedWh = Math.Clamp(stored, 0, CapacityWh);
    }
}
