namespace EdgeLem.Grid;

/// <summary>
/// Where the blocks of a sparse matrix over buses are kept, and the order in which buses are eliminated. The matrix is symmetric in structure; fill is found once.
/// Immutable. A position is a place in the order of elimination.
/// </summary>
internal sealed class BlockPattern
{
    private readonly Dictionary<(int Pivot, int Neighbour), int> _linkAt = [];

    /// <summary>Orders the buses by least number of neighbours left (minimum degree), ties by index.</summary>
    /// <param name="sizes">Rows of each bus's diagonal block.</param>
    /// <param name="links">Pairs of buses with a block between them; repetitions do no harm.</param>
    public BlockPattern(int[] sizes, IEnumerable<(int First, int Second)> links)
    {
        int count = sizes.Length;
        List<int>[] later = Order(count, links, out int[] busAt);
        PositionOf = new int[count];
        for (int position = 0; position < count; position++)
        {
            PositionOf[busAt[position]] = position;
        }

        Size = [.. busAt.Select(bus => sizes[bus])];
        DiagonalAt = new int[count];
        VectorAt = new int[count + 1];
        FirstLink = new int[count + 1];
        for (int position = 0; position < count; position++)
        {
            DiagonalAt[position] = Length;
            Length += Size[position] * Size[position];
            VectorAt[position + 1] = VectorAt[position] + Size[position];
            FirstLink[position + 1] = FirstLink[position] + later[position].Count;
        }

        Neighbour = new int[FirstLink[count]];
        UpperAt = new int[Neighbour.Length];
        LowerAt = new int[Neighbour.Length];
        PlaceLinks(later);
        Targets = [.. FindTargets()];
    }

    /// <summary>Position by bus.</summary>
    public int[] PositionOf { get; }

    /// <summary>Rows of the diagonal block, by position.</summary>
    public int[] Size { get; }

    /// <summary>Where the diagonal block begins among the values, by position.</summary>
    public int[] DiagonalAt { get; }

    /// <summary>Where the bus's part of a vector begins, by position; one more entry than positions.</summary>
    public int[] VectorAt { get; }

    /// <summary>Where the links to later positions begin, by position; one more entry than positions.</summary>
    public int[] FirstLink { get; }

    /// <summary>The later position of each link, rising within a position.</summary>
    public int[] Neighbour { get; }

    /// <summary>Where the block of the earlier row and later column begins, by link.</summary>
    public int[] UpperAt { get; }

    /// <summary>Where the block of the later row and earlier column begins, by link.</summary>
    public int[] LowerAt { get; }

    /// <summary>Of each position, for each pair of links (row, column), where the block that they change begins.</summary>
    public int[] Targets { get; }

    /// <summary>Number of values.</summary>
    public int Length { get; private set; }

    /// <summary>Where the block of two buses begins.</summary>
    public int BlockAt(int rowBus, int columnBus)
    {
        (int row, int column) = (PositionOf[rowBus], PositionOf[columnBus]);
        return BlockOfPositions(row, column);
    }

    private int BlockOfPositions(int row, int column) => row == column ? DiagonalAt[row]
        : row < column ? UpperAt[_linkAt[(row, column)]] : LowerAt[_linkAt[(column, row)]];

    private static List<int>[] Order(int count, IEnumerable<(int First, int Second)> links, out int[] busAt)
    {
        SortedSet<int>[] neighbours = [.. Enumerable.Range(0, count).Select(_ => new SortedSet<int>())];
        foreach ((int first, int second) in links)
        {
            neighbours[first].Add(second);
            neighbours[second].Add(first);
        }

        var queue = new SortedSet<(int Degree, int Bus)>(Enumerable.Range(0, count).Select(bus => (neighbours[bus].Count, bus)));
        busAt = new int[count];
        List<int>[] later = new List<int>[count];
        for (int position = 0; position < count; position++)
        {
            (int, int Bus) next = queue.Min;
            queue.Remove(next);
            busAt[position] = next.Bus;
            later[position] = [.. neighbours[next.Bus]];
            Connect(neighbours, next.Bus, queue);
        }

        int[] positionOf = new int[count];
        for (int position = 0; position < count; position++)
        {
            positionOf[busAt[position]] = position;
        }

        return [.. later.Select(buses => buses.Select(bus => positionOf[bus]).Order().ToList())];
    }

    /// <summary>Removes a bus; its neighbours become neighbours of each other.</summary>
    private static void Connect(SortedSet<int>[] neighbours, int bus, SortedSet<(int Degree, int Bus)> queue)
    {
        foreach (int other in neighbours[bus])
        {
            queue.Remove((neighbours[other].Count, other));
            neighbours[other].Remove(bus);
            neighbours[other].UnionWith(neighbours[bus]);
            neighbours[other].Remove(other);
            queue.Add((neighbours[other].Count, other));
        }
    }

    private void PlaceLinks(List<int>[] later)
    {
        for (int position = 0; position < later.Length; position++)
        {
            for (int i = 0; i < later[position].Count; i++)
            {
                int link = FirstLink[position] + i;
                Neighbour[link] = later[position][i];
                _linkAt[(position, Neighbour[link])] = link;
                int length = Size[position] * Size[Neighbour[link]];
                (UpperAt[link], LowerAt[link]) = (Length, Length + length);
                Length += 2 * length;
            }
        }
    }

    private IEnumerable<int> FindTargets()
    {
        for (int position = 0; position < Size.Length; position++)
        {
            for (int row = FirstLink[position]; row < FirstLink[position + 1]; row++)
            {
                for (int column = FirstLink[position]; column < FirstLink[position + 1]; column++)
                {
                    yield return BlockOfPositions(Neighbour[row], Neighbour[column]);
                }
            }
        }
    }
}
