using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>Every namespace, type and member that is not ours must be in the table of the device's library.</summary>
internal static class ApiRules
{
    public static void Check(CheckedSource source, ViolationList violations)
    {
        foreach (SyntaxNode node in source.Nodes)
        {
            CheckNode(node, source.Model, violations);
        }

        foreach (IOperation operation in source.Operations)
        {
            CheckOperation(operation, violations);
        }
    }

    private static void CheckNode(SyntaxNode node, SemanticModel model, ViolationList violations)
    {
        switch (node)
        {
            case UsingDirectiveSyntax { Alias: null, Name: { } name } when model.GetSymbolInfo(name).Symbol is INamespaceSymbol space:
                CheckNamespace(node, space, violations);
                break;
            case AttributeSyntax attribute:
                CheckType(node, model.GetTypeInfo(attribute).Type, violations);
                break;
            case PredefinedTypeSyntax or IdentifierNameSyntax { IsVar: false }:
                CheckType(node, model.GetSymbolInfo(node).Symbol as INamedTypeSymbol, violations);
                break;
            case MemberDeclarationSyntax member when member.Modifiers.Any(SyntaxKind.OverrideKeyword):
                CheckOverride(node, model.GetDeclaredSymbol(member), violations);
                break;
        }
    }

    private static void CheckNamespace(SyntaxNode node, INamespaceSymbol space, ViolationList violations)
    {
        if (!space.Locations.Any(l => l.IsInSource) && !DeviceApi.HasNamespace(space.ToDisplayString()))
        {
            violations.Add(node, SubsetRules.ApiNamespace, $"the namespace '{space.ToDisplayString()}'");
        }
    }

    private static void CheckType(SyntaxNode node, ITypeSymbol? type, ViolationList violations)
    {
        bool isDecided = type is null or { SpecialType: SpecialType.System_Void } || IsOurs(type) || TypeRules.RuleFor(type) is not null || DeviceApi.HasType(type);
        if (!isDecided)
        {
            SubsetRule rule = node.FirstAncestorOrSelf<CatchDeclarationSyntax>() is null ? SubsetRules.ApiType : SubsetRules.CatchType;
            violations.Add(node, rule, $"{rule.What} '{type!.Name}'");
        }
    }

    private static void CheckOverride(SyntaxNode node, ISymbol? member, ViolationList violations)
    {
        while (member is not null && IsOurs(member))
        {
            member = member switch
            {
                IMethodSymbol method => method.OverriddenMethod,
                IPropertySymbol property => property.OverriddenProperty,
                _ => null,
            };
        }

        if (member is not null)
        {
            CheckMember(node, member, null, DeviceApi.SignatureOf(member), violations);
        }
    }

    private static void CheckOperation(IOperation operation, ViolationList violations)
    {
        if (operation.Syntax is AttributeSyntax)
        {
            return;
        }

        switch (operation)
        {
            case IInvocationOperation call when call.TargetMethod.MethodKind != MethodKind.DelegateInvoke:
                CheckMember(call.Syntax, call.TargetMethod, call.Instance?.Type, DeviceApi.SignatureOfCall(call.TargetMethod, call.Arguments), violations);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                CheckMember(creation.Syntax, constructor, creation.Type, DeviceApi.SignatureOfCall(constructor, creation.Arguments), violations);
                break;
            default:
                CheckMember(operation.Syntax, UsedBy(operation), (operation as IMemberReferenceOperation)?.Instance?.Type, null, violations);
                break;
        }
    }

    private static ISymbol? UsedBy(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMemberReferenceOperation reference => reference.Member,
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        ICompoundAssignmentOperation compound => compound.OperatorMethod,
        IIncrementOrDecrementOperation step => step.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        _ => null,
    };

    private static void CheckMember(SyntaxNode node, ISymbol? member, ITypeSymbol? receiver, string? signature, ViolationList violations)
    {
        if (member is not { ContainingType: not null } || IsOurs(member) || TypeRules.RuleFor(member.ContainingType) is not null)
        {
            return;
        }

        string written = signature ?? DeviceApi.SignatureOf(member);
        if (DeviceApi.HasMember(member, receiver, written))
        {
            return;
        }

        if (DeviceApi.HasType(member.ContainingType) || (receiver is not null && (IsOurs(receiver) || DeviceApi.HasType(receiver))))
        {
            violations.Add(node, SubsetRules.ApiMember, $"the member '{member.ContainingType.Name}.{written}'", DeviceApi.Replacement(member));
        }
        else
        {
            violations.Add(node, SubsetRules.ApiType, $"the type '{member.ContainingType.Name}'");
        }
    }

    private static bool IsOurs(ISymbol symbol) => symbol.Locations.Any(location => location.IsInSource);
}
