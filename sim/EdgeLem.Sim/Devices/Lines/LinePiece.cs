namespace EdgeLem.Sim.Devices.Lines;

/// <summary>Bytes that go out in one piece at an instant.</summary>
/// <param name="DueMs">The instant, ms of the line's clock.</param>
/// <param name="Bytes">The bytes.</param>
internal readonly record struct LinePiece(long DueMs, byte[] Bytes);
