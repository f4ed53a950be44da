namespace EdgeLem.Footprint.Heap.House;

/// <summary>A part of the node whose heap was measured on the interpreter.</summary>
/// <param name="Name">The part.</param>
/// <param name="CountedBytes">Bytes counted here.</param>
/// <param name="MeasuredBytes">Bytes measured there.</param>
internal sealed record MeasuredPart(string Name, int CountedBytes, int MeasuredBytes)
{
    /// <summary>How far the count is above the measurement, in hundredths.</summary>
    public double DeviationPercent => 100.0 * (CountedBytes - MeasuredBytes) / MeasuredBytes;
}
