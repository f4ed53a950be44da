namespace EdgeLem.Sim.Homes;

/// <summary>Shape of a household's steady load over a day, mean 1: a floor and some Gaussian bumps.</summary>
/// <remarks>
/// <para>s(h) = (b + sum a exp(-((h - m) / w)^2 / 2)) / mean, h the local hour, with the distance h - m taken around the clock.</para>
/// <para>Parameters (ours, after the form of H0: a morning, a noon and a high evening bump; weekends start later and have more noon):</para>
/// <para>workday: b 0.45; (m 7.0, w 1.1, a 0.55), (12.5, 1.6, 0.50), (19.6, 2.2, 1.20).</para>
/// <para>weekend: b 0.50; (m 9.8, w 1.8, a 0.60), (12.8, 1.6, 0.65), (19.4, 2.4, 1.05).</para>
/// </remarks>
internal sealed class DayShape
{
    private const double HoursPerDay = 24;
    private readonly double _floor;
    private readonly Bump[] _bumps;
    private readonly double _mean;

    private DayShape(double floor, params Bump[] bumps)
    {
        _floor = floor;
        _bumps = bumps;
        _mean = Enumerable.Range(0, 1440).Average(minute => Raw(minute / 60.0));
    }

    /// <summary>Monday to Friday; public holidays are not known.</summary>
    public static DayShape Workday { get; } = new(0.45, new Bump(7.0, 1.1, 0.55), new Bump(12.5, 1.6, 0.50), new Bump(19.6, 2.2, 1.20));

    /// <summary>Saturday and Sunday.</summary>
    public static DayShape Weekend { get; } = new(0.50, new Bump(9.8, 1.8, 0.60), new Bump(12.8, 1.6, 0.65), new Bump(19.4, 2.4, 1.05));

    /// <summary>The shape at a local hour, mean 1 over the day.</summary>
    /// <param name="hour">Hour; any real number, taken modulo 24.</param>
    public double At(double hour) => Raw(hour) / _mean;

    private double Raw(double hour)
    {
        double sum = _floor;
        foreach (Bump bump in _bumps)
        {
            double distance = Math.IEEERemainder(hour - bump.MeanHour, HoursPerDay) / bump.WidthHours;
            sum += bump.Height * Math.Exp(-distance * distance / 2);
        }

        return sum;
    }

    private readonly record struct Bump(double MeanHour, double WidthHours, double Height);
}
