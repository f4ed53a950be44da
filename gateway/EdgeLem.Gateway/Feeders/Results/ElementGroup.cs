namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>Under which total an element's losses are counted.</summary>
internal enum ElementGroup
{
    /// <summary>Lines and switches.</summary>
    Lines,

    /// <summary>Transformers and regulators.</summary>
    Transformers,

    /// <summary>Earth electrodes.</summary>
    Earthings,

    /// <summary>Capacitors and other shunts.</summary>
    Shunts,

    /// <summary>Loads, inverters and injected powers.</summary>
    Loads,
}
