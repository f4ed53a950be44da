using System.Globalization;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Reading;

/// <summary>The powers to solve: of the feeder's loads and inverters, or of a file of injections.</summary>
/// <param name="Powers">What the solver takes.</param>
/// <param name="Injections">The rows of the file of injections, of one bus and phase together; null when the feeder's loads are solved.</param>
internal sealed record RequestedPowers(BusPowers Powers, IReadOnlyList<Injection>? Injections)
{
    private const double SecondsPerMinute = 60;

    /// <summary>Finds the powers.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="defects">Receives what is wrong with it.</param>
    public static RequestedPowers Of(Feeder feeder, SolveRequest request, ICollection<Defect> defects)
    {
        var powers = new BusPowers(feeder);
        if (request.InjectionsPath is { Length: > 0 } path)
        {
            IReadOnlyList<Injection> injections = Combined(InjectionFile.Read(path, feeder, defects));
            foreach (Injection injection in defects.Count == 0 ? injections : [])
            {
                powers.Add(injection.Bus, injection.Phase, injection.PowerW, injection.ReactivePowerVar);
            }

            return new RequestedPowers(powers, injections);
        }

        if (FaultOf(feeder, request.Minute) is { } fault)
        {
            defects.Add(new Defect(new SourceLocation(request.FeederPath, 0), fault));
        }
        else if (request.Minute is { } minute)
        {
            UseMinute(powers, minute);
        }
        else
        {
            powers.UseLoads();
        }

        return new RequestedPowers(powers, null);
    }

    /// <summary>Finds what is wrong with the powers asked for, as far as that shows without a feeder.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="defects">Receives it.</param>
    public static void CheckWithoutFeeder(SolveRequest request, ICollection<Defect> defects)
    {
        if (request.InjectionsPath is { Length: > 0 } path)
        {
            InjectionFile.Read(path, null, defects);
        }
        else if (request.Minute < 1)
        {
            defects.Add(new Defect(default, string.Create(CultureInfo.InvariantCulture, $"--minute is {request.Minute}, it must be 1 or more.")));
        }
    }

    private static string? FaultOf(Feeder feeder, int? minute)
    {
        PowerProfile[] profiles = [.. ProfilesInUse(feeder)];
        if (minute is null)
        {
            return null;
        }

        if (profiles.Length == 0)
        {
            return $"feeder '{feeder.Name}' has no load or inverter with a profile. Leave out --minute for the nominal powers.";
        }

        double lastMinute = Math.Max(1, Math.Floor(profiles.Max(profile => profile.Values.Length * profile.IntervalS) / SecondsPerMinute));
        return minute >= 1 && minute <= lastMinute ? null : string.Create(CultureInfo.InvariantCulture, $"--minute is {minute}, the profiles have minutes 1 to {lastMinute}.");
    }

    /// <summary>Each profile at the step that the minute begins in; one that is shorter than another begins again.</summary>
    private static void UseMinute(BusPowers powers, int minute)
    {
        Feeder feeder = powers.Feeder;
        var profiles = feeder.Profiles.ToDictionary(profile => profile.Id, StringComparer.Ordinal);
        powers.UseLoads();
        for (int load = 0; load < feeder.Loads.Count; load++)
        {
            Load item = feeder.Loads[load];
            if (item.ProfileId is { } id)
            {
                powers.ScaleLoad(load, FactorAt(profiles[id], minute, item.PowerW));
            }
        }

        for (int inverter = 0; inverter < feeder.Inverters.Count; inverter++)
        {
            Inverter item = feeder.Inverters[inverter];
            if (item.ProfileId is { } id)
            {
                powers.SetInverter(inverter, item.PowerW * FactorAt(profiles[id], minute, item.PowerW), item.ReactivePowerVar);
            }
        }
    }

    private static double FactorAt(PowerProfile profile, int minute, double nominalW) =>
        profile.FactorAt((int)Math.Floor((minute - 1) * SecondsPerMinute / profile.IntervalS), nominalW);

    private static IEnumerable<PowerProfile> ProfilesInUse(Feeder feeder)
    {
        HashSet<string> used = [.. feeder.Loads.Select(load => load.ProfileId).Concat(feeder.Inverters.Select(item => item.ProfileId)).OfType<string>()];
        return feeder.Profiles.Where(profile => used.Contains(profile.Id));
    }

    private static Injection[] Combined(IReadOnlyList<Injection> rows) =>
    [
        .. rows.GroupBy(row => (row.Bus, row.Phase)).OrderBy(group => group.Key).Select(group =>
            new Injection(group.Key.Bus, group.Key.Phase, group.Sum(row => row.PowerW), group.Sum(row => row.ReactivePowerVar))),
    ];
}
