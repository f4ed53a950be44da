using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using EdgeLem.NameShortener;
using EdgeLem.NameShortener.Naming;

namespace EdgeLem.Architecture.Tests.Names;

/// <summary>An assembly with short names is the same program (docs/adr/0016): small samples of every kind of member, and the shared sources. Only an enum as text shows the names, which the subset forbids.</summary>
public sealed class NameShortenerTests
{
    private const string Settings = "Sample.Shapes.Settings";

    private static readonly string[] Messages = ["ConfigMessage", "DispatchMessage", "GateMessage", "PriceMessage", "ReplyMessage"];
    private static readonly Lazy<byte[]> Sample = new(() => NameBench.Compile("Sample", [NameBench.Sample("members-sample.txt")]));
    private static readonly Lazy<ShortenedAssembly> ShortSample = new(() => NameBench.Shorten(Sample.Value, [Settings]));
    private static readonly Lazy<byte[]> Shared = new(() => NameBench.Compile("Shared", NameBench.SharedSources()));
    private static readonly Lazy<ShortenedAssembly> ShortShared = new(() => NameBench.Shorten(Shared.Value, [.. Messages.Select(name => "EdgeLem.Contracts." + name)]));

    [Fact]
    public void Every_kind_of_member_does_what_it_did()
    {
        string expected = NameBench.Run("Sample.Walk", "Go", Sample.Value);

        Assert.Contains("shape  4 of 4 [5]|4 of 4 [5]|16|-4|12|17|2000", expected, StringComparison.Ordinal);
        Assert.Equal(expected, NameBench.Run(Type("Sample.Walk"), Method("Sample.Walk", "Go"), ShortSample.Value.Image));
    }

    /// <summary>Shared sources and a program over them, each shortened: the node's messages of an hour and more are the same, byte for byte.</summary>
    [Fact]
    public void A_node_with_short_names_says_what_it_says_with_full_ones()
    {
        byte[] probe = NameBench.Compile("Probe", [NameBench.Sample("node-probe.txt")], Shared.Value);
        ShortenedAssembly shortened = NameBench.Shorten(probe, [], (Shared.Value, ShortShared.Value));

        string expected = NameBench.Run("Probe.House", "Day", probe, Shared.Value);

        Assert.Contains("/energy 1False {\"boot\":\"boot-1\"", expected, StringComparison.Ordinal);
        Assert.Contains("/orders 1False", expected, StringComparison.Ordinal);
        Assert.Equal(expected, NameBench.Run(shortened.Map.ShortOf("Probe.House")!, shortened.Map.ShortOf("Probe.House", "Day", false)!, shortened.Image, ShortShared.Value.Image));
    }

    [Fact]
    public void The_properties_that_JSON_reads_by_name_keep_their_names_and_those_of_their_own_classes_too()
    {
        Dictionary<string, string[]> full = AccessorsOf(Shared.Value);
        Dictionary<string, string[]> shortened = AccessorsOf(ShortShared.Value.Image);

        foreach (string type in Messages.Concat(["ControlConfig", "BiddingConfig"]).Select(name => "EdgeLem.Contracts." + name))
        {
            Assert.NotEmpty(full[type]);
            Assert.Equal(full[type], shortened[ShortShared.Value.Map.ShortOf(type)!]);
        }

        Assert.Equal(["get_Height", "set_Height"], NamesOf("class Box { public int Height { get; set; } }", "Box"));
        Assert.Equal(["a", "b"], NamesOf("class Box { public int Height { get; set; } }"));
    }

    [Fact]
    public void What_overrides_or_implements_a_librarys_member_is_called_as_it_was()
    {
        string[] names = [.. MethodsOf(ShortSample.Value.Image)];

        Assert.Equal(2, names.Count(name => name == "ToString"));
        Assert.Equal((1, 1, 1), (names.Count(name => name == "Equals"), names.Count(name => name == "GetHashCode"), names.Count(name => name == "Dispose")));
        Assert.DoesNotContain("Describe", names);
    }

    [Fact]
    public void The_map_leads_back_from_every_short_name()
    {
        NameMap map = NameMap.Read(ShortShared.Value.Map.Write());

        Assert.Equal(ShortShared.Value.Map.Rows, map.Rows);
        Dictionary<string, string> types = map.Rows.Where(row => row.Kind == NameKind.Type).ToDictionary(row => row.Given, row => row.Type);
        Dictionary<(string, string), string> methods = map.Rows.Where(row => row.Kind is NameKind.Method or NameKind.Virtual).ToDictionary(row => (row.Type, row.Given), row => row.Member);
        Assert.Equal(Qualified(Shared.Value, name => name, (_, name) => name), Qualified(ShortShared.Value.Image, name => types.GetValueOrDefault(name, name), (type, name) => methods.GetValueOrDefault((type, name), name)));
    }

