using EdgeLem.Grid;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>
/// 1,440 scenarios are the minutes in turn; of any other number scenario s is minute 37 s mod 1440 with loads times 0.6 + 0.8 frac(0.6180339887498949 s). Points beyond the
/// loads have no power.
/// </summary>
internal sealed class ProfiledScenarios(ProfiledFeeder feeder, int count) : IBatchScenarios
{
    private const double GoldenRatio = 0.6180339887498949;

    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public void Fill(int scenario, Span<double> powerW, Span<double> reactivePowerVar)
    {
        double turn = GoldenRatio * scenario;
        bool isDay = count == ProfiledFeeder.Minutes;
        int minute = isDay ? scenario : 37 * scenario % ProfiledFeeder.Minutes;
        feeder.Fill(minute, isDay ? 1 : 0.6 + (0.8 * (turn - Math.Floor(turn))), powerW, reactivePowerVar);
    }
}
