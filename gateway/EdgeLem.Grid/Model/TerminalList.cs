using System.Collections;

namespace EdgeLem.Grid;

/// <summary>
/// The terminals of one bus that an element's conductors are connected to, in the order of the conductors: up to four of A, B, C, N and E (earth), for
/// example "ABCN", "CB" or "ABCE". An immutable value.
/// </summary>
public readonly record struct TerminalList : IReadOnlyList<Terminal>
{
    private const string Letters = "EABCN";
    private const int BitsPerTerminal = 4;

    private readonly int _packed;

    /// <summary>Creates a list.</summary>
    /// <param name="terminals">One to four; a terminal other than earth at most once.</param>
    /// <exception cref="ArgumentException">There are none or more than four, one is no terminal, or one other than earth is repeated.</exception>
    public TerminalList(params ReadOnlySpan<Terminal> terminals)
    {
        if (terminals.Length is 0 or > 4)
        {
            throw new ArgumentException($"A list has 1 to 4 terminals, not {terminals.Length}.", nameof(terminals));
        }

        int seen = 0;
        for (int i = 0; i < terminals.Length; i++)
        {
            Terminal terminal = terminals[i];
            if (terminal is < Terminal.Earth or > Terminal.N || (terminal != Terminal.Earth && (seen >> (int)terminal & 1) == 1))
            {
                throw new ArgumentException($"'{terminal}' is no terminal or stands in the list twice.", nameof(terminals));
            }

            seen |= 1 << (int)terminal;
            _packed |= (int)terminal << (BitsPerTerminal * i);
        }

        Count = terminals.Length;
    }

    /// <summary>A, B, C.</summary>
    public static TerminalList ThreePhase { get; } = new(Terminal.A, Terminal.B, Terminal.C);

    /// <summary>A, B, C, N.</summary>
    public static TerminalList FourWire { get; } = new(Terminal.A, Terminal.B, Terminal.C, Terminal.N);

    /// <summary>A, B, C and earth: a star winding or load whose star point is solidly earthed.</summary>
    public static TerminalList EarthedStar { get; } = new(Terminal.A, Terminal.B, Terminal.C, Terminal.Earth);

    /// <summary>How many terminals; 0 only for the default value.</summary>
    public int Count { get; }

    /// <summary>The terminal of a conductor.</summary>
    /// <param name="index">Conductor, 0 to <see cref="Count"/> - 1.</param>
    public Terminal this[int index] => (uint)index < (uint)Count
        ? (Terminal)(_packed >> (BitsPerTerminal * index) & 0xF)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The list has {Count} terminals.");

    /// <summary>Reads letters such as "ABCN" or "AE".</summary>
    /// <param name="letters">Upper-case letters A, B, C, N, E.</param>
    /// <param name="terminals">The list, or the default value when this returns false.</param>
    public static bool TryParse(string letters, out TerminalList terminals)
    {
        ArgumentNullException.ThrowIfNull(letters);
        terminals = default;
        Terminal[] parsed = [.. letters.Select(letter => (Terminal)Letters.IndexOf(letter, StringComparison.Ordinal))];
        bool isRepeated = parsed.Where(terminal => terminal != Terminal.Earth).GroupBy(terminal => terminal).Any(group => group.Count() > 1);
        if (parsed.Length is 0 or > 4 || isRepeated || parsed.Any(terminal => terminal < Terminal.Earth))
        {
            return false;
        }

        terminals = new TerminalList(parsed);
        return true;
    }

    /// <summary>Whether a terminal is in the list.</summary>
    /// <param name="terminal">Any terminal.</param>
    public bool Contains(Terminal terminal) => IndexOf(terminal) >= 0;

    /// <summary>The first conductor at a terminal, or -1.</summary>
    /// <param name="terminal">Any terminal.</param>
    public int IndexOf(Terminal terminal)
    {
        for (int i = 0; i < Count; i++)
        {
            if (this[i] == terminal)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The terminals one after the other.</summary>
    public IEnumerator<Terminal> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The letters, for example "ABCN".</summary>
    public override string ToString() => string.Concat(this.Select(terminal => Letters[(int)terminal]));
}
