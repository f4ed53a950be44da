namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>A place in shared source that the device would refuse or treat differently.</summary>
/// <param name="Path">The file, relative to the repository.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Rule">The rule that the place breaks.</param>
/// <param name="Detail">What stands there.</param>
/// <param name="Instead">What to write instead.</param>
internal sealed record Violation(string Path, int Line, SubsetRule Rule, string Detail, string Instead)
{
    public override string ToString() => $"{Path}({Line}): {Detail} is not allowed on the device: {Instead} [{Rule.Id}]";
}
