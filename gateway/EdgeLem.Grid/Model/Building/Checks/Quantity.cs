using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>A value of an element with the range that is physically plausible for it.</summary>
/// <param name="Property">The property's name in the feeder format.</param>
/// <param name="Value">The value in that unit.</param>
/// <param name="Unit">Its unit; empty for a ratio or count.</param>
/// <param name="Min">Lowest plausible value.</param>
/// <param name="Max">Highest plausible value.</param>
internal readonly record struct Quantity(string Property, double Value, string Unit, double Min, double Max)
{
    public bool IsPlausible => Value >= Min && Value <= Max;

    public string Complaint => string.Create(
        CultureInfo.InvariantCulture,
        $"{Property} is {Value}{Suffix}, allowed {Min} to {Max}{Suffix}. Correct the value{(Unit.Length > 0 ? " or its unit" : "")}.");

    private string Suffix => Unit.Length > 0 ? " " + Unit : "";
}
