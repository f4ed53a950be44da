using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>Whether a flow loses or invents power.</summary>
internal static class EnergyBalance
{
    private const double AllowedShare = 1e-9;

    /// <summary>Source - loads - losses - earthings - shunts, over the source's apparent power.</summary>
    public static Deviation Of(PowerFlowResult flow)
    {
        Deviation balance = None();
        Add(balance, flow, "all");
        return balance;
    }

    /// <summary>A balance to <see cref="Add"/> flows to.</summary>
    public static Deviation None() => new("energy balance", "of the source's power", AllowedShare);

    public static void Add(Deviation balance, PowerFlowResult flow, string where)
    {
        Complex source = new(flow.SourcePowerW, flow.SourceReactivePowerVar);
        var losses = new Complex(flow.LossesW, flow.ReactiveLossesVar);
        Complex rest = source - flow.LoadsPowerVa - losses - EarthingVa(flow) - flow.ShuntPowerVa;
        balance.Add(rest.Magnitude / source.Magnitude, where);
    }

    /// <summary>Active power as the result reports it; reactive power, which it does not report, by the electrodes' own law.</summary>
    private static Complex EarthingVa(PowerFlowResult flow) => new(flow.EarthingLossesW, flow.Feeder.Earthings.Sum(earthing =>
    {
        double voltageV = flow.VoltageToEarthV(flow.Feeder.BusIndex(earthing.Bus), earthing.Terminal).Magnitude;
        return earthing.ReactanceOhm * Math.Pow(voltageV / new Complex(earthing.ResistanceOhm, earthing.ReactanceOhm).Magnitude, 2);
    }));
}
