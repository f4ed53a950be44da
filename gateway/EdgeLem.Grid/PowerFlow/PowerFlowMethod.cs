namespace EdgeLem.Grid;

/// <summary>How a power flow is or was solved.</summary>
public enum PowerFlowMethod
{
    /// <summary>As an option: the sweep, and Newton where the feeder is not radial or the sweep does not contract.</summary>
    Automatic,

    /// <summary>Fixed-point sweep on the reduced tree.</summary>
    Sweep,

    /// <summary>Newton's method on the nodal equations of the whole feeder.</summary>
    Newton,
}
