using EdgeLem.Footprint.Images;
using EdgeLem.Footprint.Payload;
if (args.Length > 0 && args[0] == "refs")
{
    IEnumerable<CompiledAssembly> two = args.Length > 1 ? args[1..].Select(path => new CompiledAssembly(Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path), new Dictionary<string, string>())) : DeviceImage.Compile(false);
    foreach (CompiledAssembly a in two)
    {
        using var view = new AssemblyView(a);
        var types = new DeviceTypes();
        var d = view.Metadata.TypeDefinitions.Select(handle => new DeviceTypeDef(view, handle)).ToList();
        var reach = new Reach(view, types, d);
        foreach (var m in reach.Members) { Console.WriteLine($"{a.Name} {view.NameOf(m.Parent)}::{view.Text(m.Name)} {Convert.ToHexString(view.Metadata.GetBlobBytes(m.Signature))}"); }
        foreach (var m in reach.Specifications) { Console.WriteLine($"{a.Name} {m.Code} {m.Element} {view.NameOf(m.Named)}"); }
        foreach (var m in reach.Types) { Console.WriteLine("NAME " + view.Text(view.Metadata.GetTypeReference(m).Name)); Console.WriteLine("NAME " + view.Text(view.Metadata.GetTypeReference(m).Namespace)); }
        foreach (var m in reach.Members) { Console.WriteLine("NAME " + view.Text(m.Name)); }
        foreach (var m in reach.Assemblies) { Console.WriteLine("NAME " + view.Text(m.Name)); }
        foreach (var m in d) { Console.WriteLine("NAME " + view.Text(m.Definition.Name)); foreach (var x in m.Fields) { Console.WriteLine("NAME " + view.Text(x.Name)); } foreach (var x in m.Methods) { Console.WriteLine("NAME " + view.Text(x.Name)); } }
        foreach (var (t, _) in reach.Texts) { Console.WriteLine("NAME " + t); }
        foreach (var m in reach.Attributes) { Console.WriteLine($"{a.Name} {view.NameOf(view.TypeOf(m))}"); }
        foreach (var t in d) { foreach (var me in t.Methods) { if (view.BodyOf(me) is {} b) { Console.WriteLine($"{a.Name} CODE {t.Name}::{view.Text(me.Name)} {Instructions.DeviceBytes(b)}"); } } }
    }
    return;
}

IEnumerable<CompiledAssembly> all = args.Length > 0 ? args.Select(path => new CompiledAssembly(Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path), new Dictionary<string, string>())) : DeviceImage.Compile(false).Concat(DeviceImage.Compile(true));
    foreach (CompiledAssembly assembly in all)
    {
        PayloadEstimate estimate = PayloadEstimator.Of(assembly);
        Console.WriteLine($"{estimate.Name} {estimate.Bytes}: " + string.Join(" ", Enum.GetValues<DeviceTable>().Select(t => $"{t}={estimate.BytesOf(t)}")));
    }
