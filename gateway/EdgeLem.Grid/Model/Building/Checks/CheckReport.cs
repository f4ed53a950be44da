namespace EdgeLem.Grid;

/// <summary>Takes what the checks of a feeder find, and knows what not to report: values of elements that the reader has reported already.</summary>
internal sealed class CheckReport(FeederBuilder builder, ICollection<Defect> defects)
{
    /// <summary>An element could not be placed: what only its absence causes is not reported.</summary>
    public bool ElementsLeftOut => builder.ElementsLeftOut;

    public void Defect(SourceLocation location, string message) => defects.Add(new Defect(location, message));

    public void Note(SourceLocation location, string message) => builder.AddNote(new FeederNote(location, message));

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
