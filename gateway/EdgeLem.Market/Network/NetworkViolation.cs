namespace EdgeLem.Market.Network;

/// <summary>A limit that a state does not keep.</summary>
/// <param name="Kind">What the limit is about.</param>
/// <param name="Element">The bus, line or transformer with its phase, as people name it, for example <c>bus h12 phase B</c>.</param>
/// <param name="Value">The value, in the limit's own unit.</param>
/// <param name="Bound">The bound that it passes, in the same unit.</param>
/// <param name="Unit">That unit, for messages: <c>pu</c>, <c>A</c>, <c>VA</c> or <c>%</c>.</param>
public readonly record struct NetworkViolation(LimitKind Kind, string Element, double Value, double Bound, string Unit)
{
    /// <summary>Of a voltage: whether inverters that react to it with reactive power already give all they can, so that only active power is left to help. False where there are none.</summary>
    public bool IsVarUsedUp { get; init; }
}
