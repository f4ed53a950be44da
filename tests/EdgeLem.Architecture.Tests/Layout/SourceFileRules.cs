using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EdgeLem.Architecture.Tests.Layout;

/// <summary>How one C# file is laid out: one public type, named as the file, in a namespace that shadows nothing.</summary>
internal static class SourceFileRules
{
    /// <summary>Beyond this length a file holds more than one thing.</summary>
    public const int MaximumLines = 400;

    // The device's libraries as signatures: their namespaces, their names and how many of them belong together are not ours to choose (docs/adr/0014).
    private const string Surface = "firmware/NanoSurface/";

    public static IEnumerable<string> Check(string path, string text)
    {
        if (path.StartsWith(Surface, StringComparison.Ordinal))
        {
            return CheckLength(path, text);
        }

        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        MemberDeclarationSyntax[] types = [.. TopLevelTypes(root.Members)];
        IEnumerable<string> always = CheckNamespaces(path, root).Concat(CheckFolders(path, types));
        return path.StartsWith("tests/", StringComparison.Ordinal) ? always : always.Concat(CheckTypes(path, types)).Concat(CheckLength(path, text));
    }

    private static IEnumerable<string> CheckNamespaces(string path, CompilationUnitSyntax root)
    {
        foreach (string name in root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(n => n.Name.ToString()))
        {
            if (name.Split('.').Contains("System"))
            {
                yield return $"{path}: the namespace '{name}' has a part called System, which hides the runtime's. Rename the part.";
            }

            if (name.StartsWith("nanoFramework", StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{path}: the namespace '{name}' starts with nanoFramework, which hides System inside it on the device. Start it with EdgeLem.";
            }
        }
    }

    private static IEnumerable<string> CheckFolders(string path, MemberDeclarationSyntax[] types) => types.Select(NameOf).Where(path.Split('/')[..^1].Contains)
        .Select(name => $"{path}: the type '{name}' lies in a folder of its name, so its namespace hides it. Name the folder after the activity.");

    private static IEnumerable<string> CheckTypes(string path, MemberDeclarationSyntax[] types)
    {
        string[] publicTypes = [.. types.Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword)).Select(NameOf).Distinct()];
        if (publicTypes.Length > 1)
        {
            yield return $"{path}: {publicTypes.Length} public types ({string.Join(", ", publicTypes)}); one is allowed. Give each its own file.";
        }

        // Foo.Codec.cs may hold a part of Foo.
        string stem = Path.GetFileName(path).Split('.')[0];
        string[] candidates = publicTypes.Length > 0 ? publicTypes : [.. types.Select(NameOf)];
        if (candidates.Length > 0 && !candidates.Contains(stem))
        {
            yield return $"{path}: holds '{candidates[0]}'; the file must be called {candidates[0]}.cs.";
        }
    }

    private static IEnumerable<string> CheckLength(string path, string text)
    {
        int lines = text.AsSpan().TrimEnd().Count('\n') + 1;
        return lines > MaximumLines ? [$"{path}: {lines} lines; at most {MaximumLines} are allowed. Split it by what it does."] : [];
    }

    private static IEnumerable<MemberDeclarationSyntax> TopLevelTypes(IEnumerable<MemberDeclarationSyntax> members) => members.SelectMany(member => member switch
    {
        BaseNamespaceDeclarationSyntax space => TopLevelTypes(space.Members),
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax => [member],
        _ => [],
    });

    private static string NameOf(MemberDeclarationSyntax type) =>
        type is DelegateDeclarationSyntax named ? named.Identifier.Text : ((BaseTypeDeclarationSyntax)type).Identifier.Text;
}
