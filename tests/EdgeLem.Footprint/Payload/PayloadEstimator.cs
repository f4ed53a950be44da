// Method   Counts what the metadata processor (3.0.100) of nanoFramework would write of an assembly, table by table, from the C# compiler's output. Rows have
//          fixed lengths; instructions are those of the compiler with shorter operands; strings and signatures are put together as the processor does.
// Source   Format and rules: nanoframework/metadata-processor, tables of the device's assembly, version 1.
// Limits   Types are ordered by name without the culture's rules, which moves a few signatures; attributes with arguments and resources are not spelt exactly.
//          A delegate that the program declares has two methods more on the device, whose library knows asynchronous calls; it declares none.
//          The recorded errors against real conversions are in the tests (docs/firmware.md, footprint).
using System.Reflection.Metadata;
using EdgeLem.Footprint.Images;

namespace EdgeLem.Footprint.Payload;

/// <summary>Estimates what a compiled assembly takes on the device.</summary>
internal static class PayloadEstimator
{
    private const string References = "(references)";

    private static readonly HashSet<string> ExcludedTypes = ["<Module>", "System.Runtime.CompilerServices.RefSafetyRulesAttribute"];

    /// <summary>Estimates an assembly.</summary>
    /// <param name="assembly">It.</param>
    public static PayloadEstimate Of(CompiledAssembly assembly)
    {
        using var view = new AssemblyView(assembly);
        var types = new DeviceTypes();
        List<DeviceTypeDef> definitions = [.. view.Metadata.TypeDefinitions.Select(handle => new DeviceTypeDef(view, handle)).Where(type => !ExcludedTypes.Contains(type.Name))];
        definitions = TypeOrder.Of(view, types, definitions);
        var reach = new Reach(view, types, definitions);
        NameTable names = Names(view, definitions, reach);
        TableRows rows = Rows(definitions, reach);
        var code = definitions.ToDictionary(type => type, type => type.Methods.Select(view.BodyOf).OfType<MethodBodyBlock>().Sum(Instructions.DeviceBytes));
        var tables = new Dictionary<DeviceTable, int>
        {
            [DeviceTable.Header] = 124,
            [DeviceTable.AssemblyRef] = 12 * rows.AssemblyRefs,
            [DeviceTable.TypeRef] = 8 * rows.TypeRefs,
            [DeviceTable.FieldRef] = 8 * rows.FieldRefs,
            [DeviceTable.MethodRef] = 8 * rows.MethodRefs,
            [DeviceTable.TypeDef] = 24 * rows.TypeDefs,
            [DeviceTable.FieldDef] = 8 * rows.FieldDefs,
            [DeviceTable.MethodDef] = 16 * rows.MethodDefs,
            [DeviceTable.Attributes] = 8 * reach.Attributes.Count,
            [DeviceTable.TypeSpec] = 4 * reach.Specifications.Count(),
            [DeviceTable.Strings] = names.Bytes,
            [DeviceTable.Signatures] = new SignatureCount(view, types, reach).Of(definitions),
            [DeviceTable.ByteCode] = code.Values.Sum(),
        };
        return new PayloadEstimate(assembly.Name, tables, Folders(definitions, code, names)) { Rows = rows };
    }

    /// <summary>Full names of the types in some assemblies.</summary>
    /// <param name="assemblies">The assemblies.</param>
    public static HashSet<string> TypesOf(IEnumerable<CompiledAssembly> assemblies)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (CompiledAssembly assembly in assemblies)
        {
            using var view = new AssemblyView(assembly);
            names.UnionWith(view.Metadata.TypeDefinitions.Select(handle => view.NameOf(handle)));
        }

        return names;
    }

    private static TableRows Rows(List<DeviceTypeDef> definitions, Reach reach) => new(
        reach.Assemblies.Count(),
        reach.Types.Count(),
        reach.Members.Count(member => member.GetKind() == MemberReferenceKind.Field),
        reach.Members.Count(member => member.GetKind() == MemberReferenceKind.Method),
        definitions.Count,
        definitions.Sum(type => type.Fields.Count),
        definitions.Sum(type => type.Methods.Count),
        definitions.Sum(type => type.StaticFields));

    private static NameTable Names(AssemblyView view, List<DeviceTypeDef> definitions, Reach reach)
    {
        var names = new NameTable();
        names.Add(view.Text(view.Metadata.GetAssemblyDefinition().Name), References);
        AddReferences(names, view, reach);
        foreach (DeviceTypeDef type in definitions)
        {
            IEnumerable<StringHandle> own = [type.Definition.Namespace, type.Definition.Name, .. type.Fields.Select(field => field.Name), .. type.Methods.Select(method => method.Name)];
            foreach (StringHandle name in own)
            {
                names.Add(view.Text(name), type.Folder);
            }
        }

        reach.Texts.ForEach(entry => names.Add(entry.Text, entry.Folder));
        return names;
    }

    private static void AddReferences(NameTable names, AssemblyView view, Reach reach)
    {
        foreach (AssemblyReference used in reach.Assemblies)
        {
            names.Add(view.Text(used.Name), References);
        }

        foreach (TypeReference used in reach.Types.Select(view.Metadata.GetTypeReference))
        {
            names.Add(view.Text(used.Namespace), References);
            names.Add(view.Text(used.Name), References);
        }

        foreach (MemberReference used in reach.Members)
        {
            names.Add(view.Text(used.Name), References);
        }
    }

    private static IReadOnlyList<FolderShare> Folders(List<DeviceTypeDef> definitions, Dictionary<DeviceTypeDef, int> code, NameTable names) =>
    [
        .. definitions.GroupBy(type => type.Folder)
            .Select(group => new FolderShare(group.Key, group.Count(), group.Sum(RowBytes), group.Sum(type => code[type]), names.BytesOfAlone(group.Key)))
            .OrderByDescending(share => share.Bytes),
    ];

    private static int RowBytes(DeviceTypeDef type) => 24 + (8 * type.Fields.Count) + (16 * type.Methods.Count);
}
