namespace EdgeLem.Gateway.Commands;

/// <summary>What the commands end with.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>A running gateway had to stop.</summary>
    public const int Stopped = 1;

    /// <summary>Bad usage or bad input, a ledger that does not match its hashes included.</summary>
    public const int BadInput = 2;
}
