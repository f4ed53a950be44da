using System.Text.RegularExpressions;

namespace EdgeLem.NameShortener.Naming;

/// <summary>The way back: full names for short ones, in the lines of a stack trace.</summary>
public sealed partial class FullNames
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Short), string> _methods = [];

    /// <summary>Takes maps.</summary>
    /// <param name="maps">Those of all assemblies of one image.</param>
    public FullNames(IEnumerable<NameMap> maps)
    {
        foreach (NameMapRow row in maps.SelectMany(map => map.Rows))
        {
            switch (row.Kind)
            {
                case NameKind.Type: _types.Add(row.Given, row.Type); break;
                case NameKind.Method or NameKind.Virtual: _methods.Add((row.Type, row.Given), row.Member); break;
                default: break;
            }
        }
    }

    /// <summary>A line with full names: the device writes "type::method", a type in a type as "outer+inner".</summary>
    /// <param name="line">The line.</param>
    public string In(string line) => Place().Replace(line, place =>
        _types.TryGetValue(place.Groups["type"].Value, out string? type) ? $"{type}::{_methods.GetValueOrDefault((type, place.Groups["method"].Value), place.Groups["method"].Value)}" : place.Value);

    [GeneratedRegex(@"(?<![\w.])(?:[a-z]{2}\+)*(?<type>[a-z]{2})::(?<method>[\w.]+)")]
    private static partial Regex Place();
}
