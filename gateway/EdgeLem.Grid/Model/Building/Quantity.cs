using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>A value of an element with the range that is physically plausible for it.</summary>
internal readonly record struct Quantity(string Property, double Value, string Unit, double Min, double Max)
{
    public bool IsPlausible => Value >= Min && Value <= Max;

    public string Complaint => string.Create(
        CultureInfo.InvariantCulture,
        $"{Property} is {Value} {Unit}, allowed {Min} to {Max} {Unit}. Correct the value or its unit.");
}
