using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>Collects violations, at most one per line and rule.</summary>
internal sealed class ViolationList
{
    private readonly Dictionary<(string Path, int Line, string Id), Violation> _found = [];

    public IReadOnlyList<Violation> Sorted =>
        [.. _found.Values.OrderBy(v => v.Path, StringComparer.Ordinal).ThenBy(v => v.Line).ThenBy(v => v.Rule.Id, StringComparer.Ordinal)];

    public bool HasAnyAt(Location location) => _found.Keys.Any(key => (key.Path, key.Line) == PlaceOf(location));

    public void Add(SyntaxNode node, SubsetRule rule) => Add(PointOf(node).GetLocation(), rule, rule.What, rule.Instead);

    public void Add(SyntaxNode node, SubsetRule rule, string detail) => Add(PointOf(node).GetLocation(), rule, detail, rule.Instead);

    public void Add(SyntaxNode node, SubsetRule rule, string detail, string instead) => Add(PointOf(node).GetLocation(), rule, detail, instead);

    public void Add(Location location, SubsetRule rule, string detail, string instead)
    {
        (string path, int line) = PlaceOf(location);
        _found.TryAdd((path, line, rule.Id), new Violation(path, line, rule, detail, instead));
    }

    private static (string Path, int Line) PlaceOf(Location location)
    {
        FileLinePositionSpan span = location.GetLineSpan();
        return (span.Path, span.StartLinePosition.Line + 1);
    }

    // A call chain over several lines is reported where the member's name stands, not where the chain starts.
    private static SyntaxNode PointOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => PointOf(call.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => node,
    };
}
