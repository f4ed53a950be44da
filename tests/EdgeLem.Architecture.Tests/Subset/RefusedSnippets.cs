namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>What the guard must refuse, at least one snippet per rule.</summary>
internal static class RefusedSnippets
{
    public static IReadOnlyList<Snippet> All { get; } = [.. Language(), .. Library(), .. Traps(), .. Statics()];

    private static IEnumerable<Snippet> Language() =>
    [
        Snippet.File("file-scoped namespace", "namespace Device; //! file-scoped-namespace\ninternal sealed class Sample { }"),
        Snippet.File("primary constructor", "namespace Device\n{\n    internal sealed class Sample(int size) { public int Size => size; } //! primary-constructor\n}"),
        Snippet.File("record class", "namespace Device\n{\n    internal sealed record Sample { } //! record\n}"),
        Snippet.File("record struct", "namespace Device\n{\n    internal record struct Sample { } //! record\n}"),
        Snippet.File("LINQ namespace", "using System.Linq; //! api-namespace\nnamespace Device { }"),
        Snippet.File("generic collections namespace", "using System.Collections.Generic; //! api-namespace\nnamespace Device { }"),
        Snippet.File("global using", "global using System; //! language-version\nnamespace Device { }"),
        Snippet.File("source that does not compile", "namespace Device\n{\n    internal sealed class Sample { private Missing _missing; } //! language-version\n}"),
        Snippet.File("conditional code is read as the device sees it", """
            namespace Device
            {
            #if NANOFRAMEWORK_1_0
                internal sealed class Sample { private int? _size; } //! nullable-value
            #else
                internal sealed class Sample { private decimal _size; }
            #endif
            }
            """),
        Snippet.File("generic class", "namespace Device\n{\n    internal sealed class Box<T> { } //! generics\n}"),
        Snippet.Members("generic method", "private void Swap<T>(ref T a, ref T b) { } //! generics"),
        Snippet.Members("generic delegates of the runtime", """
            private Action<int> _sink; //! generics
            private Func<int> _source; //! generics
            private event EventHandler<EventArgs> Changed; //! generics
            """),
        Snippet.Members("generic interfaces", "private System.Collections.Generic.IEnumerable<int> _numbers; //! generics"),
        Snippet.Statements("generic list", "var list = new System.Collections.Generic.List<int>(); //! generics"),
        Snippet.Statements("generic method called without its type argument", "Array.Resize(ref bytes, 3); //! api-member"),
        Snippet.Statements("query syntax", """
            var found = from word in words //! linq
                        select word;
            """),
        Snippet.Members("nullable value type", "private int? _limit; //! nullable-value"),
        Snippet.Statements("nullable value that ?. makes", "if (text?.Length > 3) { number = 1; } //! nullable-value"),
        Snippet.Statements("nullable value that ?. and ?? make", "number = text?.Length ?? 0; //! nullable-value"),
        Snippet.Statements("nullable value that ?. makes and nobody uses", "new ArrayList()?.Add(thing); //! nullable-value"),
        Snippet.Members("tuple type", "private (int A, int B) _pair; //! tuple"),
        Snippet.Statements("tuple swap", "(number, bytes[0]) = (bytes[0], bytes[1]); //! tuple"),
        Snippet.Statements("tuple in a switch", "number = (number, big) switch { _ => 1 }; //! tuple"),
        Snippet.Statements("anonymous type", "var point = new { X = 1 }; //! anonymous-type"),
        Snippet.Members("async void", "private async void Wait() { } //! async"),
        Snippet.Members("async task", "private async System.Threading.Tasks.Task Wait() => await System.Threading.Tasks.Task.Yield(); //! async"),
        Snippet.Members("decimal", "private decimal _price; //! decimal"),
        Snippet.Statements("decimal literal", "bool isDear = real > (double)1.5m; //! decimal"),
        Snippet.Members("dynamic", "private dynamic _anything; //! dynamic"),
        Snippet.Members("span", "private void Read(ReadOnlySpan<byte> frame) { } //! span"),
        Snippet.Statements("span from an array", "var frame = bytes.AsSpan(); //! span api-type"),
        Snippet.Members("memory", "private Memory<byte> _frame; //! span"),
        Snippet.Statements("index from the end", "number = bytes[^1]; //! index-range"),
        Snippet.Statements("range", "text = text[1..3]; //! index-range"),
        Snippet.Members("yield", """
            private IEnumerable Count()
            {
                yield return 1; //! yield
                yield break; //! yield
            }
            """),
        Snippet.Members("rectangular array type", "private int[,] _table; //! rectangular-array"),
        Snippet.Statements("rectangular array creation", "thing = new int[2, 2]; //! rectangular-array"),
        Snippet.Statements("rectangular array of inferred type", "thing = new[,] { { 1 }, { 2 } }; //! rectangular-array"),
        Snippet.Statements("stackalloc", "unsafe { byte* frame = stackalloc byte[4]; } //! unsafe"),
        Snippet.Members("pointer", "private unsafe void Read(byte* frame) { } //! unsafe"),
        Snippet.Statements("fixed", "unsafe { fixed (byte* frame = bytes) { } } //! unsafe"),
        Snippet.Members("volatile", "private volatile bool _isDone; //! volatile"),
        Snippet.File("default interface member", "namespace Device\n{\n    internal interface IClock { long Now() => 0; } //! interface-body\n}"),
        Snippet.File("default interface property", "namespace Device\n{\n    internal interface IClock { long Now { get { return 0; } } } //! interface-body\n}"),
        Snippet.File("static abstract", "namespace Device\n{\n    internal interface IClock { static abstract long Now(); } //! interface-body\n}"),
        Snippet.Statements("checked expression", "number = checked(number + 1); //! checked"),
        Snippet.Statements("checked block", "checked { number++; } //! checked"),
        Snippet.Statements("UTF-8 literal", "thing = \"abc\"u8.ToArray(); //! utf8-literal span"),
        Snippet.Statements("raw string", "text = \"\"\"abc\"\"\"; //! raw-string"),
        Snippet.Statements("interpolated raw string", "text = $\"\"\"{number}\"\"\"; //! raw-string"),
        Snippet.Statements("collection expression", "words = [\"a\", \"b\"]; //! collection-expression"),
        Snippet.Members("required member", "public required int Size { get; init; } //! required"),
        Snippet.Statements("list pattern", "bool isPair = words is [_, _]; //! list-pattern"),
        Snippet.Statements("list pattern with a slice", "bool isLong = words is [_, ..]; //! list-pattern"),
        Snippet.File("generic attribute", """
            namespace Device
            {
                [Mark<int>] //! generics
                internal sealed class Sample { }
                internal sealed class MarkAttribute<T> : System.Attribute { } //! generics
            }
            """),
        Snippet.Members("Main with a result", "public static int Main() => 0; //! main-return"),
    ];

