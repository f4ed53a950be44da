using System.Numerics;
using EdgeLem.Gateway.Feeders.Reading;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>What flows into loads and inverters, or into what was injected instead.</summary>
internal static class LoadFlows
{
    /// <summary>The feeder's loads, then its inverters.</summary>
    /// <param name="flow">A converged flow.</param>
    public static IEnumerable<ElementFlow> Of(PowerFlowResult flow)
    {
        Feeder feeder = flow.Feeder;
        for (int index = 0; index < feeder.Loads.Count; index++)
        {
            Load load = feeder.Loads[index];
            yield return Element(flow, ($"load.{load.Id}", load.Bus), (load.Connection, load.Terminals), leg => flow.LoadCurrentA(index, leg));
        }

        for (int index = 0; index < feeder.Inverters.Count; index++)
        {
            Inverter inverter = feeder.Inverters[index];
            yield return Element(flow, ($"inverter.{inverter.Id}", inverter.Bus), (inverter.Connection, inverter.Terminals), leg => flow.InverterCurrentA(index, leg));
        }
    }

    /// <summary>Injected powers, named by bus and phase.</summary>
    /// <param name="flow">A converged flow.</param>
    /// <param name="injections">The powers.</param>
    /// <param name="options">What the flow was solved with.</param>
    public static IEnumerable<ElementFlow> Of(PowerFlowResult flow, IEnumerable<Injection> injections, PowerFlowOptions options) =>
        injections.Select(injection => OfInjection(flow, injection, options));

    private static ElementFlow Element(PowerFlowResult flow, (string Name, string Bus) what, (LoadConnection Connection, TerminalList Terminals) how, Func<int, Complex> legA)
    {
        int legs = how.Connection == LoadConnection.Star ? how.Terminals.Count - 1 : how.Terminals.Count == 2 ? 1 : how.Terminals.Count;
        Complex[] currents = ElementEnd.OfLegs(how.Connection, [.. Enumerable.Range(0, legs).Select(legA)]);
        return new ElementFlow { Name = what.Name, Group = ElementGroup.Loads, Ends = [new ElementEnd(flow.Feeder.BusIndex(what.Bus), how.Terminals, currents)] };
    }

    /// <summary>I = conj(S / V), with |V| held in the constant-power band in the denominator, as the solver has it.</summary>
    private static ElementFlow OfInjection(PowerFlowResult flow, Injection injection, PowerFlowOptions options)
    {
        Complex voltage = flow.VoltageV(injection.Bus, injection.Phase);
        double baseV = flow.Feeder.BaseVoltageV(injection.Bus);
        double magnitude = Math.Clamp(voltage.Magnitude, options.ConstantPowerMinPu * baseV, options.ConstantPowerMaxPu * baseV);
        Complex current = new Complex(injection.PowerW, -injection.ReactivePowerVar) * voltage / (magnitude * magnitude);
        Terminal phase = (Terminal)(injection.Phase + 1);
        var terminals = new TerminalList(phase, flow.Feeder.HasTerminal(injection.Bus, Terminal.N) ? Terminal.N : Terminal.Earth);
        return new ElementFlow
        {
            Name = $"injection.{flow.Feeder.Buses[injection.Bus].Id}.{phase}",
            Group = ElementGroup.Loads,
            Ends = [new ElementEnd(injection.Bus, terminals, [current, -current])],
        };
    }
}
