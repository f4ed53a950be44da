namespace EdgeLem.Gateway.Rounds;

/// <summary>Names of the grid policies: what a round does when the check finds a limit violated.</summary>
public static class GridPolicy
{
    /// <summary>The check is reported and recorded; the clearing stands as long as the flow converged.</summary>
    public const string CheckOnly = "check-only";
}