    private static IEnumerable<Snippet> Library() =>
    [
        Snippet.Statements("string.Replace", "text = text.Replace(\"a\", \"b\"); //! api-member"),
        Snippet.Statements("string.Join", "text = string.Join(\",\", words); //! api-member"),
        Snippet.Statements("string.Insert", "text = text.Insert(1, \"a\"); //! api-member"),
        Snippet.Statements("string.Remove", "text = text.Remove(1); //! api-member"),
        Snippet.Statements("string.IsNullOrWhiteSpace", "bool isEmpty = string.IsNullOrWhiteSpace(text); //! api-member"),
        Snippet.Statements("string.Contains of a character", "bool hasComma = text.Contains(','); //! api-member"),
        Snippet.Statements("string.StartsWith of a character", "bool isNegative = text.StartsWith('-'); //! api-member"),
        Snippet.Statements("string comparison kinds", "bool isSame = text.Equals(\"a\", StringComparison.Ordinal); //! api-member api-type"),
        Snippet.Statements("string.Split by a string", "words = text.Split(\", \"); //! api-member"),
        Snippet.Statements("string.Split with options", "words = text.Split(',', StringSplitOptions.None); //! api-member api-type"),
        Snippet.Statements("string.ToUpperInvariant", "text = text.ToUpperInvariant(); //! api-member"),
        Snippet.Statements("char.IsDigit", "bool isDigit = char.IsDigit(text[0]); //! api-member"),
        Snippet.Statements("Array.Sort", "Array.Sort(bytes); //! api-member"),
        Snippet.Statements("Array.Fill", "Array.Fill(bytes, (byte)1); //! api-member"),
        Snippet.Statements("Array.Empty", "bytes = Array.Empty<byte>(); //! api-member generics"),
        Snippet.Statements("array rank", "number = bytes.GetLength(0); //! api-member"),
        Snippet.Statements("Convert.ToString", "text = Convert.ToString(number); //! api-member"),
        Snippet.Statements("Convert.ToInt32 of a double", "number = Convert.ToInt32(real); //! api-member"),
        Snippet.Statements("Math.Round to digits", "real = Math.Round(real, 2); //! api-member"),
        Snippet.Statements("Math.Abs of a long", "big = Math.Abs(big); //! api-member"),
        Snippet.Statements("Math.Max of longs", "big = Math.Max(big, 1L); //! api-member"),
        Snippet.Statements("Math.Clamp of ints", "number = Math.Clamp(number, 0, 9); //! api-member"),
        Snippet.Statements("MathF", "small = MathF.Sqrt(small); //! api-type"),
        Snippet.Statements("Encoding.ASCII", "bytes = Encoding.ASCII.GetBytes(text); //! api-member"),
        Snippet.Statements("Encoding.GetString of a whole array", "text = Encoding.UTF8.GetString(bytes); //! api-member"),
        Snippet.Statements("BitConverter.SingleToInt32Bits", "number = BitConverter.SingleToInt32Bits(small); //! api-member"),
        Snippet.Statements("BinaryPrimitives", "number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes); //! api-type span"),
        Snippet.Statements("DateTime.Now", "DateTime now = DateTime.Now; //! api-member"),
        Snippet.Statements("DateTime.UtcNow", "DateTime now = DateTime.UtcNow; //! api-member"),
        Snippet.Statements("DateTime.AddMonths", "DateTime later = new DateTime(2026, 1, 1).AddMonths(1); //! api-member"),
        Snippet.Members("DateTimeOffset", "private DateTimeOffset _start; //! api-type"),
        Snippet.Statements("TimeSpan from a fraction", "TimeSpan wait = TimeSpan.FromSeconds(1.5); //! api-member"),
        Snippet.Statements("TimeSpan times a number", "TimeSpan wait = TimeSpan.FromSeconds(1) * 2; //! api-member"),
        Snippet.Statements("Enum.Parse", "thing = Enum.Parse(typeof(Colour), text); //! api-member"),
        Snippet.Statements("Interlocked on long", "Interlocked.Increment(ref big); //! api-member"),
        Snippet.Statements("Monitor.Wait", "Monitor.Wait(thing); //! api-member"),
        Snippet.Statements("thread name", "Thread.CurrentThread.Name = text; //! api-member"),
        Snippet.Statements("stopwatch", "var watch = System.Diagnostics.Stopwatch.StartNew(); //! api-type"),
        Snippet.Statements("WaitOne of milliseconds only", "new AutoResetEvent(false).WaitOne(5); //! api-member"),
        Snippet.Statements("Random with a minimum", "number = new Random(1).Next(2, 3); //! api-member"),
        Snippet.Statements("Random without seed", "number = new Random().Next(2); //! api-member"),
        Snippet.Statements("ArrayList with capacity", "thing = new ArrayList(5); //! api-member"),
        Snippet.Statements("ArrayList.Sort", "new ArrayList().Sort(); //! api-member"),
        Snippet.Statements("Hashtable.ContainsKey", "bool has = new Hashtable().ContainsKey(1); //! api-member"),
        Snippet.Statements("SortedList", "thing = new SortedList(); //! api-type"),
        Snippet.Statements("StringBuilder.AppendFormat", "thing = new StringBuilder().AppendFormat(\"{0}\", number); //! api-member"),
        Snippet.Statements("StringBuilder.Insert of a text only", "thing = new StringBuilder().Insert(0, text); //! api-member"),
        Snippet.Statements("bool.Parse", "bool isOn = bool.Parse(text); //! api-member"),
        Snippet.Statements("parsing with a culture", "number = int.Parse(text, System.Globalization.CultureInfo.InvariantCulture); //! api-member api-type"),
        Snippet.Statements("CompareTo of int", "number = number.CompareTo(3); //! api-member"),
        Snippet.Statements("exception with the actual value", "throw new ArgumentOutOfRangeException(\"number\", number, \"text\"); //! api-member"),
        Snippet.Statements("Environment", "text = Environment.NewLine; //! api-type"),
        Snippet.Statements("Activator", "thing = Activator.CreateInstance(typeof(Sample)); //! api-type"),
        Snippet.Statements("a member of a type that is never named", "thing = thing.GetType().Assembly.GetName().Name; //! api-member api-type"),
        Snippet.Members("thread-static field", "[ThreadStatic] private static int _depth; //! api-type"),
        Snippet.Members("platform call", "[System.Runtime.InteropServices.DllImport(\"c\")] private static extern int getpid(); //! api-type"),
        Snippet.Members("override of a member that the device lacks", "private sealed class Fault : Exception { public override string Source => \"\"; } //! api-member"),
        Snippet.Statements("catching DivideByZeroException", """
            try { number = 1; }
            catch (DivideByZeroException) { number = 2; } //! catch-type
            """),
        Snippet.Statements("catching OverflowException", """
            try { number = 1; }
            catch (OverflowException fault) { text = fault.Message; } //! catch-type
            """),
        Snippet.Statements("catching KeyNotFoundException", """
            try { number = 1; }
            catch (System.Collections.Generic.KeyNotFoundException) { } //! catch-type
            """),
    ];

