namespace EdgeLem.NameShortener.Naming;

/// <summary>Short names of virtual methods: one for each name, whatever type declares it, so that overrides and implementations stay what they are.</summary>
internal sealed class VirtualNames
{
    private readonly HashSet<string> _kept;
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private int _next;

    /// <summary>Begins with what the assemblies before this one have.</summary>
    /// <param name="maps">Their maps.</param>
    /// <param name="kept">Names that libraries ask for.</param>
    /// <param name="first">Number of the first short name to give; the same as that of this assembly's first type, so that the two share strings.</param>
    public VirtualNames(IEnumerable<NameMap> maps, HashSet<string> kept, int first)
    {
        _kept = kept;
        _next = first;
        foreach (NameMapRow row in maps.SelectMany(map => map.Rows).Where(row => row.Kind == NameKind.Virtual))
        {
            _given[row.Member] = row.Given;
            _taken.Add(row.Given);
        }
    }

    /// <summary>The short name of a virtual method.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The short name; null when it keeps its own.</returns>
    /// <exception cref="InvalidDataException">A library asks for a name that another assembly has shortened.</exception>
    public string? ShortOf(string name)
    {
        if (_kept.Contains(name))
        {
            return _given.ContainsKey(name) ? throw Conflict(name) : null;
        }

        if (!_given.TryGetValue(name, out string? given))
        {
            given = Next();
            _given.Add(name, given);
        }

        return given;
    }

    private string Next()
    {
        string name;
        do
        {
            name = ShortNames.Pair(_next++ % ShortNames.MostPairs);
        }
        while (_taken.Contains(name) && _taken.Count < ShortNames.MostPairs);

        return _taken.Add(name) ? name : ShortNames.Pair(ShortNames.MostPairs);
    }

    private static InvalidDataException Conflict(string name) =>
        new($"The virtual method '{name}' has a short name in another assembly, but here a library's type declares it too. Give one of the two another name in the sources.");
}
