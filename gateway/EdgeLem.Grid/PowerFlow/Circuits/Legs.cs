namespace EdgeLem.Grid;

/// <summary>Which terminals the legs of a star or delta connection lie between.</summary>
internal static class Legs
{
    /// <summary>Positions in the terminal list of each leg's two ends.</summary>
    public static (int Plus, int Minus)[] Of(LoadConnection connection, int terminals) => connection switch
    {
        LoadConnection.Star => [.. Enumerable.Range(0, terminals - 1).Select(leg => (leg, terminals - 1))],
        _ when terminals == 2 => [(0, 1)],
        _ => [(0, 1), (1, 2), (2, 0)],
    };
}
