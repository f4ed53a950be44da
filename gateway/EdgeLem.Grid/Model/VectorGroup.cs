namespace EdgeLem.Grid;

/// <summary>Delta winding on the high-voltage side, earthed star on the low-voltage side, by clock number (IEC 60076-1).</summary>
public enum VectorGroup
{
    /// <summary>Low voltage lags by 30 degrees (OpenDSS's default).</summary>
    Dyn1 = 1,

    /// <summary>Low voltage leads by 30 degrees (usual in European distribution).</summary>
    Dyn11 = 11,
}
