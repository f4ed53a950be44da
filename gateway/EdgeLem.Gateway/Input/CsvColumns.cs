namespace EdgeLem.Gateway.Input;

/// <summary>The columns of a CSV file, found by their names in any order.</summary>
/// <param name="Required">Columns that the header must name.</param>
/// <param name="Optional">Columns that it may name.</param>
internal sealed record CsvColumns(IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    /// <summary>All columns, the required ones first.</summary>
    public IEnumerable<string> All => Required.Concat(Optional);
}
