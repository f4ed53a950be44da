namespace EdgeLem.Market.GridPolicies;

/// <summary>How much a point may import and export in the interval, whatever the others do within theirs.</summary>
/// <param name="Point">Index of the point.</param>
/// <param name="ImportLimitW">Largest import, W, at least 0.</param>
/// <param name="ExportLimitW">Largest export, W, at least 0.</param>
public readonly record struct OperatingEnvelope(int Point, long ImportLimitW, long ExportLimitW);
