using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Network.Days;

/// <summary>
/// Homes of the European feeder over days of different weather, of which a share has PV as in the Quartierstrom pilot (27 of 37 homes). Systems are of 3 to 12 kW
/// peak before all are scaled to the energy wanted; each day has a sky of its own, which dims PV as a whole.
/// </summary>
internal sealed class Neighbourhood
{
    public const int StepMinutes = 15;
    public const int StepsPerDay = 1440 / StepMinutes;

    /// <summary>Share of the clear sky's energy by day: clear, hazy, changeable, overcast.</summary>
    private static readonly double[] _skies = [1, 0.7, 0.45, 0.15];

    private readonly EuropeanProfiles _profiles;
    private readonly double[] _peakW;

    /// <summary>Creates the homes.</summary>
    /// <param name="feeder">The European feeder.</param>
    /// <param name="pvOverDemand">Energy of all PV over that of all demand, over all days.</param>
    /// <param name="seed">Of who has PV and how much.</param>
    public Neighbourhood(Feeder feeder, double pvOverDemand, int seed)
    {
        _profiles = new EuropeanProfiles(feeder);
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, Homes)];
        random.Shuffle(order);
        double[] drawnW = [.. order.Select(_ => 3_000 + 9_000 * random.NextDouble())];
        double[] unscaledW = [.. order.Select((rank, home) => 37 * rank < 27 * Homes ? drawnW[home] : 0)];
        double sun = Enumerable.Range(0, Steps).Sum(SunOf);
        double demandW = Enumerable.Range(0, Steps).Sum(step => Enumerable.Range(0, Homes).Sum(home => LoadW(home, step)));
        _peakW = [.. unscaledW.Select(peak => peak * pvOverDemand * demandW / (sun * unscaledW.Sum()))];
    }

    public int Homes => _profiles.Homes;

    public static int Steps => StepsPerDay * _skies.Length;

    public int HomesWithPv => _peakW.Count(peak => peak > 0);

    public long LoadW(int home, int step) => (long)Math.Round(_profiles.LoadW(home, step, StepMinutes));

    public long PvW(int home, int step) => (long)Math.Round(_peakW[home] * SunOf(step));

    private static double SunOf(int step) => _skies[step / StepsPerDay] * EuropeanProfiles.ClearSky((step % StepsPerDay + 0.5) * StepMinutes / 60);
}
