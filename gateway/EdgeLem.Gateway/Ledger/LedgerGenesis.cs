using System.Text;

namespace EdgeLem.Gateway.Ledger;

/// <summary>What a ledger is about: its feeder and the market's parameters. Its hash is the first link of the chain.</summary>
public sealed class LedgerGenesis
{
    internal const string Format = "edgelem-ledger-1";

    private readonly SortedDictionary<string, string> _rows = new(StringComparer.Ordinal) { ["format"] = Format };

    /// <summary>Creates a genesis.</summary>
    /// <param name="feederId">The feeder.</param>
    /// <param name="parameters">Names and values of what stays the same for all rounds, for example <c>interval-s</c>; text as written in the
    /// configuration.</param>
    public LedgerGenesis(string feederId, IReadOnlyDictionary<string, string> parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(feederId);
        ArgumentNullException.ThrowIfNull(parameters);
        _rows["feeder"] = feederId;
        foreach ((string name, string value) in parameters)
        {
            _rows[$"parameter/{name}"] = value;
        }

        Hash = HashOf(_rows);
    }

    /// <summary>Hash of the genesis, 64 lower-case hexadecimal digits: the head of a ledger without rounds.</summary>
    public string Hash { get; }

    internal IReadOnlyDictionary<string, string> Rows => _rows;

    /// <summary>Hash of the genesis rows found in a file.</summary>
    internal static string HashOf(IEnumerable<KeyValuePair<string, string>> rows)
    {
        StringBuilder text = new();
        foreach ((string key, string value) in rows.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            text.Append(CanonicalText.OfRow(LedgerSchema.Genesis.Name, [key, value]));
        }

        return CanonicalText.Hash(text.ToString());
    }

    /// <summary>How the rows found in a file differ from this genesis, one sentence per key.</summary>
    internal IEnumerable<string> DifferencesTo(IReadOnlyDictionary<string, string> found)
    {
        foreach (string key in _rows.Keys.Union(found.Keys).Order(StringComparer.Ordinal))
        {
            string? configured = _rows.GetValueOrDefault(key);
            string? recorded = found.GetValueOrDefault(key);
            if (configured != recorded)
            {
                yield return $"{key}: ledger '{recorded ?? "(absent)"}', configuration '{configured ?? "(absent)"}'";
            }
        }
    }
}
