using System.Reflection;
using System.Security.Cryptography;

namespace EdgeLem.Gateway.Http;

/// <summary>One file of the page, from the assembly.</summary>
/// <param name="Name">File name, for example <c>app.js</c>.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="EntityTag">Its HTTP entity tag, a quoted hash of the content.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record PageAsset(string Name, string ContentType, string EntityTag, byte[] Content)
{
    /// <summary>The page itself.</summary>
    public const string PageName = "index.html";

    // The project file embeds gateway/dashboard under this prefix.
    private const string ResourcePrefix = "dashboard/";

    /// <summary>All files of the page.</summary>
    public static IReadOnlyList<PageAsset> LoadAll()
    {
        Assembly assembly = typeof(PageAsset).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Load(assembly, name))];
    }

    private static PageAsset Load(Assembly assembly, string resourceName)
    {
        using Stream stream = assembly.GetManifestResourceStream(resourceName)!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        string name = resourceName[ResourcePrefix.Length..];
        return new PageAsset(name, ContentTypeOf(name), $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"", content);
    }

    private static string ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        string other => throw new InvalidOperationException($"Page file '{name}' has the extension '{other}'; allowed are .html, .css, .js and .svg. Add its media type here."),
    };
}
