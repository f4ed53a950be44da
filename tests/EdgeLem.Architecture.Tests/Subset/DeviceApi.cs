using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>Answers from <see cref="DeviceApiTable"/> whether the device has a namespace, a type or a member, and knows replacements for what is missed most.</summary>
internal static class DeviceApi
{
    private static readonly Dictionary<string, HashSet<string>> Members = Parse(DeviceApiTable.Text);

    private static readonly HashSet<string> Namespaces = [.. Members.Keys.Select(type => type[..type.LastIndexOf('.')])];

    // Types with keywords, arrays, out and ref, but neither namespaces nor nullable marks: as the table has them.
    private static readonly SymbolDisplayFormat TableFormat = new(
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static readonly Dictionary<string, string> Replacements = new()
    {
        ["String.Replace"] = "use StringBuilder.Replace",
        ["String.Join"] = "append in a loop",
        ["String.Insert"] = "use StringBuilder.Insert(index, text, 1) or Substring and +",
        ["String.Remove"] = "use Substring",
        ["String.IsNullOrWhiteSpace"] = "use IsNullOrEmpty, after Trim where needed",
        ["String.Contains"] = "use Contains(string) or IndexOf(char) >= 0",
        ["String.ToLowerInvariant"] = "use ToLower(), which changes ASCII only",
        ["String.ToUpperInvariant"] = "use ToUpper(), which changes ASCII only",
        ["String.Split"] = "use Split(params char[])",
        ["Char.IsDigit"] = "compare with '0' and '9'",
        ["Char.IsLetter"] = "compare with 'a' and 'z'",
        ["Char.IsWhiteSpace"] = "compare with ' ', '\\t', '\\r', '\\n'",
        ["Array.Sort"] = "write an insertion sort",
        ["Array.Fill"] = "write the loop, or Array.Clear for zeros",
        ["Array.Resize"] = "make a new array and Array.Copy",
        ["Array.Reverse"] = "write the loop",
        ["Array.Empty"] = "use new T[0]",
        ["Convert.ToString"] = "use ToString with a format",
        ["Math.Round"] = "use Math.Floor(value * scale + 0.5) / scale; Round(double) goes to even",
        ["Math.Abs"] = "write value < 0 ? -value : value; the device binds long to the float overload",
        ["Math.Max"] = "compare by hand; the device has int, float and double only",
        ["Math.Min"] = "compare by hand; the device has int, float and double only",
        ["Math.Clamp"] = "compare by hand; the device has double, long, float and ulong only",
        ["Encoding.ASCII"] = "use Encoding.UTF8",
        ["Encoding.GetString"] = "use GetString(bytes, index, count)",
        ["BitConverter.SingleToInt32Bits"] = "use BitConverter.GetBytes(float) and ToInt32",
        ["BitConverter.Int32BitsToSingle"] = "use BitConverter.GetBytes(int) and ToSingle",
        ["DateTime.Now"] = "take epoch seconds as a parameter",
        ["DateTime.UtcNow"] = "take epoch seconds as a parameter",
        ["Enum.Parse"] = "use a switch over the names",
        ["Hashtable.ContainsKey"] = "use Contains",
        ["Hashtable.GetEnumerator"] = "use foreach with DictionaryEntry",
        ["Monitor.Wait"] = "use an AutoResetEvent",
        ["Monitor.TryEnter"] = "use lock",
        ["Random.Next"] = "use Next(max) and add the minimum",
        ["WaitHandle.WaitOne"] = "use WaitOne(milliseconds, false)",
        ["Interlocked.Increment"] = "use an int, or lock",
        ["Interlocked.Add"] = "use lock",
        ["Interlocked.Exchange"] = "use an int, or lock",
        ["Interlocked.CompareExchange"] = "use an int, or lock",
    };

    public static bool HasNamespace(string name) => Namespaces.Contains(name);

    public static bool HasType(ITypeSymbol type) => Members.ContainsKey(FullName(type));

    /// <summary>Whether a member is in the row of its type, of the type it is called on, or of a base of either.</summary>
    public static bool HasMember(ISymbol member, ITypeSymbol? receiver, string signature) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? HasConstructor(constructor, signature)
            : SelfAndBases(member.ContainingType).Concat(SelfAndBases(receiver)).Any(type => HasInRow(type, signature));

    public static string Replacement(ISymbol member) =>
        Replacements.GetValueOrDefault($"{member.ContainingType.Name}.{member.Name}") ?? SubsetRules.ApiMember.Instead;

    /// <summary>A call as the table writes it: the name and the types of the arguments that stand in the source.</summary>
    public static string SignatureOfCall(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments) =>
        Signature(method, arguments.Where(a => a.ArgumentKind != ArgumentKind.DefaultValue && a.Parameter is not null).Select(a => a.Parameter!).OrderBy(p => p.Ordinal));

    public static string SignatureOf(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.DelegateInvoke } method => method.Name,
        IMethodSymbol method => Signature(method, method.Parameters),
        IPropertySymbol { IsIndexer: true } indexer => $"this[{Types(indexer.Parameters)}]",
        _ => member.Name,
    };

    private static string Signature(IMethodSymbol method, IEnumerable<IParameterSymbol> parameters) =>
        $"{(method.MethodKind == MethodKind.Constructor ? "ctor" : method.Name)}({Types(parameters)})";

    private static string Types(IEnumerable<IParameterSymbol> parameters) => string.Join(", ", parameters.Select(p => Prefix(p.RefKind) + p.OriginalDefinition.Type.ToDisplayString(TableFormat)));

    private static string Prefix(RefKind kind) => kind switch
    {
        RefKind.Out => "out ",
        RefKind.Ref => "ref ",
        RefKind.None => "",
        _ => "in ",
    };

    // A base's constructor makes no derived object; every allowed struct has its default value.
    private static bool HasConstructor(IMethodSymbol constructor, string signature) =>
        HasInRow(constructor.ContainingType, signature) || (constructor is { ContainingType.IsValueType: true, Parameters: [] } && HasType(constructor.ContainingType));

    private static bool HasInRow(ITypeSymbol type, string signature) => Members.TryGetValue(FullName(type), out HashSet<string>? row) && row.Contains(signature);

    private static IEnumerable<ITypeSymbol> SelfAndBases(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    private static string FullName(ITypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.MetadataName}";

    private static Dictionary<string, HashSet<string>> Parse(string table)
    {
        Dictionary<string, HashSet<string>> members = [];
        HashSet<string> row = [];
        foreach (string line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsWhiteSpace(line[0]))
            {
                row.UnionWith(line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            }
            else
            {
                members.Add(line.Trim(), row = []);
            }
        }

        return members;
    }
}
