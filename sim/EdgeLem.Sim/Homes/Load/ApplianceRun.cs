namespace EdgeLem.Sim.Homes;

/// <summary>One run of an appliance.</summary>
/// <param name="Appliance">Which one.</param>
/// <param name="Phase">The phase that feeds it, 0..2.</param>
/// <param name="StartSeconds">Local start, seconds since 1970-01-01 00:00 local.</param>
/// <param name="EndSeconds">Local end.</param>
internal readonly record struct ApplianceRun(Appliance Appliance, int Phase, long StartSeconds, long EndSeconds);
