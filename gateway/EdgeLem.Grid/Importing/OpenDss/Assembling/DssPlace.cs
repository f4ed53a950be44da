using System.Collections.Immutable;

namespace EdgeLem.Grid;

/// <summary>Where a load, generator or inverter stands and how its legs are connected.</summary>
/// <param name="Bus">Bus id.</param>
/// <param name="Terminals">As the connection says.</param>
/// <param name="Connection">Star or delta.</param>
/// <param name="LegVoltageV">Rated voltage across a leg in V.</param>
/// <param name="LoadedLegs">Legs that carry power; an open delta has a third that does not.</param>
internal sealed record DssPlace(string Bus, TerminalList Terminals, LoadConnection Connection, double LegVoltageV, int LoadedLegs)
{
    /// <summary>The phases of a star.</summary>
    public Phases Phases => Terminals.SkipLast(1).Where(terminal => terminal is >= Terminal.A and <= Terminal.C)
        .Aggregate(Phases.None, (phases, terminal) => phases | (Phases)(1 << ((int)terminal - 1)));

    /// <summary>
    /// One leg between a phase and neutral or earth is a star, and one between two phases a delta, whatever the script calls it: OpenDSS's single-phase elements stand between
    /// their two nodes.
    /// </summary>
    public static DssPlace Of(string bus, TerminalList terminals, IDssPowerDevice device)
    {
        if (device.Phases == 1)
        {
            bool endsAtNeutral = terminals[1] is Terminal.Earth or Terminal.N;
            bool beginsAtNeutral = !endsAtNeutral && terminals[0] is Terminal.Earth or Terminal.N;
            return new DssPlace(
                bus,
                beginsAtNeutral ? new TerminalList(terminals[1], terminals[0]) : terminals,
                endsAtNeutral || beginsAtNeutral ? LoadConnection.Star : LoadConnection.Delta,
                device.Kv * 1000,
                1);
        }

        bool isDelta = device.Connection == LoadConnection.Delta;
        return new DssPlace(bus, terminals, device.Connection, device.Kv * 1000 / (isDelta ? 1 : Math.Sqrt(3)), device.Phases);
    }

    /// <summary>Equal powers of the legs.</summary>
    public ImmutableArray<LegPower> Powers(double powerW, double reactivePowerVar)
    {
        int legs = Connection == LoadConnection.Star ? Terminals.Count - 1 : Terminals.Count == 2 ? 1 : 3;
        return [.. Load.Balanced(LoadedLegs, powerW, reactivePowerVar), .. Enumerable.Repeat(default(LegPower), legs - LoadedLegs)];
    }
}
