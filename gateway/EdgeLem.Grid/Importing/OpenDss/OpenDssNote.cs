namespace EdgeLem.Grid;

/// <summary>Something in an OpenDSS script that was passed over on purpose, or understood differently than OpenDSS would.</summary>
/// <param name="Location">File and line.</param>
/// <param name="Message">What, and with which effect.</param>
public sealed record OpenDssNote(SourceLocation Location, string Message)
{
    /// <summary>For example "Master.dss:16: energymeter.m1 is not needed here and was passed over."</summary>
    public override string ToString() => $"{Location}: {Message}";
}
