namespace EdgeLem.Sim.Homes;

/// <summary>One household: its loads, its roof, and its battery, as a function of time and seed.</summary>
/// <remarks>
/// <para>A simulation step has two parts. <see cref="Prepare"/> is called once per step: it moves the heat pump and gives the load and
/// the available PV power, which stay constant over the step. Then the step is cut into control sub-steps: the plant asks
/// <see cref="Balance"/> as often as it likes for the net power at the inverter's real output, which changes nothing, and calls
/// <see cref="Commit"/> once per sub-step, which moves the battery by that sub-step's length. The committed lengths of a step add up to
/// at most its length. Steps follow each other in time; gaps are allowed and pass without effect.</para>
/// <para>Sub-steps are control intervals, not finer weather: the load has one-minute resolution (the mean over the step's minutes for
/// longer steps), the sun is taken at the step's middle.</para>
/// <para>Phases: base load by seeded shares, each appliance on its own phase, everything else even over the home's phases. Sign: load
/// reference, import and inductive positive; the inverter's output comes in as generator: delivered and injected positive.</para>
/// <para>All chance comes from (seed, id). Different homes may be used by different threads; one home is not thread safe.</para>
/// </remarks>
public sealed class Home
{
    private const int SecondsPerMinute = 60;
    private readonly HomeEquipment _equipment;
    private readonly Climate _climate;
    private readonly CloudCover _clouds;
    private readonly StableChance _chance;
    private HomeDemand _demand;
    private double _stepEnd = double.NegativeInfinity;
    private double _uncommittedSeconds;

    /// <summary>A home; made by <see cref="HomePark"/>.</summary>
    /// <param name="site">Where it is connected.</param>
    /// <param name="equipment">What stands in it; belongs to this home alone.</param>
    /// <param name="clouds">The village's clouds.</param>
    /// <param name="surroundings">The climate and the home's stream of chance.</param>
    internal Home(HomeSite site, HomeEquipment equipment, CloudCover clouds, (Climate Climate, StableChance Chance) surroundings)
    {
        Id = site.Id;
        Phases = [.. site.Phases];
        _equipment = equipment;
        _clouds = clouds;
        (_climate, _chance) = surroundings;
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Its phases, one or three of 0, 1, 2 for A, B, C.</summary>
    public IReadOnlyList<int> Phases { get; }

    /// <summary>Expected consumption of the base load in a year, kWh; car and heat pump come on top.</summary>
    public double AnnualBaseKWh => _equipment.BaseLoad.AnnualKWh;

    /// <summary>Whether it has PV, and so an inverter.</summary>
    public bool HasInverter => _equipment.Pv is not null;

    /// <summary>The PV array, if any.</summary>
    public PvArray? Pv => _equipment.Pv;

    /// <summary>Rated apparent power of the inverter, VA, over all of the home's phases; 0 without PV.</summary>
    public double InverterRatedVa => _equipment.InverterRatedVa;

    /// <summary>The battery, if any.</summary>
    public Battery? Battery => _equipment.Battery;

    /// <summary>The electric car, if any.</summary>
    public ElectricVehicle? Car => _equipment.Car;

    /// <summary>The heat pump, if any.</summary>
    public HeatPump? HeatPump => _equipment.HeatPump;

    /// <summary>Begins a step.</summary>
    /// <param name="utcSeconds">Start of the step, seconds since 1970 UTC; not before the end of the last step.</param>
    /// <param name="dtSeconds">Length of the step, s, above 0 and at most 3600.</param>
    /// <returns>Load and available PV power of the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The step overlaps the last one.</exception>
    public HomeDemand Prepare(long utcSeconds, double dtSeconds)
    {
        if (!(dtSeconds is > 0 and <= 3600))
        {
            throw new ArgumentOutOfRangeException(nameof(dtSeconds), dtSeconds, $"Home {Id}: a step must be above 0 and at most 3600 s.");
        }

        if (utcSeconds < _stepEnd)
        {
            throw new InvalidOperationException($"Home {Id}: a step at {utcSeconds} s begins before the end of the last one at {_stepEnd} s.");
        }

        LoadPower load = BaseLoad(utcSeconds, dtSeconds) + CarLoad(utcSeconds, dtSeconds) + HeatPumpLoad(utcSeconds, dtSeconds);
        _demand = new HomeDemand(load.PowerW, load.ReactivePowerVar, PvPowerW(utcSeconds + (long)(dtSeconds / 2)));
        _stepEnd = utcSeconds + dtSeconds;
        _uncommittedSeconds = dtSeconds;
        return _demand;
    }

    /// <summary>The net power at an output of the inverter; changes nothing.</summary>
    /// <param name="inverterPowerW">Delivered active power, W, generation positive.</param>
    /// <param name="inverterReactivePowerVar">Reactive power, var, injected positive.</param>
    /// <param name="spanSeconds">How long it will be held, s, above 0; bounds what the battery can do.</param>
    public HomeState Balance(double inverterPowerW, double inverterReactivePowerVar, double spanSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spanSeconds);
        if (double.IsNegativeInfinity(_stepEnd))
        {
            throw new InvalidOperationException($"Home {Id}: no step was prepared yet.");
        }

        double houseW = _demand.PowerW.Sum - inverterPowerW;
        double batteryW = Battery?.BalancingPowerW(houseW, spanSeconds) ?? 0;
        PhaseValues powerW = _demand.PowerW + PhaseValues.Even(batteryW - inverterPowerW, Phases);
        PhaseValues reactiveVar = _demand.ReactivePowerVar + PhaseValues.Even(-inverterReactivePowerVar, Phases);
        return new HomeState(powerW, reactiveVar, batteryW, Battery?.StoredWh ?? 0);
    }

