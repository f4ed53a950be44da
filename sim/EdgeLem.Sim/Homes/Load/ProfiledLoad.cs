namespace EdgeLem.Sim.Homes;

/// <summary>Base load from a supplied profile, even over the home's phases.</summary>
internal sealed class ProfiledLoad : IBaseLoad
{
    private const double HoursPerYear = 8760;
    private readonly LoadProfile _profile;
    private readonly IReadOnlyList<int> _phases;

    /// <summary>The load of one home.</summary>
    /// <param name="profile">Its profile.</param>
    /// <param name="phases">Its phases.</param>
    public ProfiledLoad(LoadProfile profile, IReadOnlyList<int> phases)
    {
        _profile = profile;
        _phases = phases;
    }

    /// <inheritdoc/>
    public double AnnualKWh => _profile.MeanKw * HoursPerYear;

    /// <inheritdoc/>
    public LoadPower At(long utcSeconds) => LoadPower.Inductive(PhaseValues.Even(_profile.PowerW(utcSeconds), _phases), _profile.PowerFactor);
}
