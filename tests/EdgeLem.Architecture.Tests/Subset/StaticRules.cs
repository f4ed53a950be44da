using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>
/// The device runs static initialisers and static constructors eagerly, types in alphabetical order, and swallows what they throw. So none may need another
/// class to be ready.
/// </summary>
internal static class StaticRules
{
    public static void Check(CheckedSource source, ViolationList violations)
    {
        foreach (IOperation root in source.OperationRoots)
        {
            if (OwnerOf(root, source.Model) is { } owner)
            {
                new StaticWalk(source.Compilation, owner, violations).Start(root);
            }
        }
    }

    private static INamedTypeSymbol? OwnerOf(IOperation root, SemanticModel model) => root switch
    {
        IFieldInitializerOperation { InitializedFields: [{ IsStatic: true, IsConst: false } field, ..] } => field.ContainingType,
        IPropertyInitializerOperation { InitializedProperties: [{ IsStatic: true } property, ..] } => property.ContainingType,
        IConstructorBodyOperation body when model.GetDeclaredSymbol(body.Syntax) is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } constructor =>
            constructor.ContainingType,
        _ => null,
    };
}
