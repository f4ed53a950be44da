using System.Collections.Immutable;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Network.Branches;

/// <summary>What lies between a bus and its parent: one line, switch or transformer, or several in parallel.</summary>
/// <param name="Feeder">The feeder.</param>
/// <param name="NearBus">Bus index nearer to the supply.</param>
/// <param name="FarBus">The other bus index.</param>
/// <param name="Sections">Its parts in the order lines, switches, transformers; at least one.</param>
internal sealed record FeederBranch(Feeder Feeder, int NearBus, int FarBus, ImmutableArray<BranchSection> Sections)
{
    // Levels of voltage differ by a factor of 10 and more, regulators and taps by at most a third.
    private const double SameLevelRatio = 1.5;

    /// <summary>All branches of a radial feeder, parents before their children: by the number of branches to the source, then by bus index.</summary>
    public static ImmutableArray<FeederBranch> AllOf(Feeder feeder)
    {
        ILookup<int, BranchSection> sections = SectionsOf(feeder).ToLookup(section => feeder.ParentBus(section.ToBus) == section.FromBus ? section.ToBus : section.FromBus);
        int[] depth = Enumerable.Repeat(-1, feeder.Buses.Count).ToArray();
        return [.. Enumerable.Range(0, feeder.Buses.Count).Where(bus => feeder.ParentBus(bus) >= 0).OrderBy(bus => Depth(feeder, bus, depth)).ThenBy(bus => bus)
            .Select(bus => new FeederBranch(feeder, feeder.ParentBus(bus), bus, [.. sections[bus]]))];
    }

    /// <summary>The market's view of it.</summary>
    /// <param name="parent">Index of the parent's branch, or -1.</param>
    public NetworkBranch ToNetworkBranch(int parent) => new(string.Join('+', Sections.Select(section => section.Id)), parent, PhaseResistanceOhm(), NeutralResistanceOhm(),
        Sections.Max(section => section.LengthM(Feeder)), Sections.Sum(section => section.RatingVa(Feeder)));

    /// <summary>Mean over the phases of what is parallel in each, on the level of the customers' voltage.</summary>
    private double PhaseResistanceOhm()
    {
        double[] siemens = new double[PhaseNames.Count];
        foreach (BranchSection section in Sections)
        {
            double[] ohm = section.PhaseResistanceOhm(Feeder);
            for (int phase = 0; phase < ohm.Length; phase++)
            {
                siemens[phase] += double.IsNaN(ohm[phase]) ? 0 : 1 / Math.Max(ohm[phase], double.Epsilon);
            }
        }

        return siemens.Where(value => value > 0).Select(value => 1 / value).DefaultIfEmpty(0).Average() * Referral(FarBus);
    }

    /// <summary>Parallel neutrals; 0 above the transformer, which keeps the customers' return current off.</summary>
    private double NeutralResistanceOhm()
    {
        double ratio = Feeder.BaseVoltageV(FarBus) / Feeder.NominalVoltageV;
        double[] ohm = [.. Sections.Select(section => section.NeutralResistanceOhm(Feeder))];
        return ratio > SameLevelRatio || ratio < 1 / SameLevelRatio || ohm.Any(value => value <= 0) ? 0 : 1 / ohm.Sum(value => 1 / value);
    }

    private double Referral(int bus) => Math.Pow(Feeder.NominalVoltageV / Feeder.BaseVoltageV(bus), 2);

    private static int Depth(Feeder feeder, int bus, int[] known)
    {
        var way = new Stack<int>();
        int at = bus;
        for (; at >= 0 && known[at] < 0; at = feeder.ParentBus(at))
        {
            way.Push(at);
        }

        int depth = at < 0 ? 0 : known[at] + 1;
        foreach (int passed in way)
        {
            known[passed] = depth++;
        }

        return known[bus];
    }

    private static IEnumerable<BranchSection> SectionsOf(Feeder feeder)
    {
        IEnumerable<BranchSection> lines = feeder.Lines.Select((line, index) =>
            new BranchSection(BranchSectionKind.Line, index, line.Id, feeder.BusIndex(line.FromBus), feeder.BusIndex(line.ToBus)));
        IEnumerable<BranchSection> switches = feeder.Switches.Select((item, index) =>
            new BranchSection(BranchSectionKind.Switch, index, item.Id, feeder.BusIndex(item.FromBus), feeder.BusIndex(item.ToBus)))
            .Where(section => feeder.Switches[section.Element].IsClosed);
        IEnumerable<BranchSection> transformers = feeder.Transformers.Select((item, index) =>
            new BranchSection(BranchSectionKind.Transformer, index, item.Id, feeder.BusIndex(item.HvBus), feeder.BusIndex(item.LvBus)));
        return lines.Concat(switches).Concat(transformers);
    }
}
