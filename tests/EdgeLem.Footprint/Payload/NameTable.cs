using System.Text;

namespace EdgeLem.Footprint.Payload;

/// <summary>The table of strings: each name and text once, UTF-8 with a zero after it.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, HashSet<string>> _owners = new(StringComparer.Ordinal) { [""] = [] };

    /// <summary>Bytes of the table.</summary>
    public int Bytes => _owners.Keys.Sum(BytesOf);

    /// <summary>Adds a name or text.</summary>
    /// <param name="text">It.</param>
    /// <param name="owner">What needs it.</param>
    public void Add(string text, string owner)
    {
        if (PredefinedNames.Has(text))
        {
            return;
        }

        if (!_owners.TryGetValue(text, out HashSet<string>? owners))
        {
            owners = [];
            _owners.Add(text, owners);
        }

        owners.Add(owner);
    }

    /// <summary>Bytes of the strings that one owner alone needs; they go when it goes.</summary>
    /// <param name="owner">The owner.</param>
    public int BytesOfAlone(string owner) => _owners.Where(entry => entry.Value.Count == 1 && entry.Value.Contains(owner)).Sum(entry => BytesOf(entry.Key));

    private static int BytesOf(string text) => Encoding.UTF8.GetByteCount(text) + 1;
}
