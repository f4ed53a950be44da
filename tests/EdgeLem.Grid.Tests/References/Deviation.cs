namespace EdgeLem.Grid.Tests;

/// <summary>The largest difference of many values from their references, and where it is.</summary>
/// <param name="quantity">What is compared.</param>
/// <param name="unit">Unit of the differences.</param>
/// <param name="allowed">Largest difference that counts as agreement.</param>
internal sealed class Deviation(string quantity, string unit, double allowed)
{
    public string Quantity => quantity;

    public string Unit => unit;

    public double Allowed => allowed;

    public int Count { get; private set; }

    /// <summary>NaN as soon as one difference is.</summary>
    public double Largest { get; private set; }

    public string Where { get; private set; } = "";

    /// <summary>A comparison of nothing agrees with nothing.</summary>
    public bool IsAgreement => Count > 0 && Largest <= Allowed;

    /// <param name="difference">Absolute difference of one value.</param>
    /// <param name="where">Its place.</param>
    public void Add(double difference, string where)
    {
        if (Count++ == 0 || (!double.IsNaN(Largest) && !(difference <= Largest)))
        {
            (Largest, Where) = (difference, where);
        }
    }

    public override string ToString() => FormattableString.Invariant($"{Quantity}: {Count} compared, largest difference {Largest:G3} {Unit} at {Where}, {Allowed:G3} allowed");
}
