namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>What the compiler asks of mscorlib without a name in the source. A test compiles each snippet with and without the declaration.</summary>
internal static class CompilerNeeds
{
    public static IReadOnlyList<Need> All { get; } =
    [
        new("System.Void", "a method without a result", "private void Run() { }"),
        new("System.IntPtr", "the function pointer in the constructor of every delegate type", "private delegate void Handler();"),
        new("System.UIntPtr", "the length of an array compared with 0", "private bool Run(byte[] bytes) => bytes.Length > 0;"),
        new("System.Delegate", "a text compared with null, where the compiler also looks for the equality of delegates", "private bool Run(string text) => text == null;"),
        new("System.MulticastDelegate", "the base of delegates", "private delegate void Handler();"),
        new("System.Delegate.Combine(Delegate, Delegate)", "an event that somebody subscribes to", "private delegate void Handler(); private event Handler Seen; private void Wire() { Seen += Wire; }"),
        new("System.Delegate.Remove(Delegate, Delegate)", "an event that somebody leaves", "private delegate void Handler(); private event Handler Seen; private void Wire() { Seen -= Wire; }"),
        new("System.AttributeTargets", "the attribute that marks nullable references, which the compiler writes into every assembly", "private string? _text;"),
        new("System.AttributeUsageAttribute.ctor(AttributeTargets)", "the same attribute", "private string? _text;"),
        new("System.AttributeUsageAttribute.AllowMultiple", "the same attribute", "private string? _text;"),
        new("System.AttributeUsageAttribute.Inherited", "the same attribute", "private string? _text;"),
        new("System.ParamArrayAttribute", "a params parameter", "private void Run(params byte[] bytes) { }"),
        new("System.Runtime.CompilerServices.ExtensionAttribute", "an extension method", "public static void Run(this string text) { }"),
        new("System.Object.ToString()", "a value joined to a text", "private string Run(int number) => \"a\" + number;"),
        new("System.String.op_Equality(string, string):Boolean", "two texts compared", "private bool Run(string a, string b) => a == b;"),
        new("System.String.op_Inequality(string, string):Boolean", "two texts compared", "private bool Run(string a, string b) => a != b;"),
        new("System.String.Concat(string, string)", "two texts joined", "private string Run(string a, string b) => a + b;"),
        new("System.String.Concat(string, string, string)", "three texts joined", "private string Run(string a, string b) => a + b + a;"),
        new("System.String.Concat(string, string, string, string)", "four texts joined", "private string Run(string a, string b) => a + b + a + b;"),
        new("System.String.Concat(string[])", "more texts joined", "private string Run(string a, string b) => a + b + a + b + a;"),
        new("System.Reflection.DefaultMemberAttribute.ctor(string)", "an indexer", "private sealed class Row { public int this[int index] => index; }"),
        new("System.Threading.Monitor.Enter(object)", "lock", "private void Run(object gate) { lock (gate) { } }"),
        new("System.Threading.Monitor.Exit(object)", "lock", "private void Run(object gate) { lock (gate) { } }"),
        new("System.IDisposable.Dispose()", "using", "private void Run(System.IDisposable thing) { using (thing) { } }"),
        new("System.Type.GetTypeFromHandle(RuntimeTypeHandle)", "typeof", "private object Run() => typeof(string);"),
    ];

    /// <summary>One declaration that the compiler needs.</summary>
    /// <param name="Name">The declaration, as <see cref="SurfaceSymbols.NameOf(Microsoft.CodeAnalysis.ISymbol)"/> writes it.</param>
    /// <param name="For">The part of the language that it serves.</param>
    /// <param name="Members">Members of a static class that do not compile without it.</param>
    internal sealed record Need(string Name, string For, string Members);
}
