using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles.Contracts;
using EdgeLem.Gateway.MarketFiles.Reading;

namespace EdgeLem.Gateway.MarketFiles.Intervals;

/// <summary>Who takes part in an interval.</summary>
/// <param name="Present">The orders that do, in the order of the file.</param>
/// <param name="Absent">The orders that do not, with the reason.</param>
/// <param name="Contracts">Where the contracts stand.</param>
internal sealed record IntervalAttendance(IReadOnlyList<FileOrder> Present, IReadOnlyDictionary<FileOrder, OrderAbsence> Absent, ImmutableArray<ContractStanding> Contracts);
