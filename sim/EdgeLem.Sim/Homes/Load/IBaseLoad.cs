namespace EdgeLem.Sim.Homes;

/// <summary>The part of a home's load that nobody controls.</summary>
internal interface IBaseLoad
{
    /// <summary>Expected consumption in a year, kWh.</summary>
    public double AnnualKWh { get; }

    /// <summary>The load of the minute that holds an instant.</summary>
    /// <param name="utcSeconds">Seconds since 1970 UTC.</param>
    public LoadPower At(long utcSeconds);
}
