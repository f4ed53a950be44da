using System.Text;

namespace EdgeLem.Architecture.Tests.Layout;

/// <summary>Builds take packages from wherever the machine is set up to take them: no file of ours names a registry.</summary>
internal static class RegistryHostRules
{
    // In pieces, so that this file does not name one either.
    private static readonly string[] Hosts =
    [
        "nuget" + ".org", "npmjs" + ".org", "npmjs" + ".com", "registry.yarnpkg" + ".com", "myget" + ".org", "pkgs.dev.azure" + ".com",
        "npm.pkg.github" + ".com", "nuget.pkg.github" + ".com",
    ];

    public static IEnumerable<string> Check(string path, byte[] content)
    {
        string text = Encoding.Latin1.GetString(content);
        return Hosts.Where(host => text.Contains(host, StringComparison.OrdinalIgnoreCase))
            .Select(host => $"{path}({LineOf(text, host)}): names the package registry '{host}'. Leave the choice to the machine; for npm, set omit-lockfile-registry-resolved.");
    }

    private static int LineOf(string text, string host) => text.AsSpan(0, text.IndexOf(host, StringComparison.OrdinalIgnoreCase)).Count('\n') + 1;
}