    /// <summary>Holds an output of the inverter for one sub-step: as <see cref="Balance"/>, and the battery moves.</summary>
    /// <param name="inverterPowerW">Delivered active power, W, generation positive.</param>
    /// <param name="inverterReactivePowerVar">Reactive power, var, injected positive.</param>
    /// <param name="spanSeconds">Length of the sub-step, s.</param>
    /// <returns>The net power during the sub-step, and the energy stored after it.</returns>
    /// <exception cref="InvalidOperationException">The sub-steps are together longer than the step.</exception>
    public HomeState Commit(double inverterPowerW, double inverterReactivePowerVar, double spanSeconds)
    {
        HomeState state = Balance(inverterPowerW, inverterReactivePowerVar, spanSeconds);
        _uncommittedSeconds -= spanSeconds;
        if (_uncommittedSeconds < -1e-6)
        {
            throw new InvalidOperationException($"Home {Id}: the sub-steps exceed their step by {-_uncommittedSeconds} s.");
        }

        Battery?.Hold(state.BatteryPowerW, spanSeconds);
        return state with { BatteryStoredWh = Battery?.StoredWh ?? 0 };
    }

    private LoadPower BaseLoad(long utcSeconds, double dtSeconds)
    {
        int minutes = Math.Max((int)(dtSeconds / SecondsPerMinute), 1);
        var sum = default(LoadPower);
        for (int i = 0; i < minutes; i++)
        {
            sum += _equipment.BaseLoad.At(utcSeconds + (i * SecondsPerMinute));
        }

        return new LoadPower(sum.PowerW * (1.0 / minutes), sum.ReactivePowerVar * (1.0 / minutes));
    }

    private LoadPower CarLoad(long utcSeconds, double dtSeconds) =>
        Car is null ? default : ElectricVehicle.Load(Car.MeanPowerW(utcSeconds, dtSeconds), Phases);

    private LoadPower HeatPumpLoad(long utcSeconds, double dtSeconds) =>
        HeatPump is null ? default : HeatPump.Load(HeatPump.Advance(_climate.TemperatureC(utcSeconds), dtSeconds), Phases);

    private double PvPowerW(long utcSeconds)
    {
        if (Pv is null)
        {
            return 0;
        }

        SunPosition sun = SunPosition.At(utcSeconds, _climate.LatitudeDeg, _climate.LongitudeDeg);
        return sun.CosZenith <= 0 ? 0 : Pv.PowerW(sun, _clouds.At(utcSeconds, _chance), _climate.TemperatureC(utcSeconds));
    }
}
