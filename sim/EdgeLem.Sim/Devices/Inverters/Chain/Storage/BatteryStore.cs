namespace EdgeLem.Sim.Devices;

/// <summary>A battery behind a virtual inverter: takes and gives power without losses within its limits.</summary>
internal sealed class BatteryStore
{
    private double _storedWh;

    /// <summary>A battery with a state of charge.</summary>
    public BatteryStore(BatteryRating rating, double stateOfChargePercent)
    {
        Rating = rating;
        _storedWh = rating.CapacityWh * stateOfChargePercent / 100;
    }

    /// <summary>Its nameplate.</summary>
    public BatteryRating Rating { get; }

    /// <summary>State of charge, %.</summary>
    public double StateOfChargePercent => 100 * _storedWh / Rating.CapacityWh;

    /// <summary>What it takes of a wanted power, W, charging positive: within its ratings; nothing when full or empty.</summary>
    public double Held(double wantedW)
    {
        double heldW = Math.Clamp(wantedW, -Rating.MaxDischargeW, Rating.MaxChargeW);
        bool isStopped = heldW > 0 ? _storedWh >= Rating.CapacityWh : _storedWh <= 0;
        return isStopped ? 0 : heldW;
    }

    /// <summary>Moves energy.</summary>
    public void Move(double powerW, double seconds) => _storedWh = Math.Clamp(_storedWh + (powerW * seconds / 3600), 0, Rating.CapacityWh);
}
