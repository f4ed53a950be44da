namespace EdgeLem.Market.Clearing.Preferences;

/// <summary>The transportation problem: who serves whom, so that the sum of what pairs are worth is greatest.</summary>
/// <remarks>
/// <para>Method: successive shortest paths with potentials (Edmonds and Karp 1972; Tomizawa 1971), on the complete bipartite graph, in integers.</para>
/// <para>Equations: maximise sum(v_ij x_ij), sum_j x_ij &lt;= d_i, sum_i x_ij &lt;= s_j, x >= 0; pairs may be excluded. A path leads from a row with demand left
/// over pairs (cost -v) and back over pairs in use (cost +v) to a column with supply left. Each time the cheapest one is filled, until the cheapest costs more than 0;
/// so trades that are worth exactly 0 are made.</para>
/// <para>Symbols: rows i of m with demand d; columns j of n with supply s; v = values; x = flow; p, q = potentials of rows and columns, reduced cost of a pair
/// -v_ij + p_i - q_j >= 0, with equality where x_ij > 0; t = potential of the sink.</para>
/// <para>Convergence: each path uses up a row, a column or a pair's flow. Usually there are a few paths more than m + n, each O(m n). Ties: the lowest index, so results are
/// deterministic. Limits: m n values and flows are stored, 16 bytes a pair.</para>
/// </remarks>
internal sealed class TransportProblem
{
    /// <summary>The value of an excluded pair.</summary>
    public const long Excluded = long.MinValue;

    private const long Unreachable = long.MaxValue / 4;

    private readonly int _rows;
    private readonly int _columns;
    private readonly long[] _values;
    private readonly long[] _flow;
    private readonly long[] _demand;
    private readonly long[] _supply;
    private readonly long[] _rowPotential;
    private readonly long[] _columnPotential;
    private readonly long[] _rowDistance;
    private readonly long[] _columnDistance;
    private readonly bool[] _rowDone;
    private readonly bool[] _columnDone;
    private readonly int[] _columnBefore;
    private readonly int[] _rowBefore;
    private long _sinkPotential;

    /// <summary>States a problem.</summary>
    /// <param name="demand">d.</param>
    /// <param name="supply">s.</param>
    /// <param name="values">v by rows; magnitudes below 2^60, or <see cref="Excluded"/>.</param>
    public TransportProblem(long[] demand, long[] supply, long[] values)
    {
        _rows = demand.Length;
        _columns = supply.Length;
        _demand = [.. demand];
        _supply = [.. supply];
        _values = values;
        _flow = new long[values.Length];
        _rowPotential = new long[_rows];
        _rowDistance = new long[_rows];
        _rowDone = new bool[_rows];
        _columnBefore = new int[_rows];
        _columnPotential = new long[_columns];
        _columnDistance = new long[_columns];
        _columnDone = new bool[_columns];
        _rowBefore = new int[_columns];
        SetFirstPotentials();
    }

    /// <summary>Solves it.</summary>
    /// <returns>x by rows.</returns>
    public long[] Solve()
    {
        while (_rows > 0 && _columns > 0 && TryFindPath(out int last, out long distance))
        {
            MovePotentials(distance);
            if (_sinkPotential > 0)
            {
                break;
            }

            Fill(last);
        }

        return _flow;
    }

    private void SetFirstPotentials()
    {
        _sinkPotential = Unreachable;
        for (int column = 0; column < _columns; column++)
        {
            long lowest = Unreachable;
            for (int row = 0; row < _rows; row++)
            {
                long value = _values[(row * _columns) + column];
                lowest = value == Excluded ? lowest : Math.Min(lowest, -value);
            }

            _columnPotential[column] = lowest;
            _sinkPotential = Math.Min(_sinkPotential, lowest);
        }
    }

