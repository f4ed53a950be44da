using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>
/// The signature lists of the fact sheet, <c>../shared/reference/nanoframework.md</c>, appendices A and B: lines of the form <c>TypeName [kind : bases] member; member</c>.
/// </summary>
internal sealed partial class FactSheet
{
    private readonly Dictionary<string, Entry> _types = [];

    private FactSheet(IEnumerable<string> lines)
    {
        string space = "";
        bool isList = false;
        foreach (string line in lines)
        {
            isList = line.StartsWith("```", StringComparison.Ordinal) ? !isList : isList;
            if (isList && line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                space = line["namespace ".Length..].Trim();
            }
            else if (isList && TypeLine().Match(line) is { Success: true } match)
            {
                _types[$"{space}.{match.Groups["name"].Value}"] = Entry.Parse(match);
            }
        }
    }

    public IEnumerable<string> Types => _types.Keys;

    public static FactSheet Read(string path) => new(File.ReadLines(path)
        .SkipWhile(line => !line.StartsWith("## Appendix A", StringComparison.Ordinal))
        .TakeWhile(line => !line.StartsWith("## Appendix C", StringComparison.Ordinal)));

    public Entry? Find(string type) => _types.GetValueOrDefault(type);

    /// <summary>A signature without what either side may write or leave out: spaces, nullable marks, initial values of fields that are not constant, the order of accessors.</summary>
    public static string Normal(string signature)
    {
        string text = signature.Replace("?", "", StringComparison.Ordinal).Replace("set;get", "get;set", StringComparison.Ordinal);
        if (!text.Contains('(', StringComparison.Ordinal) && !text.Contains("const ", StringComparison.Ordinal))
        {
            text = text.Split('=')[0];
        }

        return Spaces().Replace(text, "");
    }

    [GeneratedRegex(@"^  (?<name>\S.*?) \[(?<kind>[^:\]]+?)( : (?<bases>[^\]]+))?\] ?(?<members>.*)$")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>One type of the lists.</summary>
    /// <param name="Kind">Such as "sealed class".</param>
    /// <param name="Bases">Base class and interfaces; the underlying type of an enum.</param>
    /// <param name="Members">Signatures, normalised; "name=value" for an enum, with the value where it is plain.</param>
    internal sealed record Entry(string Kind, IReadOnlyList<string> Bases, IReadOnlySet<string> Members)
    {
        public static Entry Parse(Match line)
        {
            string kind = line.Groups["kind"].Value;
            string members = line.Groups["members"].Value;
            IEnumerable<string> signatures = kind switch
            {
                "enum" => EnumMembers(members),
                "delegate" => [Normal(members)],
                _ => Split(members, ';').SelectMany(Constructors).Select(member => Normal(kind == "static class" ? member.Replace("static ", "", StringComparison.Ordinal) : member)),
            };
            return new Entry(kind, line.Groups["bases"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), signatures.ToHashSet());
        }

        // "ctor×3" stands for the three constructors that an exception usually has.
        private static string[] Constructors(string member) => member == "ctor×3" ? ["ctor()", "ctor(string message)", "ctor(string message, Exception innerException)"] : [member];

        private static IEnumerable<string> EnumMembers(string members)
        {
            long? last = -1;
            foreach (string[] member in Split(members, ',').Select(member => member.Split('=', 2)))
            {
                last = member.Length == 1 ? last + 1 : Number(member[1]);
                yield return last is null ? $"{member[0].Trim()}={Spaces().Replace(member[1], "")}" : $"{member[0].Trim()}={last}";
            }
        }

        private static long? Number(string text)
        {
            string plain = text.Trim().Trim('(', ')');
            bool isNumber = plain.StartsWith("0x", StringComparison.Ordinal)
                ? long.TryParse(plain[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out long value)
                : long.TryParse(plain, CultureInfo.InvariantCulture, out value);
            return isNumber ? value : null;
        }

        // Separators inside of brackets separate nothing.
        private static IEnumerable<string> Split(string text, char separator)
        {
            int depth = 0;
            int start = 0;
            for (int i = 0; i <= text.Length; i++)
            {
                char c = i < text.Length ? text[i] : separator;
                depth += "([{".Contains(c, StringComparison.Ordinal) ? 1 : ")]}".Contains(c, StringComparison.Ordinal) ? -1 : 0;
                if (i == text.Length || (c == separator && depth == 0))
                {
                    yield return text[start..i].Trim();
                    start = i + 1;
                }
            }
        }
    }
}
