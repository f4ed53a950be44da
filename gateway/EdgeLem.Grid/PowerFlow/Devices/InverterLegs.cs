namespace EdgeLem.Grid;

/// <summary>An inverter that is on: its prepared form, where its legs begin among all, and what is asked of each leg.</summary>
internal readonly record struct InverterLegs(InverterUnit Unit, int FirstLeg, LegPower LegPower)
{
    public int Count => Unit.Legs.Length;
}
