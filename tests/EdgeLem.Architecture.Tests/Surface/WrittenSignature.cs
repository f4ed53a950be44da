using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>A declaration of the surface as the fact sheet writes it, normalised.</summary>
internal static class WrittenSignature
{
    public static string Of(ISymbol symbol)
    {
        SyntaxNode syntax = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        return syntax is EnumMemberDeclarationSyntax member ? EnumMember(symbol, member) : FactSheet.Normal(Text(syntax, symbol.ContainingType?.IsStatic == true));
    }

    private static string EnumMember(ISymbol symbol, EnumMemberDeclarationSyntax member)
    {
        bool isPlain = member.EqualsValue!.Value is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax;
        return $"{symbol.Name}={(isPlain ? ((IFieldSymbol)symbol).ConstantValue : string.Concat(member.EqualsValue.Value.ToString().Split(' ')))}";
    }

    private static string Text(SyntaxNode syntax, bool isInStaticClass) => syntax switch
    {
        ConstructorDeclarationSyntax constructor => $"{Modifiers(constructor, isInStaticClass)} ctor{Parameters(constructor.ParameterList)}",
        OperatorDeclarationSyntax op => $"op {op.OperatorToken}{op.ParameterList}",
        ConversionOperatorDeclarationSyntax conversion => $"{conversion.ImplicitOrExplicitKeyword} operator {conversion.Type}{conversion.ParameterList}",
        MethodDeclarationSyntax method => $"{Modifiers(method, isInStaticClass)} {method.ReturnType} {method.Identifier}{Parameters(method.ParameterList)}",
        IndexerDeclarationSyntax indexer => $"{Modifiers(indexer, isInStaticClass)} {indexer.Type} this{indexer.ParameterList}{Accessors(indexer)}",
        PropertyDeclarationSyntax property => $"{Modifiers(property, isInStaticClass)} {property.Type} {property.Identifier}{Accessors(property)}",
        EventDeclarationSyntax member => $"{Modifiers(member, isInStaticClass)} event {member.Type} {member.Identifier}",
        DelegateDeclarationSyntax type => $"{type.ReturnType} {type.ParameterList}",
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: BaseFieldDeclarationSyntax field } } =>
            $"{Modifiers(field, isInStaticClass)} {(field is EventFieldDeclarationSyntax ? "event " : "")}{field.Declaration}",
        _ => syntax.ToString(),
    };

    private static string Modifiers(MemberDeclarationSyntax member, bool isInStaticClass) =>
        string.Join(' ', member.Modifiers.Select(modifier => modifier.Text).Where(text => text != "public" && !(isInStaticClass && text == "static")));

    // Attributes of parameters are no part of the lists.
    private static string Parameters(ParameterListSyntax list) =>
        $"({string.Join(", ", list.Parameters.Select(parameter => parameter.WithAttributeLists([]).ToString()))})";

    private static string Accessors(BasePropertyDeclarationSyntax property) => property.AccessorList is { } list
        ? $"{{{string.Join(';', list.Accessors.Select(accessor => $"{accessor.Modifiers} {accessor.Keyword}".Trim()))}}}"
        : "{get}";
}
