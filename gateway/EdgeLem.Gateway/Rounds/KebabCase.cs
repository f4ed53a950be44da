using System.Collections.Concurrent;
using System.Text.Json;

namespace EdgeLem.Gateway.Rounds;

/// <summary>How enum values are written in the ledger and in result files: <c>CounterWentBack</c> as <c>counter-went-back</c>.</summary>
public static class KebabCase
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    /// <summary>The name of a value.</summary>
    /// <param name="value">Any enum value.</param>
    public static string Of(Enum value) => Names.GetOrAdd(value, named => JsonNamingPolicy.KebabCaseLower.ConvertName(named.ToString()));
}
