using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>Follows one static initialiser through the constructors and own methods that it runs, up to the first state of another class.</summary>
internal sealed class StaticWalk(Compilation compilation, INamedTypeSymbol owner, ViolationList violations)
{
    private readonly HashSet<ISymbol> _entered = new(SymbolEqualityComparer.Default);

    public void Start(IOperation initialiser) => Visit(initialiser, new Place(null, false));

    private void Visit(IOperation operation, Place place)
    {
        // A lambda is only created here, and nameof reads nothing.
        if (operation is IAnonymousFunctionOperation or INameOfOperation)
        {
            return;
        }

        Judge(operation, place);
        foreach (IOperation child in operation.ChildOperations)
        {
            Visit(child, place);
        }
    }

    private void Judge(IOperation operation, Place place)
    {
        switch (operation)
        {
            case IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field } when IsElsewhere(field):
                Report(operation, place, SubsetRules.StaticOrder, $"reading '{field.ContainingType.Name}.{field.Name}' in a static initialiser of '{owner.Name}'");
                break;
            case IPropertyReferenceOperation { Property: { IsStatic: true } property } when IsElsewhere(property):
                Report(operation, place, SubsetRules.StaticOrder, $"reading '{property.ContainingType.Name}.{property.Name}' in a static initialiser of '{owner.Name}'");
                break;
            case IPropertyReferenceOperation { Property.GetMethod: { } getter }:
                Enter(getter, operation, place);
                break;
            case IInvocationOperation call:
                JudgeCall(call, place);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                EnterConstructor(constructor, operation, place);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } division when !division.ConstantValue.HasValue:
                JudgeDivision(division, division.RightOperand, place);
                break;
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } division:
                JudgeDivision(division, division.Value, place);
                break;
        }
    }

    private void JudgeCall(IInvocationOperation call, Place place)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.MethodKind == MethodKind.Constructor)
        {
            EnterConstructor(method, call, place);
        }
        else if (place.IsForeign || IsOwn(method))
        {
            Enter(method, call, place);
        }
        else
        {
            Report(call, place, SubsetRules.StaticOrder, $"calling '{method.ContainingType.Name}.{method.Name}' in a static initialiser of '{owner.Name}'");
        }
    }

    private void JudgeDivision(IOperation division, IOperation divisor, Place place)
    {
        bool isSafe = divisor.ConstantValue is { HasValue: true, Value: { } value } && Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) != 0;
        if (!isSafe)
        {
            Report(division, place, SubsetRules.StaticDivision, SubsetRules.StaticDivision.What);
        }
    }

    private void EnterConstructor(IMethodSymbol constructor, IOperation caller, Place place)
    {
        Place inside = Inside(constructor, caller, place);
        if (_entered.Add(constructor.ContainingType))
        {
            foreach (SyntaxNode value in InstanceInitialisers(constructor.ContainingType))
            {
                VisitSyntax(value, inside);
            }
        }

        Enter(constructor, caller, place);
    }

    private void Enter(IMethodSymbol method, IOperation caller, Place place)
    {
        if (_entered.Add(method))
        {
            foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
            {
                VisitSyntax(reference.GetSyntax(), Inside(method, caller, place));
            }
        }
    }

    private void VisitSyntax(SyntaxNode node, Place place)
    {
        if (compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node) is { } operation)
        {
            Visit(operation, place);
        }
    }

    private static IEnumerable<SyntaxNode> InstanceInitialisers(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => member is { IsStatic: false, IsImplicitlyDeclared: false } and (IFieldSymbol or IPropertySymbol))
        .SelectMany(member => member.DeclaringSyntaxReferences)
        .Select(reference => reference.GetSyntax() switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        })
        .OfType<SyntaxNode>();

    // What happens inside a called method is reported where the initialiser calls it.
    private Place Inside(IMethodSymbol method, IOperation caller, Place place) => new(place.ReportAt ?? caller.Syntax, !IsOwn(method));

    private void Report(IOperation operation, Place place, SubsetRule rule, string detail) => violations.Add(place.ReportAt ?? operation.Syntax, rule, detail);

    // The runtime library is another assembly and started before ours.
    private bool IsElsewhere(ISymbol member) => !IsOwn(member) && member.Locations.Any(location => location.IsInSource);

    private bool IsOwn(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, owner);

    private sealed record Place(SyntaxNode? ReportAt, bool IsForeign);
}
