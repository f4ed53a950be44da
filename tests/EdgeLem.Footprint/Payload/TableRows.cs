namespace EdgeLem.Footprint.Payload;

/// <summary>Rows of an assembly's tables that the run-time has a mirror of.</summary>
/// <param name="AssemblyRefs">Used assemblies.</param>
/// <param name="TypeRefs">Types of theirs.</param>
/// <param name="FieldRefs">Fields of theirs.</param>
/// <param name="MethodRefs">Methods of theirs.</param>
/// <param name="TypeDefs">Own types.</param>
/// <param name="FieldDefs">Own fields.</param>
/// <param name="MethodDefs">Own methods.</param>
/// <param name="StaticFields">Static ones of the own fields.</param>
internal sealed record TableRows(int AssemblyRefs, int TypeRefs, int FieldRefs, int MethodRefs, int TypeDefs, int FieldDefs, int MethodDefs, int StaticFields);
