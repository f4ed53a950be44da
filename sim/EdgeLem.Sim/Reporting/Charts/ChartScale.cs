namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>Linear map from an axis's values to pixels.</summary>
/// <param name="Low">Value at <paramref name="LowPixel"/>.</param>
/// <param name="High">Value at <paramref name="HighPixel"/>, not equal to <paramref name="Low"/>.</param>
/// <param name="LowPixel">Where <paramref name="Low"/> stands.</param>
/// <param name="HighPixel">Where <paramref name="High"/> stands.</param>
internal readonly record struct ChartScale(double Low, double High, double LowPixel, double HighPixel)
{
    /// <summary>The pixel of a value.</summary>
    public double PixelOf(double value) => LowPixel + ((value - Low) / (High - Low) * (HighPixel - LowPixel));
}
