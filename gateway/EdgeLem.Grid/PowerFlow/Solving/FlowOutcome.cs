namespace EdgeLem.Grid;

/// <summary>How a solve ended.</summary>
/// <param name="Method">The method that ended it.</param>
/// <param name="Failure">Why there is no solution, if so.</param>
internal readonly record struct FlowOutcome(PowerFlowMethod Method, FlowFailure Failure)
{
    public bool Converged => Failure == FlowFailure.None;

    public int Iterations { get; init; }

    /// <summary>Legs outside the range of their formula.</summary>
    public int OutsideBand { get; init; }

    /// <summary>Largest voltage step of the last iteration, in per unit of its bus.</summary>
    public double StepPu { get; init; }

    /// <summary>Slot of that step, or of what else failed; 0 when there is a solution.</summary>
    public int WorstSlot { get; init; }
}
