using EdgeLem.Grid;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>A feeder with single-phase loads and a profile of 1,440 minutes for each, at constant power and power factor 0.95.</summary>
internal sealed class ProfiledFeeder
{
    /// <summary>Minutes of the profiles.</summary>
    public const int Minutes = 1440;

    private static readonly double _tangent = Math.Tan(Math.Acos(0.95));

    private readonly double[] _nominalW;
    private readonly PowerProfile[] _profiles;

    private ProfiledFeeder(Feeder feeder)
    {
        Feeder = feeder;
        Points = [.. feeder.Loads.Select(load => new PhasePoint(feeder.BusIndex(load.Bus), (int)load.Terminals[0] - 1))];
        _nominalW = [.. feeder.Loads.Select(load => load.PowerW)];
        _profiles = [.. feeder.Loads.Select(load => feeder.Profiles.First(profile => profile.Id == load.ProfileId))];
    }

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
        foreach (Load load in feeder.Loads)
        {
            PowerProfile? profile = feeder.Profiles.FirstOrDefault(profile => profile.Id == load.ProfileId);
            if (load.LegPowers.Length != 1 || profile is null || profile.Values.Length != Minutes)
            {
                throw new InvalidDataException($"load '{load.Id}': the batch cases need loads of one phase with a profile of {Minutes} steps each.");
            }
        }

        return feeder.Loads.Count > 0 ? new ProfiledFeeder(feeder.WithoutAntiFloat()) : throw new InvalidDataException($"{path}: the feeder has no loads.");
    }

    /// <summary>Powers of a minute.</summary>
    /// <param name="minute">0 to 1439.</param>
    /// <param name="scale">Factor on all loads.</param>
    /// <param name="powerW">Receives W by load.</param>
    /// <param name="reactivePowerVar">Receives var by load.</param>
    public void Fill(int minute, double scale, Span<double> powerW, Span<double> reactivePowerVar)
    {
        for (int load = 0; load < _nominalW.Length; load++)
        {
            powerW[load] = scale * _nominalW[load] * _profiles[load].FactorAt(minute, _nominalW[load]);
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
}