    /// <summary>Dijkstra's algorithm on reduced costs, until the sink cannot come nearer.</summary>
    private bool TryFindPath(out int last, out long distance)
    {
        Start();
        last = -1;
        distance = Unreachable;
        while (TryNext(distance, out int row, out int column))
        {
            if (row >= 0)
            {
                LeaveRow(row);
            }
            else
            {
                LeaveColumn(column, ref last, ref distance);
            }
        }

        return last >= 0;
    }

    private void Start()
    {
        Array.Fill(_columnDistance, Unreachable);
        Array.Clear(_columnDone);
        Array.Clear(_rowDone);
        for (int row = 0; row < _rows; row++)
        {
            _rowDistance[row] = _demand[row] > 0 ? -_rowPotential[row] : Unreachable;
            _columnBefore[row] = -1;
        }
    }

    private bool TryNext(long limit, out int row, out int column)
    {
        row = Nearest(_rowDistance, _rowDone);
        column = Nearest(_columnDistance, _columnDone);
        long toRow = row < 0 ? Unreachable : _rowDistance[row];
        long toColumn = column < 0 ? Unreachable : _columnDistance[column];
        if (Math.Min(toRow, toColumn) >= limit)
        {
            return false;
        }

        (row, column) = toRow <= toColumn ? (row, -1) : (-1, column);
        return true;
    }

    private static int Nearest(long[] distances, bool[] isDone)
    {
        int nearest = -1;
        long shortest = Unreachable;
        for (int i = 0; i < distances.Length; i++)
        {
            if (!isDone[i] && distances[i] < shortest)
            {
                (nearest, shortest) = (i, distances[i]);
            }
        }

        return nearest;
    }

    private void LeaveRow(int row)
    {
        _rowDone[row] = true;
        long from = _rowDistance[row] + _rowPotential[row];
        ReadOnlySpan<long> values = _values.AsSpan(row * _columns, _columns);
        for (int column = 0; column < values.Length; column++)
        {
            if (values[column] != Excluded && from - values[column] - _columnPotential[column] < _columnDistance[column])
            {
                _columnDistance[column] = from - values[column] - _columnPotential[column];
                _rowBefore[column] = row;
            }
        }
    }

    private void LeaveColumn(int column, ref int last, ref long distance)
    {
        _columnDone[column] = true;
        long toSink = _columnDistance[column] + _columnPotential[column] - _sinkPotential;
        if (_supply[column] > 0 && toSink < distance)
        {
            (last, distance) = (column, toSink);
        }

        for (int row = 0; row < _rows; row++)
        {
            // Pairs in use have reduced cost 0, so the row is as near as the column.
            if (_flow[(row * _columns) + column] > 0 && _columnDistance[column] < _rowDistance[row])
            {
                _rowDistance[row] = _columnDistance[column];
                _columnBefore[row] = column;
            }
        }
    }

    private void MovePotentials(long distance)
    {
        for (int row = 0; row < _rows; row++)
        {
            _rowPotential[row] += Math.Min(_rowDistance[row], distance);
        }

        for (int column = 0; column < _columns; column++)
        {
            _columnPotential[column] += Math.Min(_columnDistance[column], distance);
        }

        _sinkPotential += distance;
    }

    private void Fill(int last)
    {
        long quantity = _supply[last];
        int first = -1;
        for (int column = last; column >= 0; column = _columnBefore[first])
        {
            first = _rowBefore[column];
            int before = _columnBefore[first];
            quantity = Math.Min(quantity, before >= 0 ? _flow[(first * _columns) + before] : _demand[first]);
        }

        _supply[last] -= quantity;
        _demand[first] -= quantity;
        for (int column = last; column >= 0; column = _columnBefore[_rowBefore[column]])
        {
            int row = _rowBefore[column];
            _flow[(row * _columns) + column] += quantity;
            if (_columnBefore[row] >= 0)
            {
                _flow[(row * _columns) + _columnBefore[row]] -= quantity;
            }
        }
    }
}
