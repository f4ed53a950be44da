using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>A feeder with the loads that its file states, and how to solve it.</summary>
/// <param name="Feeder">The feeder.</param>
/// <param name="Options">How to solve it.</param>
/// <param name="Step">Step of the profiles; null for the nominal powers.</param>
internal sealed record ReferenceNetwork(Feeder Feeder, PowerFlowOptions Options, int? Step = null)
{
    /// <summary>Near the last digits that a sweep can settle; the references have ten to twelve.</summary>
    public static PowerFlowOptions Fine { get; } = new() { TolerancePu = 1e-12, MaxIterations = 1000 };

    /// <summary>Most that two methods, each stopped by its own test, may differ.</summary>
    private const double MethodsAllowedPu = 1e-9;

    private const double RoundTripAllowedPu = 1e-12;

    public PowerFlowResult Solve() => Solve(Feeder, Options);

    /// <summary>Voltages by Newton's method against those of a flow by the sweep; null for any other flow.</summary>
    public Deviation? CompareMethods(PowerFlowResult flow) => flow.Method == PowerFlowMethod.Sweep
        ? CompareVoltages("sweep and Newton", MethodsAllowedPu, (flow, Solve(Feeder, Options with { Method = PowerFlowMethod.Newton })))
        : null;

    /// <summary>Voltages of the feeder saved and read again.</summary>
    public Deviation CompareRoundTrip(PowerFlowResult flow)
    {
        using var stream = new MemoryStream();
        FeederJson.Save(Feeder, stream);
        stream.Position = 0;
        FeederImport again = FeederJson.Load(stream, "round trip");
        Assert.True(again.Feeder is not null, again.Report);
        return CompareVoltages("JSON round trip", RoundTripAllowedPu, (flow, Solve(again.Feeder, Options)));
    }

    /// <summary>Every terminal's voltage to earth in two flows of equal buses.</summary>
    public static Deviation CompareVoltages(string quantity, double allowedPu, (PowerFlowResult One, PowerFlowResult Other) flows)
    {
        var deviation = new Deviation(quantity, "pu", allowedPu);
        Feeder feeder = flows.One.Feeder;
        for (int bus = 0; bus < feeder.Buses.Count; bus++)
        {
            string id = feeder.Buses[bus].Id;
            int place = flows.Other.Feeder.BusIndex(id);
            foreach (Terminal terminal in TerminalList.FourWire.Where(terminal => feeder.HasTerminal(bus, terminal)))
            {
                Complex difference = flows.One.VoltageToEarthV(bus, terminal) - flows.Other.VoltageToEarthV(place, terminal);
                deviation.Add(difference.Magnitude / feeder.BaseVoltageV(bus), $"{id}.{(int)terminal}");
            }
        }

        return deviation;
    }

    private PowerFlowResult Solve(Feeder feeder, PowerFlowOptions options)
    {
        var powers = new BusPowers(feeder);
        powers.UseLoads(Step);
        PowerFlowResult flow = new PowerFlowSolver(feeder, options).Solve(powers);
        Assert.True(flow.Converged, flow.FailureReason);
        return flow;
    }
}
