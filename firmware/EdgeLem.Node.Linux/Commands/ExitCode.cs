namespace EdgeLem.Node.Linux.Commands;

/// <summary>What the commands end with.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>Bad usage, bad input, or a bus that cannot be reached.</summary>
    public const int BadInput = 2;
}
