namespace EdgeLem.Sim.Homes;

/// <summary>A connection point whose load is given.</summary>
/// <param name="Site">The connection point.</param>
/// <param name="Profile">Its load.</param>
public sealed record ProfiledSite(HomeSite Site, LoadProfile Profile);
