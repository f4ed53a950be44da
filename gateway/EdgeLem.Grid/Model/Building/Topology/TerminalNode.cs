namespace EdgeLem.Grid;

/// <summary>Numbers the terminals of all buses, earth left out: 4 times the bus index plus the terminal's number less one.</summary>
internal static class TerminalNode
{
    public const int PerBus = 4;

    public static int Of(int bus, Terminal terminal) => bus * PerBus + (int)terminal - 1;

    public static (int Bus, Terminal Terminal) At(int node) => (node / PerBus, (Terminal)(node % PerBus + 1));
}
