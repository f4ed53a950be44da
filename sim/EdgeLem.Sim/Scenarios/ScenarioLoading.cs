using System.Reflection;
using EdgeLem.Gateway;
using EdgeLem.Grid;
using EdgeLem.Sim.Homes;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Scenarios;

/// <summary>What came of loading a scenario: the scenario, or everything that is wrong with its input.</summary>
/// <param name="Scenario">The scenario; null when something is wrong.</param>
/// <param name="Defects">What is wrong, one line each; empty when there is a scenario.</param>
internal sealed record ScenarioLoading(Scenario? Scenario, IReadOnlyList<string> Defects)
{
    private const string VillageFeeder = "EdgeLem.Sim.Scenarios.village.feeder.json";

    /// <summary>Loads the scenario that the options name.</summary>
    /// <param name="options">Checked options.</param>
    public static ScenarioLoading Load(RunOptions options)
    {
        if (options.FeederPath is { } path)
        {
            bool isOpenDss = Path.GetExtension(path).Equals(".dss", StringComparison.OrdinalIgnoreCase);
            return isOpenDss ? FromOpenDss(path, options) : FromJson(FeederJson.Load(path), options);
        }

        if (options.Scenario != "village")
        {
            return Failed([$"scenario '{options.Scenario}' needs a feeder file: --feeder PATH/Master.dss (the IEEE European LV test feeder in OpenDSS form)."]);
        }

        using Stream feeder = Assembly.GetExecutingAssembly().GetManifestResourceStream(VillageFeeder)
            ?? throw new InvalidOperationException($"The resource {VillageFeeder} is missing from the simulator.");
        return FromJson(FeederJson.Load(feeder, "village/feeder.json"), options);
    }

    private static ScenarioLoading FromJson(FeederImport import, RunOptions options)
    {
        if (import.Feeder is not { } feeder)
        {
            return Failed([.. import.Defects.Select(defect => defect.ToString())]);
        }

        HomeSite[] sites = [.. feeder.Connections.Select(SiteOf)];
        return WithHomes(options, feeder, sites, park => HomePark.Create(options.Seed, sites, park));
    }

    private static ScenarioLoading FromOpenDss(string path, RunOptions options)
    {
        OpenDssImport import = OpenDssImporter.Load(path);
        if (import.Feeder is not { } feeder)
        {
            return Failed([.. import.Defects.Select(defect => defect.ToString())]);
        }

        Dictionary<string, Connection> points = feeder.Connections.ToDictionary(point => point.Id, StringComparer.Ordinal);
        ProfiledSite[] sites =
        [
            .. feeder.Loads.Where(load => load.ConnectionId is not null).Select(load => new ProfiledSite(SiteOf(points[load.ConnectionId!]), ProfileOf(load, feeder))),
        ];
        ScenarioLoading loading = WithHomes(options, feeder, [.. sites.Select(site => site.Site)], park => HomePark.CreateFromProfiles(options.Seed, sites, park));
        return loading.Scenario is { } scenario
            ? loading with { Scenario = scenario with { Notes = [.. import.Notes.Select(note => note.ToString())] } }
            : loading;
    }

    private static ScenarioLoading WithHomes(RunOptions options, Feeder feeder, HomeSite[] sites, Func<HomeParkOptions, HomePark> create)
    {
        string[] defects =
        [
            .. sites.Where(site => !RegisteredNode.IsAllowedId(site.Id)).Select(site => $"connection '{site.Id}': a node id is 1 to 32 characters of a-z, 0-9 and '-', and not 'market', 'network' or 'retailer'; rename it."),
            .. sites.Where(site => site.Phases.Count == 2).Select(site => $"connection '{site.Id}': a home has one or three phases, not two."),
            .. sites.Length == 0 ? new[] { $"feeder '{feeder.Name}' has no connections: there is nobody to trade." } : [],
        ];
        if (defects.Length > 0)
        {
            return Failed(defects);
        }

        IReadOnlyList<Home> homes = create(new HomeParkOptions { PvShare = options.PvShare, PvPeakW = options.PvPeakKw * 1000 }).Homes;
        IReadOnlyList<string> mistakes = FaultPlan.Check(options.Faults, homes.ToDictionary(home => home.Id, home => home.HasInverter, StringComparer.Ordinal));
        return mistakes.Count > 0 ? Failed(mistakes) : new ScenarioLoading(new Scenario(options.Scenario, feeder, homes, []), []);
    }

    /// <summary>The one-minute profile of a load in kW. A load without a profile stays at its nominal power.</summary>
    private static LoadProfile ProfileOf(Load load, Feeder feeder)
    {
        double apparent = double.Hypot(load.PowerW, load.ReactivePowerVar);
        double powerFactor = apparent > 0 ? load.PowerW / apparent : 1;
        if (load.ProfileId is null)
        {
            return new LoadProfile([load.PowerW / 1000], powerFactor);
        }

        PowerProfile profile = feeder.Profiles.First(profile => profile.Id == load.ProfileId);
        int stepsPerDay = (int)(86_400 / profile.IntervalS);
        int minutesPerStep = Math.Max(1, (int)(profile.IntervalS / 60));
        IEnumerable<double> stepsKw = Enumerable.Range(0, Math.Min(stepsPerDay, profile.Values.Length))
            .Select(step => profile.FactorAt(step, load.PowerW) * load.PowerW / 1000);

        // OpenDSS counts the first value as that of the end of the first step: value 566 of a day in minutes is 09:26.
        return new LoadProfile([.. stepsKw.SelectMany(kw => Enumerable.Repeat(kw, minutesPerStep))], powerFactor, firstMinute: minutesPerStep);
    }

    private static HomeSite SiteOf(Connection connection) =>
        new(connection.Id, [.. Enumerable.Range(0, PhaseNames.Count).Where(phase => connection.Phases.Includes(phase))]);

    private static ScenarioLoading Failed(IReadOnlyList<string> defects) => new(null, defects);
}
