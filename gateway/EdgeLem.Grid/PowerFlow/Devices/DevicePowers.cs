namespace EdgeLem.Grid;

/// <summary>What is asked of the feeder's own loads and inverters: those switched on, with their powers. Filling and clearing allocate nothing.</summary>
internal sealed class DevicePowers
{
    private readonly Feeder _feeder;
    private readonly double[] _nominalW;
    private readonly PowerProfile?[] _loadProfile;
    private readonly PowerProfile?[] _inverterProfile;
    private readonly bool[] _isLoadOn;
    private readonly bool[] _isInverterOn;
    private readonly int[] _loads;
    private readonly int[] _inverters;
    private int _loadCount;
    private int _inverterCount;

    public DevicePowers(Feeder feeder)
    {
        _feeder = feeder;
        _nominalW = [.. feeder.Loads.Select(load => load.PowerW)];
        Dictionary<string, PowerProfile> profiles = feeder.Profiles.ToDictionary(profile => profile.Id, StringComparer.Ordinal);
        _loadProfile = [.. feeder.Loads.Select(load => ProfileOf(profiles, load.Id, load.ProfileId))];
        _inverterProfile = [.. feeder.Inverters.Select(inverter => ProfileOf(profiles, inverter.Id, inverter.ProfileId))];
        FirstLeg = new int[feeder.Loads.Count + 1];
        for (int load = 0; load < feeder.Loads.Count; load++)
        {
            FirstLeg[load + 1] = FirstLeg[load] + feeder.Loads[load].LegPowers.Length;
        }

        LegPowers = new LegPower[FirstLeg[^1]];
        InverterPowers = new LegPower[feeder.Inverters.Count];
        (_isLoadOn, _loads) = (new bool[feeder.Loads.Count], new int[feeder.Loads.Count]);
        (_isInverterOn, _inverters) = (new bool[feeder.Inverters.Count], new int[feeder.Inverters.Count]);
    }

    /// <summary>Where a load's legs begin in <see cref="LegPowers"/>, one more entry than loads.</summary>
    public int[] FirstLeg { get; }

    /// <summary>Power at rated voltage of each leg of each load.</summary>
    public LegPower[] LegPowers { get; }

    /// <summary>Power asked of each inverter, all legs together.</summary>
    public LegPower[] InverterPowers { get; }

    /// <summary>Loads that are on.</summary>
    public ReadOnlySpan<int> Loads => _loads.AsSpan(0, _loadCount);

    /// <summary>Inverters that are on.</summary>
    public ReadOnlySpan<int> Inverters => _inverters.AsSpan(0, _inverterCount);

    public void UseAll(int? step)
    {
        for (int load = 0; load < _nominalW.Length; load++)
        {
            Scale(load, FactorAt(_loadProfile[load], step, _nominalW[load]));
        }

        for (int inverter = 0; inverter < InverterPowers.Length; inverter++)
        {
            Inverter item = _feeder.Inverters[inverter];
            double factor = FactorAt(_inverterProfile[inverter], step, item.PowerW);
            SetInverter(inverter, new LegPower(item.PowerW * factor, item.ReactivePowerVar));
        }
    }

    public void Scale(int load, double factor)
    {
        SwitchOn(load);
        Load item = _feeder.Loads[load];
        for (int leg = 0; leg < item.LegPowers.Length; leg++)
        {
            LegPowers[FirstLeg[load] + leg] = item.LegPowers[leg].Times(factor);
        }
    }

    public void Set(int load, int leg, LegPower power)
    {
        SwitchOn(load);
        LegPowers[FirstLeg[load] + leg] = power;
    }

    public void SetInverter(int inverter, LegPower power)
    {
        if (!_isInverterOn[inverter])
        {
            _isInverterOn[inverter] = true;
            _inverters[_inverterCount++] = inverter;
        }

        InverterPowers[inverter] = power;
    }

    public void Clear()
    {
        foreach (int load in Loads)
        {
            _isLoadOn[load] = false;
            LegPowers.AsSpan(FirstLeg[load], FirstLeg[load + 1] - FirstLeg[load]).Clear();
        }

        foreach (int inverter in Inverters)
        {
            _isInverterOn[inverter] = false;
            InverterPowers[inverter] = default;
        }

        (_loadCount, _inverterCount) = (0, 0);
    }

    private void SwitchOn(int load)
    {
        if (!_isLoadOn[load])
        {
            _isLoadOn[load] = true;
            _loads[_loadCount++] = load;
        }
    }

    private static double FactorAt(PowerProfile? profile, int? step, double nominalW) =>
        profile is not null && step is { } at ? profile.FactorAt(at, nominalW) : 1;

    private PowerProfile? ProfileOf(Dictionary<string, PowerProfile> profiles, string device, string? profile) =>
        profile is null ? null : profiles.TryGetValue(profile, out PowerProfile? found) ? found : throw new ArgumentException(
            $"'{device}' of feeder '{_feeder.Name}' follows profile '{profile}', which does not exist. Define it or name another.");
}
