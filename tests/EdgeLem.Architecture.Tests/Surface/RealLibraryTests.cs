using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>Where the machine's package folder holds the device's own mscorlib, the surface is compared with it.</summary>
public sealed class RealLibraryTests
{
    [Fact]
    public void Every_public_member_of_mscorlibs_surface_is_in_the_real_library()
    {
        IAssemblySymbol real = RealOrSkip(DeviceLibraries.Assemblies.Single(assembly => assembly.Name == "mscorlib").Package);

        IEnumerable<string> unknown = SurfaceSymbols.All.Where(symbol => symbol.ContainingAssembly.Name == "mscorlib")
            .Where(symbol => !IsIn(real, symbol))
            .Select(symbol => $"{SurfaceSymbols.PlaceOf(symbol)}: the real mscorlib has no such {SurfaceSymbols.NameOf(symbol)}.");

        Assert.True(!unknown.Any(), string.Join(Environment.NewLine, unknown));
    }

    private static IAssemblySymbol RealOrSkip(string package)
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string path = Path.Combine([cache, .. package.ToLowerInvariant().Split(' '), "lib", "mscorlib.dll"]);
        Assert.SkipUnless(File.Exists(path), $"Skipped: the package folder does not hold {package}.");
        PortableExecutableReference reference = MetadataReference.CreateFromFile(path);
        return (IAssemblySymbol)CSharpCompilation.Create("Real", references: [reference]).GetAssemblyOrModuleSymbol(reference)!;
    }

    private static bool IsIn(IAssemblySymbol real, ISymbol declared)
    {
        if (declared is INamedTypeSymbol type)
        {
            return real.GetTypeByMetadataName(SurfaceSymbols.NameOf(type)) is { } found && found.TypeKind == type.TypeKind && found.BaseType?.ToDisplayString() == type.BaseType?.ToDisplayString();
        }

        INamedTypeSymbol? owner = real.GetTypeByMetadataName(SurfaceSymbols.NameOf(declared.ContainingType));
        return owner?.GetMembers(declared.Name).Any(member => ShapeOf(member).Equals(ShapeOf(declared))) == true;
    }

    private static (string, bool, Accessibility, string?, object?) ShapeOf(ISymbol member) =>
        (SurfaceSymbols.NameOf(member), member.IsStatic, member.DeclaredAccessibility, TypeOf(member), (member as IFieldSymbol)?.ConstantValue);

    private static string? TypeOf(ISymbol member) => (member switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IEventSymbol raised => raised.Type,
        _ => null,
    })?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
