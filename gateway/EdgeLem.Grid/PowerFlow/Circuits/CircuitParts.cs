using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Turns a feeder's elements into the branches, admittances and sources of a <see cref="Circuit"/>.</summary>
/// <param name="feeder">The feeder.</param>
/// <param name="taps">
/// Taps in force by transformer index, of the winding that its tap control moves (of the low-voltage winding where it has none).
/// </param>
internal sealed class CircuitParts(Feeder feeder, double[] taps)
{
    public CircuitBranch[] Branches() =>
    [
        .. feeder.Lines.Select(LineBranch),
        .. feeder.Switches.Select((item, index) => (item, index)).Where(pair => pair.item.IsClosed).Select(pair => SwitchBranch(pair.item, pair.index)),
        .. feeder.Transformers.Select(TransformerBranch),
    ];

    public CircuitShunt[] Shunts() =>
    [
        .. feeder.Earthings.Select(EarthingShunt),
        .. feeder.Capacitors.Where(capacitor => capacitor.IsClosed).Select(CapacitorShunt),
        .. feeder.Shunts.Select(PlainShunt),
    ];

    public CircuitSource[] Sources() => [.. feeder.Sources.Select(SourceOf)];

    private CircuitBranch LineBranch(Line line, int index) => SeriesBranch(
        (BranchKind.Line, index),
        (line.FromBus, line.FromTerminals),
        (line.ToBus, line.ToTerminals),
        (line.Impedance.SeriesOhm, line.Impedance.ShuntS));

    private CircuitBranch SwitchBranch(Switch item, int index) => SeriesBranch(
        (BranchKind.Switch, index),
        (item.FromBus, item.FromTerminals),
        (item.ToBus, item.ToTerminals),
        (ConductorMatrix.Symmetrical(item.FromTerminals.Count, item.ResistanceOhm, 0), null));

    private CircuitBranch SeriesBranch(
        (BranchKind Kind, int Index) element,
        (string Bus, TerminalList Terminals) from,
        (string Bus, TerminalList Terminals) to,
        (ConductorMatrix SeriesOhm, ConductorMatrix? ShuntS) values)
    {
        int fromBus = feeder.BusIndex(from.Bus);
        int toBus = feeder.BusIndex(to.Bus);
        return new CircuitBranch
        {
            Kind = element.Kind,
            Element = element.Index,
            FromBus = fromBus,
            ToBus = toBus,
            FromSlots = Circuit.SlotsOf(fromBus, from.Terminals),
            ToSlots = Circuit.SlotsOf(toBus, to.Terminals),
            SeriesOhm = values.SeriesOhm,
            ShuntS = values.ShuntS,
            IsStraight = from.Terminals == to.Terminals && !from.Terminals.Contains(Terminal.Earth),
        };
    }

    private CircuitBranch TransformerBranch(Transformer transformer, int index)
    {
        Transformer tapped = transformer.TapControl is { IsAtLv: false }
            ? transformer with { Hv = transformer.Hv with { Tap = taps[index] } }
            : transformer with { Lv = transformer.Lv with { Tap = taps[index] } };
        int hvBus = feeder.BusIndex(transformer.HvBus);
        int lvBus = feeder.BusIndex(transformer.LvBus);
        return new CircuitBranch
        {
            Kind = BranchKind.Transformer,
            Element = index,
            FromBus = hvBus,
            ToBus = lvBus,
            FromSlots = Circuit.SlotsOf(hvBus, transformer.Hv.Terminals),
            ToSlots = Circuit.SlotsOf(lvBus, transformer.Lv.Terminals),
            Admittance = new TransformerAdmittance(tapped).Nodal(),
            IsStraight = false,
        };
    }

    private CircuitShunt EarthingShunt(Earthing earthing) => new()
    {
        Bus = feeder.BusIndex(earthing.Bus),
        Slots = [Circuit.SlotOf(feeder.BusIndex(earthing.Bus), earthing.Terminal)],
        Admittance = new Complex[1, 1] { { 1 / new Complex(earthing.ResistanceOhm, earthing.ReactanceOhm) } },
        IsEarthing = true,
    };

    private CircuitShunt CapacitorShunt(Capacitor capacitor)
    {
        int bus = feeder.BusIndex(capacitor.Bus);
        (int Plus, int Minus)[] legs = Legs.Of(capacitor.Connection, capacitor.Terminals.Count);
        var susceptance = new Complex(0, capacitor.RatedVar / legs.Length / (capacitor.RatedVoltageV * capacitor.RatedVoltageV));
        int n = capacitor.Terminals.Count;
        Complex[,] y = new Complex[n, n];
        foreach ((int plus, int minus) in legs)
        {
            y[plus, plus] += susceptance;
            y[minus, minus] += susceptance;
            y[plus, minus] -= susceptance;
            y[minus, plus] -= susceptance;
        }

        return WithoutEarth(bus, capacitor.Terminals, y);
    }

    private CircuitShunt PlainShunt(Shunt shunt)
    {
        int bus = feeder.BusIndex(shunt.Bus);
        return WithoutEarth(bus, shunt.Terminals, ComplexMatrix.Of(shunt.AdmittanceS));
    }

    private static CircuitShunt WithoutEarth(int bus, TerminalList terminals, Complex[,] y)
    {
        int[] kept = [.. Enumerable.Range(0, terminals.Count).Where(i => terminals[i] != Terminal.Earth)];
        return new CircuitShunt
        {
            Bus = bus,
            Slots = [.. kept.Select(i => Circuit.SlotOf(bus, terminals[i]))],
            Admittance = ComplexMatrix.Part(y, kept, kept),
            IsEarthing = false,
        };
    }

    private CircuitSource SourceOf(Source source, int index)
    {
        int bus = feeder.BusIndex(source.Bus);
        ConductorMatrix impedanceOhm = LineImpedance.FromSequence(source.Impedance).SeriesOhm;
        double magnitude = source.NominalVoltageV * source.VoltagePu / Math.Sqrt(3);
        return new CircuitSource
        {
            Element = index,
            Bus = bus,
            Slots = Circuit.SlotsOf(bus, source.Terminals),
            ImpedanceOhm = impedanceOhm,
            AdmittanceS = ComplexMatrix.Inverse(ComplexMatrix.Of(impedanceOhm)),
            VoltageV = [.. Enumerable.Range(0, 3).Select(phase => Complex.FromPolarCoordinates(magnitude, (source.AngleDeg - 120 * phase) * Math.PI / 180))],
        };
    }
}
