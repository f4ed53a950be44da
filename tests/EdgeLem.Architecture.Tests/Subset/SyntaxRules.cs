using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>What the form of the source alone shows.</summary>
internal static class SyntaxRules
{
    private static readonly Dictionary<SyntaxKind, SubsetRule> ByNode = new()
    {
        [SyntaxKind.FileScopedNamespaceDeclaration] = SubsetRules.FileScopedNamespace,
        [SyntaxKind.TypeParameterList] = SubsetRules.Generics,
        [SyntaxKind.QueryExpression] = SubsetRules.Linq,
        [SyntaxKind.TupleType] = SubsetRules.Tuple,
        [SyntaxKind.TupleExpression] = SubsetRules.Tuple,
        [SyntaxKind.RecordDeclaration] = SubsetRules.Record,
        [SyntaxKind.RecordStructDeclaration] = SubsetRules.Record,
        [SyntaxKind.WithExpression] = SubsetRules.Record,
        [SyntaxKind.AnonymousObjectCreationExpression] = SubsetRules.AnonymousType,
        [SyntaxKind.RangeExpression] = SubsetRules.IndexRange,
        [SyntaxKind.IndexExpression] = SubsetRules.IndexRange,
        [SyntaxKind.YieldReturnStatement] = SubsetRules.Yield,
        [SyntaxKind.YieldBreakStatement] = SubsetRules.Yield,
        [SyntaxKind.StackAllocArrayCreationExpression] = SubsetRules.Unsafe,
        [SyntaxKind.ImplicitStackAllocArrayCreationExpression] = SubsetRules.Unsafe,
        [SyntaxKind.UnsafeStatement] = SubsetRules.Unsafe,
        [SyntaxKind.FixedStatement] = SubsetRules.Unsafe,
        [SyntaxKind.PointerType] = SubsetRules.Unsafe,
        [SyntaxKind.FunctionPointerType] = SubsetRules.Unsafe,
        [SyntaxKind.CheckedStatement] = SubsetRules.Checked,
        [SyntaxKind.CheckedExpression] = SubsetRules.Checked,
        [SyntaxKind.Utf8StringLiteralExpression] = SubsetRules.Utf8Literal,
        [SyntaxKind.CollectionExpression] = SubsetRules.CollectionExpression,
        [SyntaxKind.ListPattern] = SubsetRules.ListPattern,
        [SyntaxKind.SlicePattern] = SubsetRules.ListPattern,
    };

    private static readonly Dictionary<SyntaxKind, SubsetRule> ByToken = new()
    {
        [SyntaxKind.AsyncKeyword] = SubsetRules.Async,
        [SyntaxKind.AwaitKeyword] = SubsetRules.Async,
        [SyntaxKind.DecimalKeyword] = SubsetRules.Decimal,
        [SyntaxKind.UnsafeKeyword] = SubsetRules.Unsafe,
        [SyntaxKind.FixedKeyword] = SubsetRules.Unsafe,
        [SyntaxKind.VolatileKeyword] = SubsetRules.Volatile,
        [SyntaxKind.RequiredKeyword] = SubsetRules.Required,
        [SyntaxKind.SingleLineRawStringLiteralToken] = SubsetRules.RawString,
        [SyntaxKind.MultiLineRawStringLiteralToken] = SubsetRules.RawString,
        [SyntaxKind.InterpolatedSingleLineRawStringStartToken] = SubsetRules.RawString,
        [SyntaxKind.InterpolatedMultiLineRawStringStartToken] = SubsetRules.RawString,
    };

    public static void Check(CheckedSource source, ViolationList violations)
    {
        foreach (SyntaxNode node in source.Nodes)
        {
            if (RuleFor(node) is { } rule)
            {
                violations.Add(node, rule);
            }
        }

        foreach (SyntaxToken token in source.Model.SyntaxTree.GetRoot().DescendantTokens())
        {
            if (ByToken.TryGetValue(token.Kind(), out SubsetRule? rule))
            {
                violations.Add(token.GetLocation(), rule, rule.What, rule.Instead);
            }
        }
    }

    private static SubsetRule? RuleFor(SyntaxNode node) => node switch
    {
        ArrayRankSpecifierSyntax { Rank: > 1 } => SubsetRules.RectangularArray,
        ImplicitArrayCreationExpressionSyntax { Commas.Count: > 0 } => SubsetRules.RectangularArray,
        ParameterListSyntax { Parent: ClassDeclarationSyntax or StructDeclarationSyntax } => SubsetRules.PrimaryConstructor,
        LiteralExpressionSyntax { Token.Value: decimal } => SubsetRules.Decimal,
        MemberDeclarationSyntax { Parent: InterfaceDeclarationSyntax } member when HasBody(member) => SubsetRules.InterfaceBody,
        MethodDeclarationSyntax { Identifier.Text: "Main" } main when main.Modifiers.Any(SyntaxKind.StaticKeyword) && !ReturnsVoid(main) => SubsetRules.MainReturn,
        _ => ByNode.GetValueOrDefault(node.Kind()),
    };

    private static bool HasBody(MemberDeclarationSyntax member) => member switch
    {
        _ when member.Modifiers.Any(SyntaxKind.StaticKeyword) => true,
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax => true,
        MethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        PropertyDeclarationSyntax { ExpressionBody: not null } or IndexerDeclarationSyntax { ExpressionBody: not null } => true,
        BasePropertyDeclarationSyntax property => property.AccessorList!.Accessors.Any(a => a.Body is not null || a.ExpressionBody is not null),
        _ => false,
    };

    private static bool ReturnsVoid(MethodDeclarationSyntax method) => method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
}
