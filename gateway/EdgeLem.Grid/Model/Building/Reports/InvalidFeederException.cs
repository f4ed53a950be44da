namespace EdgeLem.Grid;

/// <summary>A feeder built in code has defects; the message lists them all.</summary>
public sealed class InvalidFeederException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="defects">All defects, at least one.</param>
    public InvalidFeederException(IReadOnlyList<Defect> defects)
        : base("The feeder has defects:" + Environment.NewLine + string.Join(Environment.NewLine, defects)) => Defects = defects;

    /// <summary>All defects, in the order found.</summary>
    public IReadOnlyList<Defect> Defects { get; }
}
