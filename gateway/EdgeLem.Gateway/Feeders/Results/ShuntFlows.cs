using System.Numerics;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>What flows into earth electrodes, connected capacitors and shunts: constant admittances, so the voltages tell.</summary>
internal static class ShuntFlows
{
    /// <summary>All of them, in the feeder's order.</summary>
    /// <param name="flow">A converged flow.</param>
    public static IEnumerable<ElementFlow> Of(PowerFlowResult flow) =>
    [
        .. flow.Feeder.Earthings.Select(earthing => OfEarthing(flow, earthing)),
        .. flow.Feeder.Capacitors.Where(capacitor => capacitor.IsClosed).Select(capacitor => OfCapacitor(flow, capacitor)),
        .. flow.Feeder.Shunts.Select(shunt => OfShunt(flow, shunt)),
    ];

    private static ElementFlow OfEarthing(PowerFlowResult flow, Earthing earthing)
    {
        int bus = flow.Feeder.BusIndex(earthing.Bus);
        Complex currentA = flow.VoltageToEarthV(bus, earthing.Terminal) / new Complex(earthing.ResistanceOhm, earthing.ReactanceOhm);
        return Element($"earthing.{earthing.Id}", ElementGroup.Earthings, new ElementEnd(bus, new TerminalList(earthing.Terminal), [currentA]));
    }

    private static ElementFlow OfCapacitor(PowerFlowResult flow, Capacitor capacitor)
    {
        int bus = flow.Feeder.BusIndex(capacitor.Bus);
        Complex[] voltages = [.. capacitor.Terminals.Select(terminal => flow.VoltageToEarthV(bus, terminal))];
        Complex[] acrossV = LegVoltages(capacitor.Connection, voltages);
        var susceptance = new Complex(0, capacitor.RatedVar / acrossV.Length / (capacitor.RatedVoltageV * capacitor.RatedVoltageV));
        Complex[] currentA = ElementEnd.OfLegs(capacitor.Connection, [.. acrossV.Select(voltage => susceptance * voltage)]);
        return Element($"capacitor.{capacitor.Id}", ElementGroup.Shunts, new ElementEnd(bus, capacitor.Terminals, currentA));
    }

    private static Complex[] LegVoltages(LoadConnection connection, Complex[] v) => (connection, v.Length) switch
    {
        (LoadConnection.Star, _) => [.. v[..^1].Select(phase => phase - v[^1])],
        (_, 2) => [v[0] - v[1]],
        _ => [v[0] - v[1], v[1] - v[2], v[2] - v[0]],
    };

    private static ElementFlow OfShunt(PowerFlowResult flow, Shunt shunt)
    {
        int bus = flow.Feeder.BusIndex(shunt.Bus);
        Complex[] voltages = [.. shunt.Terminals.Select(terminal => flow.VoltageToEarthV(bus, terminal))];
        Complex[] currentA = [.. voltages.Select((_, row) => voltages.Select((voltage, column) => shunt.AdmittanceS[row, column] * voltage).Aggregate((sum, part) => sum + part))];
        return Element($"shunt.{shunt.Id}", ElementGroup.Shunts, new ElementEnd(bus, shunt.Terminals, currentA));
    }

    private static ElementFlow Element(string name, ElementGroup group, ElementEnd end) => new() { Name = name, Group = group, Ends = [end] };
}
