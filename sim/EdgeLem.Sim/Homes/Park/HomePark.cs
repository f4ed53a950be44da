namespace EdgeLem.Sim.Homes;

/// <summary>The homes of a village, drawn from a seed.</summary>
/// <remarks>
/// <para>Who has what is chosen by the rank of a hash of (seed, purpose, id), so that a share is met exactly and the order of the sites
/// does not matter. Sizes come from the home's own stream, so that another share of batteries does not change anybody's roof.</para>
/// <para>Sizes (ours): PV 3..10 kWp, on one phase 3..4.1 kWp so that 1.1 x kWp stays within the 4.6 kVA that German rules allow on one phase;
/// azimuth N(180, 40) degrees held to 90..270, tilt 20..45 degrees. Inverter 1.1 x kWp rounded to 10 VA. Battery 0.8..1.4 kWh per kWp, 0.5 C,
/// 95 % each way, 20..80 % full at the start. Car 3.7 kW on one phase, 11 kW on three. Heat pump: building 110..220 W/K.</para>
/// </remarks>
public sealed class HomePark
{
    private const double MaxOnePhaseVa = 4600;
    private const double OversizingVaPerWp = 1.1;
    private const double OneWayEfficiency = 0.95;
    private readonly int _seed;
    private readonly HomeParkOptions _options;
    private readonly CloudCover _clouds;

    private HomePark(int seed, HomeParkOptions options)
    {
        _seed = seed;
        _options = options;
        _clouds = new CloudCover(seed);
        Homes = [];
    }

    /// <summary>The homes, in the order of their sites.</summary>
    public IReadOnlyList<Home> Homes { get; private set; }

    /// <summary>Draws a village.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="sites">Its connection points.</param>
    /// <param name="options">Shares and climate; null for the defaults.</param>
    /// <exception cref="ArgumentException">Sites or options are not valid; the message holds all errors.</exception>
    public static HomePark Create(int seed, IReadOnlyList<HomeSite> sites, HomeParkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sites);
        options ??= new HomeParkOptions();
        Check(sites, options);
        var park = new HomePark(seed, options);
        string[] ids = [.. sites.Select(site => site.Id)];
        HashSet<string> pv = park.Choose(ids, options.PvShare, "pv");
        HashSet<string> batteries = park.Choose([.. ids.Where(pv.Contains)], options.BatteryShareOfPv, "battery");
        HashSet<string> cars = park.Choose(ids, options.CarShare, "car");
        HashSet<string> heatPumps = park.Choose(ids, options.HeatPumpShare, "heat pump");
        park.Homes =
        [
            .. sites.Select(site => park.Build(site, chance =>
            {
                HomeEquipment equipment = park.WithRoof(new HomeEquipment(park.DrawBaseLoad(site, chance)), site, pv.Contains(site.Id), chance);
                return equipment with
                {
                    Battery = batteries.Contains(site.Id) ? DrawBattery(equipment.Pv!, chance.At(3)) : null,
                    Car = cars.Contains(site.Id) ? new ElectricVehicle(site.Phases.Count == 1 ? 3700 : 11_000, chance, options.Climate) : null,
                    HeatPump = heatPumps.Contains(site.Id) ? DrawHeatPump(chance.At(4)) : null,
                };
            })),
        ];
        return park;
    }

    /// <summary>Draws a village whose loads are given: only PV is drawn, by its share; no batteries, cars or heat pumps.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="sites">Its connection points with their loads.</param>
    /// <param name="options">PV share and climate; null for the defaults.</param>
    /// <exception cref="ArgumentException">Sites or options are not valid; the message holds all errors.</exception>
    public static HomePark CreateFromProfiles(int seed, IReadOnlyList<ProfiledSite> sites, HomeParkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sites);
        options ??= new HomeParkOptions();
        Check([.. sites.Select(profiled => profiled.Site)], options);
        var park = new HomePark(seed, options);
        HashSet<string> pv = park.Choose([.. sites.Select(profiled => profiled.Site.Id)], options.PvShare, "pv");
        park.Homes =
        [
            .. sites.Select(profiled => park.Build(profiled.Site, chance => park.WithRoof(
                new HomeEquipment(new ProfiledLoad(profiled.Profile, profiled.Site.Phases)), profiled.Site, pv.Contains(profiled.Site.Id), chance))),
        ];
        return park;
    }

    private static void Check(IReadOnlyList<HomeSite> sites, HomeParkOptions options)
    {
        var errors = new List<string>(options.Validate());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (HomeSite site in sites)
        {
            if (string.IsNullOrEmpty(site.Id) || !seen.Add(site.Id))
            {
                errors.Add($"homes: the id '{site.Id}' is empty or used twice.");
            }

            bool valid = site.Phases.Count is 1 or 3 && site.Phases.Distinct().Count() == site.Phases.Count && site.Phases.All(phase => phase is >= 0 and <= 2);
            if (!valid)
            {
                errors.Add($"homes: {site.Id} has the phases [{string.Join(", ", site.Phases)}]; give one or three different ones of 0, 1, 2.");
            }
        }

        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, errors), nameof(sites));
        }
    }

    private static Battery DrawBattery(PvArray pv, StableChance draw)
    {
        double capacityWh = Math.Round(pv.PeakPowerW * draw.Between(0.8, 1.4) / 100) * 100;
        return new Battery(capacityWh, capacityWh / 2, OneWayEfficiency, capacityWh * draw.Between(0.2, 0.8));
    }

    private static HeatPump DrawHeatPump(StableChance draw) => new(draw.Between(110, 220), draw.Between(20, 21));

    private HashSet<string> Choose(string[] ids, double share, string purpose)
    {
        int count = (int)Math.Round(share * ids.Length, MidpointRounding.AwayFromZero);
        IEnumerable<string> ranked = ids.OrderBy(id => StableChance.For(_seed, purpose + "/" + id).Next()).ThenBy(id => id, StringComparer.Ordinal);
        return new HashSet<string>(ranked.Take(count), StringComparer.Ordinal);
    }

    private Home Build(HomeSite site, Func<StableChance, HomeEquipment> equip)
    {
        var chance = StableChance.For(_seed, "home/" + site.Id);
        return new Home(site, equip(chance), _clouds, (_options.Climate, chance));
    }

    private HouseholdLoad DrawBaseLoad(HomeSite site, StableChance chance)
    {
        double annualKWh = chance.At(1).Between(_options.MinAnnualKWh, _options.MaxAnnualKWh);
        return new HouseholdLoad(annualKWh, site.Phases, chance, _options.Climate);
    }

    private HomeEquipment WithRoof(HomeEquipment equipment, HomeSite site, bool hasPv, StableChance chance)
    {
        if (!hasPv)
        {
            return equipment;
        }

        StableChance draw = chance.At(2);
        double largestW = site.Phases.Count == 1 ? MaxOnePhaseVa / OversizingVaPerWp : 10_000;
        double peakW = Math.Floor(draw.Between(3000, largestW + 100) / 100) * 100;
        peakW = _options.PvPeakW ?? Math.Min(peakW, Math.Floor(largestW / 100) * 100);
        double azimuthDeg = Math.Clamp(180 + (40 * draw.Gaussian()), 90, 270);
        return equipment with
        {
            Pv = new PvArray(peakW, azimuthDeg, draw.Between(20, 45)),
            InverterRatedVa = Math.Round(OversizingVaPerWp * peakW / 10) * 10,
        };
    }
}
