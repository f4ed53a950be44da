namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>What the guard must let pass: the interpreter runs it as .NET does.</summary>
internal static class AcceptedSnippets
{
    public static IReadOnlyList<Snippet> All { get; } =
    [
        Snippet.File("classes, structs and interfaces", """
            using System;
            namespace Device
            {
                internal interface IMeter { int PowerW { get; } bool TryRead(byte[] frame, out int value); event EventHandler Read; }
                internal abstract class Meter : IMeter, IDisposable
                {
                    protected Meter(int powerW) { PowerW = powerW; }
                    public event EventHandler Read;
                    public int PowerW { get; init; }
                    public virtual bool TryRead(byte[] frame, out int value) { value = frame[0]; Read?.Invoke(this, EventArgs.Empty); return true; }
                    public void Dispose() { }
                }
                internal sealed class Em24 : Meter { public Em24() : base(3) { } public override string ToString() => "em24"; }
                internal readonly struct Reading
                {
                    public Reading(int value) { Value = value; }
                    public int Value { get; }
                    public static Reading operator +(Reading a, Reading b) => new Reading(a.Value + b.Value);
                }
                internal sealed class MeterException : Exception { public MeterException(string message, Exception inner) : base(message, inner) { } }
            }
            """),
        Snippet.File("nullable reference annotations", """
            #nullable enable
            using System.Diagnostics.CodeAnalysis;
            namespace Device
            {
                internal sealed class Names
                {
                    private string? _last;
                    public bool TryFind(string? key, [NotNullWhen(true)] out string? name) { name = key ?? _last; _last ??= key; return name is not null; }
                }
            }
            """),
        Snippet.Members("delegates, lambdas and events", """
            private Action _later;
            public event Handler Seen;
            private void Wire(int offset)
            {
                Handler handler = value => offset += value;
                Seen += handler;
                Seen += Look;
                Seen?.Invoke(3);
                handler(2);
                _later = () => handler(1);
                _later();
                static int Twice(int value) => 2 * value;
                offset = Twice(offset);
            }
            private void Look(int value) { }
            """),
        Snippet.Statements("switch expressions and patterns", """
            text = _colour switch { Colour.Red => "red", Colour.Green => "green", _ => "" };
            bool isSmall = number is > 0 and < 10 or 42;
            if (thing is string { Length: > 3 } name && name != text) { number = name.Length; }
            switch (text) { case "a": number = 1; break; case "b" when real > 1: number = 2; break; default: break; }
            """),
        Snippet.Statements("?. on references", "text = thing?.ToString() ?? string.Empty;"),
        Snippet.Statements("formats that both print alike", """
            text = string.Format("{0:F2}|{1,-6}|{2}|{{3}}", real, text, number);
            text = string.Format("{0}{1}{2}{3}", 1, 2L, text, 'c');
            text = $"{real:F1} V {number:D4} {number:X2} {number,6} {big} {small:N2} {text}";
            text = real.ToString("F3") + number + ' ' + big.ToString("D6") + true;
            text = new DateTime(2026, 11, 20).ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
            """),
        Snippet.Statements("enums as numbers", """
            text = ((int)_colour).ToString() + $"{(int)_colour}";
            bool isRed = _colour.HasFlag(Colour.Red) || _colour == Colour.Green;
            """),
        Snippet.Statements("text members of the device", """
            words = text.Trim().TrimEnd('\r', '\n').TrimStart(' ').Split(',');
            words = text.Split(',', ';');
            number = text.IndexOf("a") + text.LastIndexOf('b') + text.CompareTo("c") + string.Compare(text, "d");
            bool isMatch = text.StartsWith("a") && text.EndsWith("b") && text.Contains("c") && !string.IsNullOrEmpty(text) && text.Equals("x") && text == "y";
            text = text.Substring(1, 2).PadLeft(5).PadRight(8, '0').ToUpper() + new string('-', 3) + new string(text.ToCharArray());
            number = Convert.ToInt32("ff", 16) + Convert.ToInt32("12") + int.Parse(text);
            if (double.TryParse(text, out double value) && !double.IsNaN(value)) { real = value; }
            bool isOk = int.TryParse(text, out number);
            """),
        Snippet.Statements("collections", """
            ArrayList list = new ArrayList { 1, "two" };
            list.Insert(0, thing);
            list.RemoveAt(list.Count - 1);
            foreach (object item in list) { thing = item; }
            Hashtable table = new Hashtable { { "a", 1 }, { "b", 2 } };
            table["c"] = 3;
            if (table.Contains(Colour.Red)) { table.Remove(1L); }
            foreach (DictionaryEntry entry in table) { text = (string)entry.Key; thing = entry.Value; }
            foreach (object key in table.Keys) { thing = key; }
            Queue queue = new Queue();
            queue.Enqueue(thing);
            thing = queue.Dequeue();
            """),
        Snippet.Statements("jagged arrays and array members", """
            int[][] table = new int[2][];
            table[0] = new[] { 1, 2, 3 };
            number = table[0].Length + table.Length;
            Array.Copy(bytes, 0, bytes, 1, bytes.Length - 1);
            Array.Clear(bytes, 0, bytes.Length);
            number = Array.IndexOf(words, text);
            thing = bytes.Clone();
            foreach (int[] row in table) { number += row[0]; }
            """),
        Snippet.Statements("StringBuilder", """
            StringBuilder line = new StringBuilder(64);
            line.Append("a").Append(number).Append(big).Append('c').Append(real.ToString("F2")).AppendLine();
            line.Replace("a", "b").Insert(0, "x", 1);
            line.Length = 0;
            line[0] = 'y';
            text = line.ToString();
            """),
        Snippet.Statements("bytes and mathematics", """
            bytes = Encoding.UTF8.GetBytes(text);
            text = Encoding.UTF8.GetString(bytes, 0, bytes.Length);
            number = BitConverter.ToInt32(BitConverter.GetBytes(small), 0);
            big = BitConverter.DoubleToInt64Bits(real);
            real = Math.Sqrt(Math.Abs(real)) + Math.Round(real) + Math.Pow(real, 2) + Math.Exp(-real) * Math.PI + Math.Max(number, 3) + Math.Min(real, 2.0);
            real = Math.Clamp(real, -1, 1) + Math.Floor(real) + Math.Ceiling(real) + Math.Truncate(real);
            ushort crc = unchecked((ushort)(number << 8));
            number = int.MaxValue - crc;
            """),
        Snippet.Statements("time", """
            DateTime start = new DateTime(2026, 11, 20, 6, 0, 0);
            TimeSpan length = start.AddMinutes(15) - start;
            bool isLong = length > TimeSpan.FromSeconds(900) || length == TimeSpan.Zero || length >= TimeSpan.FromHours(1);
            """),
        Snippet.Statements("lock, exceptions and threads", """
            lock (_gate) { number++; }
            try { throw new InvalidOperationException("x", new ArgumentNullException("y")); }
            catch (ArgumentException fault) when (fault.Message.Length > 0) { throw; }
            catch (Exception fault) { text = fault.Message; }
            finally { number = 0; }
            Interlocked.Increment(ref number);
            using AutoResetEvent done = new AutoResetEvent(false);
            done.Set();
            bool isSet = done.WaitOne(100, false);
            new Thread(Helper).Start();
            static void Helper() { }
            """),
        Snippet.Members("constants, tables and own statics", """
            public const int Size = 4;
            public const double Half = 1.0 / 2;
            private static readonly ushort[] Table = { 1, 2, Size };
            private static readonly string[][] Names = { new[] { "a" }, new[] { string.Empty } };
            private static readonly Sample First = new Sample();
            private static readonly Hashtable Known = new Hashtable();
            private static readonly double Third = Size / 3.0;
            private static readonly Handler Sink = value => Other.Count = value;
            private static readonly int Sum = Add(Size, 3);
            private static int Add(int a, int b) => a + b;
            private static class Other { public static int Count; }
            """),
        Snippet.Members("keys without own equality, and own dictionaries of other names", """
            private sealed class Plain { }
            private readonly Hashtable _known = new Hashtable();
            private void Use(Plain plain) { _known.Add(plain, 1); _known["a"] = plain; }
            """),
        Snippet.Members("void Main, optional arguments, params, in, ref and out", """
            public static void Main() { }
            private int Sum(int first, int second = 2, params int[] rest) => first + second + rest.Length;
            private void Use(in int a, ref int b, out int c) { c = a + b + Sum(1, rest: 3); }
            """),
        Snippet.File("deconstruction by method, enumerators by hand, attributes", """
            using System;
            using System.Collections;
            namespace Device
            {
                [Flags]
                internal enum Alarm { None = 0, Low = 1, High = 2 }
                internal sealed class Row : IEnumerator
                {
                    private int _next;
                    public object Current => _next;
                    public bool MoveNext() => ++_next < 3;
                    public void Reset() { _next = 0; }
                    public Row GetEnumerator() => this;
                    public void Deconstruct(out int first, out int last) { first = 1; last = 2; }
                    [Obsolete("Use Deconstruct.")]
                    public int Take() { var (first, last) = this; foreach (object item in this) { first += (int)item; } return first + last; }
                }
            }
            """),
    ];
}
