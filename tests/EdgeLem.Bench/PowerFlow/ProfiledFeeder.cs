using EdgeLem.Grid;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>A feeder with single-phase loads and 1,440 minutes of power for each, constant over voltage and at power factor 0.95.</summary>
internal sealed class ProfiledFeeder
{
    /// <summary>Minutes of the profiles.</summary>
    public const int Minutes = 1440;

    private const double LowestW = -1500;
    private const double HighestW = 3000;
    private const double LargestStepW = 200;

    private static readonly double _tangent = Math.Tan(Math.Acos(0.95));

    private readonly double[][] _powerW;

    private ProfiledFeeder(Feeder feeder, PhasePoint[] points, double[][] powerW) => (Feeder, Points, _powerW) = (feeder, points, powerW);

    /// <summary>The feeder.</summary>
    public Feeder Feeder { get; }

    /// <summary>Where its loads are.</summary>
    public PhasePoint[] Points { get; }

    /// <summary>Reads a feeder; without the anti-float admittances, for the peers' figures are without.</summary>
    /// <param name="path">OpenDSS master file.</param>
    /// <exception cref="InvalidDataException">It has defects, or its loads are not of one phase with a profile of 1,440 steps each.</exception>
    public static ProfiledFeeder Load(string path)
    {
        OpenDssImport import = OpenDssImporter.Load(path);
        Feeder feeder = import.Feeder ?? throw new InvalidDataException(string.Join(Environment.NewLine, import.Defects));
        if (feeder.Loads.Count == 0)
        {
            throw new InvalidDataException($"{path}: the feeder has no loads.");
        }

        PhasePoint[] points = [.. feeder.Loads.Select(load => new PhasePoint(feeder.BusIndex(load.Bus), (int)load.Terminals[0] - 1))];
        return new ProfiledFeeder(feeder.WithoutAntiFloat(), points, [.. feeder.Loads.Select(load => MinutesOf(feeder, load))]);
    }

    /// <summary>Draws profiles for the connections of a feeder, every phase for itself.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="chance">Draws them.</param>
    public static ProfiledFeeder Draw(Feeder feeder, Random chance)
    {
        PhasePoint[] points =
        [
            .. feeder.Connections.SelectMany(connection => Enumerable.Range(0, PhaseNames.Count)
                .Where(phase => connection.Phases.Includes(phase))
                .Select(phase => new PhasePoint(feeder.BusIndex(connection.Bus), phase))),
        ];
        return new ProfiledFeeder(feeder, points, [.. points.Select(_ => DrawMinutes(chance))]);
    }

    /// <summary>Powers of a minute.</summary>
    /// <param name="minute">0 to 1439.</param>
    /// <param name="scale">Factor on all loads.</param>
    /// <param name="powerW">Receives W by load.</param>
    /// <param name="reactivePowerVar">Receives var by load.</param>
    public void Fill(int minute, double scale, Span<double> powerW, Span<double> reactivePowerVar)
    {
        for (int load = 0; load < _powerW.Length; load++)
        {
            powerW[load] = scale * _powerW[load][minute];
            reactivePowerVar[load] = _tangent * powerW[load];
        }
    }

    /// <summary>Powers of a minute, ready to be solved.</summary>
    /// <param name="minute">0 to 1439.</param>
    public BusPowers PowersAt(int minute)
    {
        double[] powerW = new double[Points.Length];
        double[] reactivePowerVar = new double[Points.Length];
        Fill(minute, 1, powerW, reactivePowerVar);
        var powers = new BusPowers(Feeder);
        for (int load = 0; load < Points.Length; load++)
        {
            powers.Add(Points[load].Bus, Points[load].Phase, powerW[load], reactivePowerVar[load]);
        }

        return powers;
    }

    private static double[] MinutesOf(Feeder feeder, Load load)
    {
        PowerProfile? profile = feeder.Profiles.FirstOrDefault(profile => profile.Id == load.ProfileId);
        return load.LegPowers.Length == 1 && profile?.Values.Length == Minutes
            ? [.. Enumerable.Range(0, Minutes).Select(minute => load.PowerW * profile.FactorAt(minute, load.PowerW))]
            : throw new InvalidDataException($"load '{load.Id}': the batch cases need loads of one phase with a profile of {Minutes} steps each.");
    }

    private static double[] DrawMinutes(Random chance)
    {
        double[] powerW = new double[Minutes];
        double last = LowestW + ((HighestW - LowestW) * chance.NextDouble());
        for (int minute = 0; minute < Minutes; minute++)
        {
            last = Math.Clamp(last + (LargestStepW * ((2 * chance.NextDouble()) - 1)), LowestW, HighestW);
            powerW[minute] = last;
        }

        return powerW;
    }
}
