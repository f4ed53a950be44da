namespace EdgeLem.Bench.Clearing;

/// <summary>A measured line of the clearing benchmark.</summary>
/// <param name="Mechanism">Mechanism and policy.</param>
/// <param name="Orders">Number of orders.</param>
/// <param name="Reps">Repetitions after warm-up.</param>
/// <param name="MsMin">Fastest, ms.</param>
/// <param name="MsMed">Median, ms.</param>
/// <param name="Price">Local price, micro-euro per kWh; 0 without trade.</param>
/// <param name="VolumeW">Power traded, W.</param>
internal readonly record struct ConstrainedRow(string Mechanism, int Orders, int Reps, double MsMin, double MsMed, long Price, long VolumeW);