    /// <summary>The device finds a virtual method by name and signature among all methods of an instance's type.</summary>
    [Fact]
    public void A_method_that_is_not_virtual_has_no_name_that_a_virtual_one_can_have()
    {
        IReadOnlyList<NameMapRow> rows = ShortShared.Value.Map.Rows;

        Assert.All(rows.Where(row => row.Kind == NameKind.Virtual), row => Assert.Matches("^([a-z]{2}[.])?[a-z]{2}$", row.Given));
        Assert.All(rows.Where(row => row.Kind is NameKind.Method or NameKind.Field), row => Assert.Matches("^[a-zA-Z][0-9]?$", row.Given));
    }

    /// <summary>The converter puts types, and their static fields, in the order of names.</summary>
    [Fact]
    public void The_order_of_types_stays()
    {
        NameMapRow[] types = [.. ShortShared.Value.Map.Rows.Where(row => row.Kind == NameKind.Type)];

        Assert.Equal(types.OrderBy(row => row.Type, StringComparer.Ordinal), types.OrderBy(row => row.Given, StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_assembly_becomes_the_same()
    {
        ShortenedAssembly again = NameBench.Shorten(Sample.Value, [Settings]);

        Assert.Equal(ShortSample.Value.Image, again.Image);
        Assert.Equal(ShortSample.Value.Map.Write(), again.Map.Write());
    }

    [Fact]
    public void A_class_whose_token_is_taken_must_be_among_those_that_keep_their_names()
    {
        string refusal = Assert.Throws<InvalidDataException>(() => NameBench.Shorten(Sample.Value, [])).Message;

        Assert.Equal("The code takes the token of 'Sample.Shapes.Settings' (typeof), but the names of its properties are shortened. Name it with --keep-properties where its assembly is shortened.", refusal);
    }

    [Fact]
    public void A_class_that_is_to_keep_its_names_and_is_not_there_is_told() =>
        Assert.Equal("There is no type 'Sample.Gone', whose properties are to keep their names.", Assert.Throws<InvalidDataException>(() => NameBench.Shorten(Sample.Value, ["Sample.Gone"])).Message);

    [Fact]
    public void A_stack_trace_is_read_back()
    {
        NameMap map = ShortSample.Value.Map;
        string type = Type("Sample.Shapes.Square");
        var names = new FullNames([map]);

        Assert.Equal("    at Sample.Shapes.Square::Helper [IP: 0004]", names.In($"    at {type}::{map.ShortOf("Sample.Shapes.Square", "Helper", false)} [IP: 0004]"));
        Assert.Equal("Sample.Shapes.Square/Corner::.ctor", names.In($"{type}+{Type("Sample.Shapes.Square/Corner")}::.ctor"));
        Assert.Equal("System.String::Substring", names.In("System.String::Substring"));
    }

    [Fact]
    public void A_map_with_a_name_for_two_things_is_refused() => Assert.Contains(
        "stands for 'A' '' and 'B' ''",
        Assert.Throws<InvalidDataException>(() => NameMap.Read("assembly,kind,type,member,short\nX,type,A,,aa\nX,type,B,,aa\n")).Message,
        StringComparison.Ordinal);

    private static string Type(string name) => ShortSample.Value.Map.ShortOf(name)!;

    private static string Method(string type, string name) => ShortSample.Value.Map.ShortOf(type, name, false)!;

    private static string[] NamesOf(string source, params string[] kept) =>
        [.. MethodsOf(NameBench.Shorten(NameBench.Compile("Box", [source]), kept).Image).Where(name => name[0] != '.' && !Regex.IsMatch(name, "^(ToString|Equals|GetHashCode)$"))];

    private static IEnumerable<string> MethodsOf(byte[] image) => Qualified(image, name => name, (_, name) => name).Select(name => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    private static Dictionary<string, string[]> AccessorsOf(byte[] image) => Qualified(image, name => name, (_, name) => name)
        .Select(name => name.Split(':'))
        .GroupBy(parts => parts[0])
        .ToDictionary(group => group.Key, group => group.Select(parts => parts[1]).Where(name => name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal)).ToArray());

    // Every method as "type:method", in the order of the file.
    private static string[] Qualified(byte[] image, Func<string, string> typeOf, Func<string, string, string> methodOf)
    {
        using var file = new PEReader(new MemoryStream(image));
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Select(method =>
        {
            string type = typeOf(NameOf(method.GetDeclaringType()));
            return type + ":" + methodOf(type, metadata.GetString(method.Name));
        })];

        string NameOf(TypeDefinitionHandle handle)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            string name = metadata.GetString(type.Name);
            string space = metadata.GetString(type.Namespace);
            bool isShort = space.Length == 0 && name.Length == 2;
            return type.GetDeclaringType().IsNil || isShort ? (space.Length == 0 ? name : space + "." + name) : NameOf(type.GetDeclaringType()) + "/" + name;
        }
    }
}
