namespace EdgeLem.Footprint.Images;

/// <summary>Which drivers an image has.</summary>
internal static class DriverChoice
{
    /// <summary>SunSpec alone; the default.</summary>
    public const string SunSpec = "sunspec";

    /// <summary>Also the makers' own register maps of inverters, and the wallboxes.</summary>
    public const string All = "all";
}
