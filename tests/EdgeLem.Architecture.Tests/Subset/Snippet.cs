namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>A small piece of source. A line that must be refused ends in <c>//!</c> and the ids of the rules that refuse it.</summary>
internal sealed class Snippet
{
    private const string Mark = "//!";

    private Snippet(string name, string text)
    {
        Name = name;
        Text = text;
    }

    public string Name { get; }

    public string Text { get; }

    /// <summary>What the guard must find: line and rule id, in the guard's order.</summary>
    public IReadOnlyList<(int Line, string Id)> Expected =>
    [
        .. Text.Split('\n').Index()
            .Where(line => line.Item.Contains(Mark, StringComparison.Ordinal))
            .SelectMany(line => RuleIds(line.Item).Select(id => (line.Index + 1, id)))
            .Order(),
    ];

    /// <summary>A whole file.</summary>
    public static Snippet File(string name, string text) => new(name, text);

    /// <summary>Members of a class, in a file with the usings of the device's namespaces.</summary>
    public static Snippet Members(string name, string members) => new(name, $$"""
        using System;
        using System.Collections;
        using System.Text;
        using System.Threading;
        namespace Device
        {
            internal enum Colour { Red, Green }
            internal delegate void Handler(int value);
            internal class Sample
            {
                {{members}}
            }
        }
        """);

    /// <summary>Statements of a method with a value of each kind at hand.</summary>
    public static Snippet Statements(string name, string statements) => Members(name, $$"""
        private readonly object _gate = new object();
        private Colour _colour;
        public void Run(int number, long big, double real, float small, byte[] bytes, string text, object thing, string[] words)
        {
            {{statements}}
        }
        """);

    private static string[] RuleIds(string line) =>
        line[(line.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
