using System.Collections.Immutable;
using System.Numerics;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>
/// A four-wire street behind a 160 kVA transformer: six houses at 50 m, neutral of the phases' section, conductors coupled (mutual 0.05 + j0.35 ohm/km, of which the resistance is
/// the earth's), a fuse before the third house and a single-phase spur to the sixth.
/// </summary>
internal static class FourWireStreet
{
    public const int Houses = 6;

    public static readonly MarketInterval Interval = new(0, 900);

    public static readonly ImmutableArray<Phases> HousePhases = [Phases.A, Phases.B, Phases.C, Phases.ABC, Phases.A, Phases.B];

    public static Feeder Feeder()
    {
        FeederBuilder builder = new FeederBuilder { Name = "street", NominalVoltageV = 400 / Math.Sqrt(3) }
            .Add(new Bus { Id = "mv" }).Add(new Bus { Id = "h0" })
            .Add(new Source { Bus = "mv", NominalVoltageV = 20_000, VoltagePu = 1.02, Impedance = new SequenceImpedance(0.5, 2, 0.5, 2) })
            .Add(Transformer()).Add(new Earthing { Id = "station", Bus = "h0", ResistanceOhm = 3 });
        for (int house = 1; house <= Houses; house++)
        {
            builder.Add(new Bus { Id = $"h{house}" });
        }

        return builder.Add(Cable(1)).Add(Cable(2))
            .Add(new Switch { Id = "fuse", FromBus = "h2", ToBus = "h3", FromTerminals = TerminalList.FourWire, ToTerminals = TerminalList.FourWire, RatingA = 100 })
            .Add(Cable(4) with { FromBus = "h4", ToBus = "h3" }).Add(Cable(5)).Add(Cable(6, Terminal.B, Terminal.N)).Build();
    }

    /// <summary>The houses as points of the market.</summary>
    public static FeederNetwork Network(Feeder feeder) => new(feeder, new FeederNetworkOptions
    {
        Points = [.. Enumerable.Range(0, Houses).Select(house => new FeederPoint($"n{house}", feeder.BusIndex($"h{house + 1}"), HousePhases[house]))],
    });

    /// <summary>A state with branches and sensitivities.</summary>
    public static LossInput LossInput(FeederNetwork network, double[] powerW, params LocatedTrade[] trades)
    {
        network.BeginRound();
        NetworkState state = network.Evaluate(powerW, withBranches: true);
        return new LossInput
        {
            Interval = Interval, Points = network.Points, Topology = network.Topology, State = state, Trades = [.. trades],
            LossPerW = network.Linearize()?.LossPerW ?? [.. new double[powerW.Length]],
        };
    }

    public static LocatedTrade Trade(int seller, int buyer, long quantityW) => new(new Trade(new OrderKey($"n{buyer}", 0), new OrderKey($"n{seller}", 1), quantityW, 190_000), buyer, seller);

    private static Line Cable(int house, params Terminal[] terminals)
    {
        TerminalList list = terminals.Length == 0 ? TerminalList.FourWire : new TerminalList(terminals);
        ConductorMatrix perKm = ConductorMatrix.Symmetrical(list.Count, new Complex(0.37, 0.43), new Complex(0.05, 0.35));
        return new Line
        {
            Id = $"l{house}", FromBus = $"h{house - 1}", ToBus = $"h{house}", FromTerminals = list, ToTerminals = list, LengthM = 50, Impedance = LineImpedance.FromMatrices(perKm.Times(0.05)), RatingA = 200,
        };
    }

    private static Transformer Transformer() => new()
    {
        Id = "t1",
        Hv = new Winding { Bus = "mv", Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = 20_000 },
        Lv = new Winding { Bus = "h0", Connection = WindingConnection.Star, Terminals = TerminalList.FourWire, RatedVoltageV = 400 },
        ClockHour = 11, RatedPowerVa = 160_000, ResistancePercent = 1.5, ReactancePercent = 3.7,
    };
}
