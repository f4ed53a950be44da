namespace EdgeLem.Sim.Devices;

/// <summary>The operating point that an inverter can reach.</summary>
/// <remarks>
/// <para>Symbols: P active power, W; Q reactive power, var, injected positive; S apparent power limit, VA.</para>
/// <para>P = min(available, limit, S). The wanted Q is held inside the reactive rating. At the apparent power circle, active priority
/// holds |Q| to sqrt(S^2 - P^2); reactive priority holds |Q| to S and P to sqrt(S^2 - Q^2).</para>
/// <para>Source: EPRI Common Functions for Smart Inverters (3002008217), watt and var precedence.</para>
/// </remarks>
internal readonly record struct InverterCapability(double ActiveLimitW, double ApparentLimitVa, double InjectLimitVar, double AbsorbLimitVar, bool ReactivePriority)
{
    /// <summary>The point for an available power and a wanted reactive power.</summary>
    /// <param name="availableW">Available AC power, W.</param>
    /// <param name="wantedVar">Gives the wanted reactive power for the active power that would flow without it.</param>
    public InverterOutput Reach(double availableW, Func<double, double> wantedVar)
    {
        double activeW = Math.Max(Math.Min(availableW, Math.Min(ActiveLimitW, ApparentLimitVa)), 0);
        double reactiveVar = Math.Clamp(wantedVar(activeW), -AbsorbLimitVar, InjectLimitVar);
        if (ReactivePriority)
        {
            reactiveVar = Math.Clamp(reactiveVar, -ApparentLimitVa, ApparentLimitVa);
            return new InverterOutput(Math.Min(activeW, Leg(ApparentLimitVa, reactiveVar)), reactiveVar);
        }

        double room = Leg(ApparentLimitVa, activeW);
        return new InverterOutput(activeW, Math.Clamp(reactiveVar, -room, room));
    }

    /// <summary>The other leg of a right triangle, 0 when rounding makes the first one too long.</summary>
    /// <param name="hypotenuse">Length of the hypotenuse.</param>
    /// <param name="leg">Length of one leg.</param>
    public static double Leg(double hypotenuse, double leg) => Math.Sqrt(Math.Max((hypotenuse * hypotenuse) - (leg * leg), 0));
}
