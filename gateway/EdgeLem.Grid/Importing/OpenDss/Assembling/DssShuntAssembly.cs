using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Makes capacitors, reactors and earth electrodes.</summary>
internal sealed class DssShuntAssembly(DssNetwork network)
{
    public void Add(DssCapacitor capacitor)
    {
        if (Legs(capacitor) is not { } place)
        {
            return;
        }

        (string Title, SourceLocation Location) element = (capacitor.Title, capacitor.Location);
        bool isOneLeg = place.Legs.Count == 1;
        bool isDelta = capacitor.Connection == LoadConnection.Delta || (isOneLeg && place.Legs[0].To is not (Terminal.Earth or Terminal.N));
        if (place.SeriesTo is not null)
        {
            network.LeaveOut(element, "capacitors in series between two buses are not supported.");
        }
        else if (isDelta ? place.Legs.Count == 2 : place.Legs.Select(leg => leg.To).Distinct().Count() > 1)
        {
            network.LeaveOut(element, "of a bank in star all phases must go to one star point; a bank in delta has one leg or three.");
        }
        else if (!(capacitor.Kvar > 0))
        {
            network.Report.Note(capacitor.Location, $"{capacitor.Title} has no step in service and was left out.");
        }
        else
        {
            Terminal[] phases = [.. place.Legs.Select(leg => leg.From)];
            network.Builder.Add(
                new Capacitor
                {
                    Id = network.Id("shunt", "capacitor", capacitor.Name),
                    Bus = place.Bus,
                    Connection = isDelta ? LoadConnection.Delta : LoadConnection.Star,
                    Terminals = new TerminalList(isDelta && !isOneLeg ? phases : [.. phases, place.Legs[0].To]),
                    RatedVar = capacitor.Kvar * 1000,
                    RatedVoltageV = capacitor.PhaseVoltageV,
                },
                capacitor.Location);
        }
    }

    public void Add(DssReactor reactor)
    {
        if (Legs(reactor) is not { } place)
        {
            return;
        }

        (Complex own, Complex mutual) = reactor.ImpedanceOhm;
        int count = place.Legs.Count;
        var z = new Complex[count, count];
        for (int i = 0; i < count * count; i++)
        {
            z[i / count, i % count] = i / count == i % count ? own : mutual;
        }

        if (own == Complex.Zero || !Complex.IsFinite(own))
        {
            network.LeaveOut((reactor.Title, reactor.Location), "its impedance is zero. Give r, x or kvar and kv.");
        }
        else if (place.SeriesTo is { } farBus)
        {
            AddSeries(reactor, (place.Bus, farBus), place.Legs, z);
        }
        else if (count == 1 && place.Legs[0] is { From: not Terminal.Earth, To: Terminal.Earth } leg && own is { Real: >= 0, Imaginary: >= 0 })
        {
            network.Builder.Add(
                new Earthing
                {
                    Id = network.Id("shunt", "reactor", reactor.Name),
                    Bus = place.Bus,
                    Terminal = leg.From,
                    ResistanceOhm = own.Real,
                    ReactanceOhm = own.Imaginary,
                },
                reactor.Location);
        }
        else if (DssAdmittances.Shunt((network.Id("shunt", "reactor", reactor.Name), place.Bus), place.Legs, KronReduction.Invert(z)) is { } shunt)
        {
            network.Builder.Add(shunt, reactor.Location);
        }
    }

    private void AddSeries(DssReactor reactor, (string From, string To) buses, IReadOnlyList<(Terminal From, Terminal To)> legs, Complex[,] z) => network.Builder.Add(
        new Line
        {
            Id = network.Id("branch", "reactor", reactor.Name),
            FromBus = buses.From,
            ToBus = buses.To,
            FromTerminals = new TerminalList([.. legs.Select(leg => leg.From)]),
            ToTerminals = new TerminalList([.. legs.Select(leg => leg.To)]),
            LengthM = null,
            Impedance = LineImpedance.FromMatrices(new ConductorMatrix(legs.Count, (row, column) => z[row, column])),
        },
        reactor.Location);

    /// <summary>The legs of an element, and the other bus when it has one that is not earth.</summary>
    private (string Bus, string? SeriesTo, IReadOnlyList<(Terminal From, Terminal To)> Legs)? Legs(IDssTwoTerminal element)
    {
        (string Title, SourceLocation Location) name = (element.Title, element.Location);
        if (element.Phases is < 1 or > 3)
        {
            network.LeaveOut(name, FormattableString.Invariant($"{element.Phases} phases; 1 to 3 are supported."));
            return null;
        }

        if (network.Terminals(name, element.Bus1, (element.Phases, element.Conductors)) is not { } first)
        {
            return null;
        }

        string bus = network.BusId(element.Bus1!);
        if (element.Connection == LoadConnection.Delta)
        {
            IEnumerable<(Terminal, Terminal)> around = first.Select((terminal, index) => (terminal, first[(index + 1) % first.Count]));
            return (bus, null, [.. around.Take(element.Phases)]);
        }

        int[] far = FarNodes(element);
        if (far.Any(node => node > 4))
        {
            network.LeaveOut(name, "only nodes 0 (earth), 1, 2, 3 (phases) and 4 (neutral) are supported.");
            return null;
        }

        bool isSeries = element.Bus2 is { } other && other.Name != element.Bus1!.Name && far.Any(node => node != 0);
        return (bus, isSeries ? network.BusId(element.Bus2!) : null, [.. first.Zip(far, (from, node) => (from, (Terminal)node))]);
    }

    /// <summary>Earth unless a second bus is named, whose nodes are 1, 2, 3 unless named.</summary>
    private static int[] FarNodes(IDssTwoTerminal element) => element.Bus2?.NodesOf(element.Phases, element.Phases) ?? new int[element.Phases];
}
