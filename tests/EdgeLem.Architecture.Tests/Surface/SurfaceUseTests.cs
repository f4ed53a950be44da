using Microsoft.CodeAnalysis;

namespace EdgeLem.Architecture.Tests.Surface;

public sealed class SurfaceUseTests
{
    private static readonly Lazy<IReadOnlyList<ISymbol>> Unused = new(() =>
    {
        IReadOnlySet<ISymbol> needed = SurfaceNeed.Of([.. SurfaceUse.Current.Files.Keys, .. SurfaceSymbols.All.Where(IsNeededByTheCompiler)]);
        return [.. SurfaceSymbols.All.Where(symbol => !needed.Contains(symbol))];
    });

    [Fact]
    public void The_surface_declares_nothing_that_neither_our_sources_nor_the_compiler_use()
    {
        IEnumerable<string> superfluous = Unused.Value
            .Select(symbol => $"{SurfaceSymbols.PlaceOf(symbol)}: nothing uses {SurfaceSymbols.NameOf(symbol)}. Delete the line.");

        Assert.True(!superfluous.Any(), string.Join(Environment.NewLine, superfluous));
    }

    [Fact]
    public void What_the_sources_use_is_found()
    {
        IEnumerable<string> used = SurfaceUse.Current.Files.Keys.Select(SurfaceSymbols.NameOf);

        Assert.Superset(new HashSet<string> { "System.String.Substring(int, int)", "System.String.this[int]", "System.Array.Length", "System.Math.PI" }, used.ToHashSet());
    }

    // Without it the compiler writes a table element by element, and the device's code would be measured as another one.
    private const string Tables = "System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray(Array, RuntimeFieldHandle)";

    private static bool IsNeededByTheCompiler(ISymbol symbol) => SurfaceSymbols.NameOf(symbol) is var name && (name == Tables || CompilerNeeds.All.Any(need => need.Name == name));
}
