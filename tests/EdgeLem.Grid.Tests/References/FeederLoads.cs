using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>Solves a feeder with the star loads that its file states: constant power as it is, constant impedance as the shunt that it is.</summary>
internal static class FeederLoads
{
    public static PowerFlowResult Solve(Feeder feeder)
    {
        Feeder network = WithImpedancesAsShunts(feeder);
        var powers = new BusPowers(network);
        foreach (Load load in feeder.Loads.Where(load => !IsImpedance(load)))
        {
            Assert.Equal((LoadConnection.Star, new ZipShares(0, 0, 1)), (load.Connection, load.VoltageDependence.Active));
            for (int leg = 0; leg < load.LegPowers.Length; leg++)
            {
                powers.Add(network.BusIndex(load.Bus), (int)load.Terminals[leg] - 1, load.LegPowers[leg].PowerW, load.LegPowers[leg].ReactivePowerVar);
            }
        }

        var options = new PowerFlowOptions { TolerancePu = 1e-12, ConstantPowerMinPu = 0.01, ConstantPowerMaxPu = 10 };
        PowerFlowResult flow = new PowerFlowSolver(network, options).Solve(powers);
        Assert.True(flow.Converged, flow.FailureReason);
        return flow;
    }

    private static bool IsImpedance(Load load) => load.VoltageDependence.Active == new ZipShares(1, 0, 0);

    private static Feeder WithImpedancesAsShunts(Feeder feeder)
    {
        var builder = new FeederBuilder { Name = feeder.Name, AllowsLoops = true };
        feeder.Buses.ToList().ForEach(item => builder.Add(item));
        feeder.Lines.ToList().ForEach(item => builder.Add(item));
        feeder.Switches.ToList().ForEach(item => builder.Add(item));
        feeder.Transformers.ToList().ForEach(item => builder.Add(item));
        feeder.Sources.ToList().ForEach(item => builder.Add(item));
        feeder.Shunts.ToList().ForEach(item => builder.Add(item));
        feeder.Connections.ToList().ForEach(item => builder.Add(item));
        foreach (Load load in feeder.Loads.Where(IsImpedance))
        {
            builder.Add(AsShunt(load));
        }

        return builder.Build();
    }

    private static Shunt AsShunt(Load load)
    {
        Complex[] admittances = [.. load.LegPowers.Select(leg => new Complex(leg.PowerW, -leg.ReactivePowerVar) / (load.RatedVoltageV * load.RatedVoltageV))];
        return new Shunt
        {
            Id = "load-" + load.Id,
            Bus = load.Bus,
            Terminals = new TerminalList([.. load.Terminals.SkipLast(1)]),
            AdmittanceS = new ConductorMatrix(admittances.Length, (row, column) => row == column ? admittances[row] : Complex.Zero),
        };
    }
}
