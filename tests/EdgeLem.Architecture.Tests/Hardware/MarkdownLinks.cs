using System.Text.RegularExpressions;

namespace EdgeLem.Architecture.Tests.Hardware;

/// <summary>Links of Markdown files to files of the repository, and to headings in them.</summary>
internal static partial class MarkdownLinks
{
    /// <summary>Every link of a file that leads nowhere, with its line.</summary>
    /// <param name="path">Path of the file from the root.</param>
    /// <param name="text">Its text.</param>
    public static IEnumerable<string> Broken(string path, string text) =>
        text.Split('\n').Index().SelectMany(line => LinkPattern().Matches(line.Item)
            .Select(match => match.Groups[1].Value)
            .Where(IsOurs)
            .Where(target => !LeadsSomewhere(path, text, target))
            .Select(target => $"{path}({line.Index + 1}): '{target}' leads nowhere."));

    private static bool IsOurs(string target) => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool LeadsSomewhere(string path, string text, string target)
    {
        string[] parts = target.Split('#', 2);
        if (parts[0].Length == 0)
        {
            return Headings(text).Contains(parts[1]);
        }

        string file = Path.GetFullPath(EdgeLem.Tests.Repository.PathOf(Path.Combine(Path.GetDirectoryName(path)!, parts[0])));
        return Path.Exists(file) && (parts.Length == 1 || Headings(File.ReadAllText(file)).Contains(parts[1]));
    }

    // GitHub's anchors: lower case, spaces become hyphens, everything but letters, digits, hyphens and underscores goes.
    private static HashSet<string> Headings(string text) =>
        [.. text.Split('\n').Where(line => line.StartsWith('#')).Select(line => AnchorOf(line.TrimStart('#').Trim()))];

    private static string AnchorOf(string heading) =>
        new([.. heading.ToLowerInvariant().Select(c => c == ' ' ? '-' : c).Where(c => char.IsLetterOrDigit(c) || c is '-' or '_')]);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex LinkPattern();
}
