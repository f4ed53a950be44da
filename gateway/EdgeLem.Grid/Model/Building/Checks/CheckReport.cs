namespace EdgeLem.Grid;

/// <summary>Takes what the checks of a feeder find, and knows what not to report: values of elements that the reader has reported already.</summary>
internal sealed class CheckReport(FeederBuilder builder, ICollection<Defect> defects)
{
    /// <summary>Comparing thousands of wrong names with thousands of right ones would take minutes; nobody reads that many.</summary>
    private const int MostComparedNames = 100;

    private int _comparedNames;

    /// <summary>An element could not be placed: what only its absence causes is not reported.</summary>
    public bool ElementsLeftOut => builder.ElementsLeftOut;

    public void Defect(SourceLocation location, string message) => defects.Add(new Defect(location, message));

    public void Note(SourceLocation location, string message) => builder.AddNote(new FeederNote(location, message));

    /// <summary>Reports a name that nothing has, with the nearest one that something has.</summary>
    /// <param name="location">Where the name stands.</param>
    /// <param name="what">Who names it, and the kind of what it names, for example "line 'l1': bus".</param>
    /// <param name="name">The name.</param>
    /// <param name="known">All names of that kind.</param>
    public void Unknown(SourceLocation location, string what, string name, IEnumerable<string> known)
    {
        bool isCompared = _comparedNames++ < MostComparedNames && known.Any();
        string nearest = isCompared ? $"; the nearest name is '{NearestName.Of(name, known)}'" : "";
        Defect(location, $"{what} '{name}' does not exist. Define it or name another{nearest}.");
    }

    /// <summary>Reports each value outside its range.</summary>
    /// <returns>Whether all are in range and the reader found nothing wrong with the element.</returns>
    public bool Require(ElementOrigin origin, string name, params ReadOnlySpan<Quantity> quantities)
    {
        bool isPlausible = !origin.Flawed;
        foreach (Quantity quantity in quantities)
        {
            if (!origin.Flawed && !quantity.IsPlausible)
            {
                Defect(origin.At(quantity.Property), $"{name}: {quantity.Complaint}");
                isPlausible = false;
            }
        }

        return isPlausible;
    }

    /// <summary>Reports the message when the condition does not hold, at a property of the element.</summary>
    /// <returns>The condition, and false for an element that the reader found wrong.</returns>
    public bool Require(ElementOrigin origin, bool condition, string property, string message)
    {
        if (!origin.Flawed && !condition)
        {
            Defect(origin.At(property), message);
        }

        return condition && !origin.Flawed;
    }
}
