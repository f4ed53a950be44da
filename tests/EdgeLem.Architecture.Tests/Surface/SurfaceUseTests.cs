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
        IEnumerable<string> superfluous = Unused.Value.Where(symbol => !SurfaceReserve.Names.Contains(SurfaceSymbols.NameOf(symbol)))
            .Select(symbol => $"{SurfaceSymbols.PlaceOf(symbol)}: nothing uses {SurfaceSymbols.NameOf(symbol)}. Delete the line.");

        Assert.True(!superfluous.Any(), string.Join(Environment.NewLine, superfluous));
    }

    [Fact]
    public void The_reserve_names_only_what_is_declared_and_not_yet_used()
    {
        IEnumerable<string> wrong = SurfaceReserve.Names.Except(Unused.Value.Select(SurfaceSymbols.NameOf)).Select(name => $"SurfaceReserve: {name} is used by now, or is not declared. Delete it there.");

        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void What_the_sources_use_is_found()
    {
        IEnumerable<string> used = SurfaceUse.Current.Files.Keys.Select(SurfaceSymbols.NameOf);

        Assert.Superset(new HashSet<string> { "System.String.Substring(int, int)", "System.String.this[int]", "System.Array.Length", "System.Math.PI" }, used.ToHashSet());
    }

    private static bool IsNeededByTheCompiler(ISymbol symbol) => CompilerNeeds.All.Any(need => need.Name == SurfaceSymbols.NameOf(symbol));
}