    private static IEnumerable<Snippet> Traps() =>
    [
        Snippet.Statements("enum ToString", "text = _colour.ToString(); //! enum-text"),
        Snippet.Statements("enum in interpolation", "text = $\"is {_colour}\"; //! enum-text"),
        Snippet.Statements("enum in concatenation", "text = \"is \" + _colour; //! enum-text"),
        Snippet.Statements("enum appended with +=", "text += Colour.Red; //! enum-text"),
        Snippet.Statements("enum in string.Format", "text = string.Format(\"{0}\", _colour); //! enum-text"),
        Snippet.Statements("enum among many values of string.Format", "text = string.Format(\"{0}{1}{2}{3}\", 1, 2, 3, _colour); //! enum-text"),
        Snippet.Statements("enum boxed on purpose", "text = string.Concat(text, (object)_colour); //! enum-text"),
        Snippet.Statements("enum in a StringBuilder", "thing = new StringBuilder().Append(_colour); //! enum-text"),
        Snippet.Statements("double ToString", "text = real.ToString(); //! number-text"),
        Snippet.Statements("float ToString", "text = small.ToString(); //! number-text"),
        Snippet.Statements("double in interpolation", "text = $\"{real} V\"; //! number-text"),
        Snippet.Statements("double with alignment only", "text = $\"{real,8} V\"; //! number-text"),
        Snippet.Statements("double in concatenation", "text = real + \" V\"; //! number-text"),
        Snippet.Statements("float appended with +=", "text += small; //! number-text"),
        Snippet.Statements("double in string.Format", "text = string.Format(\"{0:F1} {1}\", real, real); //! number-text"),
        Snippet.Statements("double in a StringBuilder", "thing = new StringBuilder().Append(real); //! number-text"),
        Snippet.Statements("double boxed in a StringBuilder", "thing = new StringBuilder().Append((object)real); //! number-text"),
        Snippet.Statements("custom pattern", "text = real.ToString(\"0.00\"); //! number-format"),
        Snippet.Statements("custom pattern in interpolation", "text = $\"{real:#.##}\"; //! number-format"),
        Snippet.Statements("custom pattern in string.Format", "text = string.Format(\"{0:0.0}\", real); //! number-format"),
        Snippet.Statements("custom pattern of an int", "text = number.ToString(\"00\"); //! number-format"),
        Snippet.Statements("D of a double", "text = real.ToString(\"D2\"); //! number-format"),
        Snippet.Statements("R of a double", "text = real.ToString(\"R\"); //! number-format"),
        Snippet.Statements("E of a double", "text = real.ToString(\"E2\"); //! number-format"),
        Snippet.Statements("G of a double", "text = real.ToString(\"G4\"); //! number-format"),
        Snippet.Statements("C of a double", "text = $\"{real:C2}\"; //! number-format"),
        Snippet.Statements("P of an int", "text = $\"{number:P0}\"; //! number-format"),
        Snippet.Statements("format that is not a literal", "text = real.ToString(text); //! number-format"),
        Snippet.Statements("string.Format with a pattern that is not a literal", "text = string.Format(text, real); //! number-format"),
        Snippet.Statements("foreach over a string", "foreach (char c in text) { number = c; } //! string-foreach"),
        Snippet.Statements("throw null", "throw null; //! throw-null"),
        Snippet.Members("key class with own equality", """
            private sealed class Key
            {
                public override bool Equals(object other) => true;
                public override int GetHashCode() => 0;
            }
            private readonly Hashtable _byKey = new Hashtable();
            private void Use(Key key)
            {
                _byKey.Add(key, 1); //! hashtable-key
                _byKey[key] = 2; //! hashtable-key
                IDictionary view = _byKey;
                view.Remove(key); //! hashtable-key
            }
            """),
        Snippet.Statements("TryParse without its result", "int.TryParse(text, out number); //! unchecked-parse"),
        Snippet.Members(
            "a change of sign without a change of size",
            """
            private int Half(uint bits) => (int)bits; //! sign-cast
            private double Whole(ulong bits) => (long)bits; //! sign-cast
            private int Low(ulong bits) => (int)bits;
            private long Wide(uint bits) => bits;
            """),
        Snippet.Statements("TryParse with its result thrown away", "_ = double.TryParse(text, out real); //! unchecked-parse"),
    ];

