namespace EdgeLem.Grid;

/// <summary>The components of a power-grid-model data set by kind, each in the order of the file.</summary>
internal sealed class PgmTables
{
    private readonly Dictionary<string, List<PgmRow>> _rows = new(StringComparer.Ordinal);

    public IEnumerable<string> Components => _rows.Keys;

    public IReadOnlyList<PgmRow> this[string component] => _rows.TryGetValue(component, out List<PgmRow>? rows) ? rows : [];

    public void Add(PgmRow row)
    {
        if (!_rows.TryGetValue(row.Component, out List<PgmRow>? rows))
        {
            _rows[row.Component] = rows = [];
        }

        rows.Add(row);
    }

    /// <summary>A copy with the changes of one scenario; a row without id changes the component at its own place in the list.</summary>
    public PgmTables With(PgmTables update, ICollection<Defect> defects)
    {
        var result = new PgmTables();
        foreach ((string component, List<PgmRow> rows) in _rows)
        {
            List<PgmRow> changed = [.. rows];
            for (int i = 0; i < update[component].Count; i++)
            {
                PgmRow change = update[component][i];
                int place = change.Id.Length > 0 ? changed.FindIndex(row => row.Id == change.Id) : i;
                if (place < 0 || place >= changed.Count)
                {
                    change.Reject(defects, "the input has no such component. Correct the id.");
                    continue;
                }

                changed[place] = changed[place].With(change);
            }

            result._rows[component] = changed;
        }

        foreach (string component in update.Components.Where(component => !_rows.ContainsKey(component)))
        {
            update[component][0].Reject(defects, $"the input has no component of kind '{component}'. Remove the update.");
        }

        return result;
    }
}
