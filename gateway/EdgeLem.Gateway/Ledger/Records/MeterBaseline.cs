namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>From where a node's energy counts on after a restart of the gateway, derived from the ledger.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Reading">Its last accepted reading.</param>
/// <param name="SettledSinceJ">Energy settled on estimates after that reading, J, import positive.</param>
/// <param name="LastIntervalEndS">End of the last settled interval that lists the node, UTC epoch seconds.</param>
public sealed record MeterBaseline(string NodeId, MeterReadingRecord Reading, long SettledSinceJ, long LastIntervalEndS);
