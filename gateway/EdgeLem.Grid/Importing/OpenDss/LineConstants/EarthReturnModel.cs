namespace EdgeLem.Grid;

/// <summary>How the return of currents through the earth is computed.</summary>
internal enum EarthReturnModel
{
    /// <summary>Carson's series cut after its first terms, the same for all conductors.</summary>
    Carson,

    /// <summary>Carson's series to the fourth power of the distance.</summary>
    FullCarson,

    /// <summary>The complex depth of Deri and others; OpenDSS's default.</summary>
    Deri,
}
