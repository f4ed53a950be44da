using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>One file with its meaning: the syntax, the resolved symbols, and the operations of every body and initialiser.</summary>
internal sealed class CheckedSource
{
    public CheckedSource(Compilation compilation, SyntaxTree tree)
    {
        Compilation = compilation;
        Model = compilation.GetSemanticModel(tree);
        Nodes = [.. tree.GetRoot().DescendantNodes()];

        // Attributes run on neither runtime; their types are checked by name.
        OperationRoots = [.. Nodes.Select(node => Model.GetOperation(node)).OfType<IOperation>().Where(o => o.Parent is null && o is not IAttributeOperation)];
        Operations = [.. OperationRoots.SelectMany(root => root.DescendantsAndSelf())];
    }

    public Compilation Compilation { get; }

    public SemanticModel Model { get; }

    public IReadOnlyList<SyntaxNode> Nodes { get; }

    public IReadOnlyList<IOperation> OperationRoots { get; }

    public IReadOnlyList<IOperation> Operations { get; }
}