    private static IEnumerable<Snippet> Statics() =>
    [
        Snippet.File("a static field of another class", """
            namespace Device
            {
                internal static class Alpha { public static readonly int Size = Zulu.Size + 1; } //! static-order
                internal static class Zulu { public static readonly int Size = int.Parse("4"); } //! static-order
            }
            """),
        Snippet.File("a static property of another class", """
            namespace Device
            {
                internal static class Alpha { public static int Size { get; } = Zulu.Size; } //! static-order
                internal static class Zulu { public static int Size => 4; }
            }
            """),
        Snippet.File("a method of another class", """
            namespace Device
            {
                internal static class Alpha
                {
                    private static readonly int Size;
                    static Alpha()
                    {
                        Size = Zulu.Measure(); //! static-order
                    }
                }
                internal static class Zulu { public static int Measure() => 4; }
            }
            """),
        Snippet.File("another class behind an own method", """
            namespace Device
            {
                internal static class Alpha
                {
                    private static readonly int Size = Measure(); //! static-order
                    private static int Measure() => Zulu.Size;
                }
                internal static class Zulu { public static readonly int Size = 4; }
            }
            """),
        Snippet.File("another class behind a constructor", """
            namespace Device
            {
                internal static class Alpha { private static readonly Mike Middle = new Mike(); } //! static-order
                internal sealed class Mike
                {
                    private readonly int _size = Zulu.Size;
                    public int Size => _size;
                }
                internal static class Zulu { public static readonly int Size = 4; }
            }
            """),
        Snippet.File("a runtime method", """
            namespace Device
            {
                internal static class Alpha { private static readonly double Root = System.Math.Sqrt(3.0); } //! static-order
            }
            """),
        Snippet.File("a division", """
            namespace Device
            {
                internal static class Alpha
                {
                    private static readonly double Steps = 5;
                    private static readonly double Size = 1.0 / Steps; //! static-division
                    private static readonly int Rest = 7 % (int)Steps; //! static-division
                }
            }
            """),
    ];
}
