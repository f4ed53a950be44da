using System.Reflection;
using System.Runtime.CompilerServices;
using EdgeLem.Contracts;
using EdgeLem.Modbus;
using EdgeLem.Node.Esp32.Hosting;

namespace EdgeLem.Footprint.Heap;

/// <summary>The classes of the device's program, as they are compiled for .NET.</summary>
internal static class ProgramTypes
{
    private static readonly Assembly[] Assemblies = [typeof(Topics).Assembly, typeof(ModbusMaster).Assembly, typeof(EdgeLem.Node.NodeCycle).Assembly, typeof(NodeParts).Assembly];

    /// <summary>Whether a class is the program's and not the library's.</summary>
    /// <param name="type">The class.</param>
    public static bool IsOfProgram(Type type) => Assemblies.Contains(type.Assembly);

    /// <summary>Name of a class as a report shows it.</summary>
    /// <param name="type">The class.</param>
    public static string NameOf(Type type) => IsOfProgram(type) && type.DeclaringType is not null ? NameOf(type.DeclaringType) + "." + type.Name : type.Name;

    /// <summary>Full name of a class as an image has it.</summary>
    /// <param name="type">The class.</param>
    public static string FullNameOf(Type type) => type.FullName!.Replace('+', '/');

    /// <summary>What the static fields of the classes lead to, their initial values given.</summary>
    /// <param name="names">Full names of the classes that are in the image.</param>
    /// <returns>Values of static fields that refer to objects.</returns>
    public static object?[] StaticObjects(IReadOnlySet<string> names) =>
    [
        .. Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => names.Contains(FullNameOf(type)))
            .SelectMany(ObjectsOf),
    ];

    private static IEnumerable<object?> ObjectsOf(Type type)
    {
        RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        return type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => !field.IsLiteral && !field.FieldType.IsValueType)
            .Select(field => field.GetValue(null));
    }
}
