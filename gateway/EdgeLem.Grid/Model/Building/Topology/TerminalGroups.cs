namespace EdgeLem.Grid;

/// <summary>Terminals of buses, joined into groups (union-find with path halving). A node is 4 times the bus index plus the terminal's number less one.</summary>
internal sealed class TerminalGroups(int busCount)
{
    private const int TerminalsPerBus = 4;

    private readonly int[] _parent = [.. Enumerable.Range(0, busCount * TerminalsPerBus)];

    public int NodeCount => _parent.Length;

    public static int NodeOf(int bus, Terminal terminal) => bus * TerminalsPerBus + (int)terminal - 1;

    public static (int Bus, Terminal Terminal) At(int node) => (node / TerminalsPerBus, (Terminal)(node % TerminalsPerBus + 1));

    /// <summary>The node that stands for the group of a node.</summary>
    public int Of(int node)
    {
        while (_parent[node] != node)
        {
            _parent[node] = _parent[_parent[node]];
            node = _parent[node];
        }

        return node;
    }

    public void Join(int a, int b) => _parent[Of(a)] = Of(b);
}
