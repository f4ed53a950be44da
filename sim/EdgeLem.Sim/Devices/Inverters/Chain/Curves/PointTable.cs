namespace EdgeLem.Sim.Devices;

/// <summary>Points in a model's registers: voltage and value alternate.</summary>
/// <param name="Model">Holds them.</param>
/// <param name="First">Offset of the first voltage.</param>
/// <param name="Count">Active points.</param>
internal readonly record struct PointTable(ChainModel Model, int First, int Count)
{
    /// <summary>Whether there are two or more points whose voltages never fall.</summary>
    public bool IsCurve
    {
        get
        {
            bool rises = Count >= 2;
            for (int i = 1; i < Count; i++)
            {
                rises &= Voltage(i) >= Voltage(i - 1);
            }

            return rises;
        }
    }

    /// <summary>The raw value at a raw voltage, constant outside the points.</summary>
    public double At(double voltage)
    {
        if (voltage <= Voltage(0))
        {
            return Value(0);
        }

        for (int i = 1; i < Count; i++)
        {
            double width = Voltage(i) - Voltage(i - 1);
            if (voltage <= Voltage(i))
            {
                return width <= 0 ? Value(i) : Value(i - 1) + ((Value(i) - Value(i - 1)) * (voltage - Voltage(i - 1)) / width);
            }
        }

        return Value(Count - 1);
    }

    private double Voltage(int index) => Model[First + (2 * index)];

    private double Value(int index) => Model.Signed(First + (2 * index) + 1);
}
