namespace EdgeLem.Grid;

/// <summary>Which of the feeder's lists a branch comes from.</summary>
internal enum BranchKind
{
    Line,
    Switch,
    Transformer,
}
