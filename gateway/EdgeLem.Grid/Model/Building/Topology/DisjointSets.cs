namespace EdgeLem.Grid;

/// <summary>Numbers from 0 that are joined into groups (union-find with path halving).</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parent = [.. Enumerable.Range(0, count)];

    /// <summary>The number that stands for the group of another.</summary>
    public int Of(int item)
    {
        while (_parent[item] != item)
        {
            _parent[item] = _parent[_parent[item]];
            item = _parent[item];
        }

        return item;
    }

    public void Join(int a, int b) => _parent[Of(a)] = Of(b);
}
