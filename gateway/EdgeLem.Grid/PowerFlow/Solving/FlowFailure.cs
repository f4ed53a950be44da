namespace EdgeLem.Grid;

/// <summary>Why a flow has no solution.</summary>
internal enum FlowFailure
{
    None,

    /// <summary>Voltages still move.</summary>
    NotSettled,

    /// <summary>The linear equations of a step have no solution.</summary>
    Singular,

    /// <summary>The voltages found are those past the tip of the PV curve.</summary>
    Collapsed,

    /// <summary>Tap controls never come to rest.</summary>
    TapsHunt,
}
