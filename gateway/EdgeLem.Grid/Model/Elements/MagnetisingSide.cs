namespace EdgeLem.Grid;

/// <summary>Where a transformer's no-load admittance stands in the model.</summary>
public enum MagnetisingSide
{
    /// <summary>At the low-voltage winding (as OpenDSS has it).</summary>
    Lv,

    /// <summary>At the high-voltage winding.</summary>
    Hv,

    /// <summary>Half at each winding (as power-grid-model has it).</summary>
    Both,
}
