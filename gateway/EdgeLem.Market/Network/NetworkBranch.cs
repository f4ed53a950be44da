namespace EdgeLem.Market.Network;

/// <summary>A branch of a radial network, seen from the supply.</summary>
/// <param name="Id">The line, switch or transformer.</param>
/// <param name="Parent">Index of the branch nearer to the supply; -1 when the supply is at its near end.</param>
/// <param name="PhaseResistanceOhm">Series resistance of a phase conductor, ohm, referred to the low-voltage side.</param>
/// <param name="NeutralResistanceOhm">Series resistance of the return path, ohm; where the neutral was eliminated, what the zero-sequence resistance says of
/// it, (R0 - R1) / 3.</param>
/// <param name="LengthM">Length, m; 0 for switches and transformers.</param>
/// <param name="RatingW">Power that the branch may carry over all phases, W; infinity when it is not known.</param>
public sealed record NetworkBranch(string Id, int Parent, double PhaseResistanceOhm, double NeutralResistanceOhm, double LengthM, double RatingW);
