using System.Collections.Immutable;
using System.Globalization;
using EdgeLem.Bench.PowerFlow;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;

namespace EdgeLem.Bench.Clearing;

/// <summary>A feeder and the connection points of its homes, <c>h1</c> on.</summary>
/// <param name="Feeder">The feeder.</param>
/// <param name="Points">One per home.</param>
internal sealed record ConstrainedFeeder(Feeder Feeder, ImmutableArray<FeederPoint> Points)
{
    /// <summary>The homes where an OpenDSS file has its loads; such as the IEEE European LV test feeder, for which figures are quoted.</summary>
    /// <param name="path">Master file.</param>
    /// <exception cref="InvalidDataException">The file has defects, or no loads.</exception>
    public static ConstrainedFeeder Load(string path)
    {
        OpenDssImport import = OpenDssImporter.Load(path);
        Feeder feeder = import.Feeder ?? throw new InvalidDataException(string.Join(Environment.NewLine, import.Defects));
        return feeder.Loads.Count > 0
            ? new ConstrainedFeeder(feeder, [.. feeder.Loads.Select((load, home) => PointOf(feeder, home, (load.Bus, PhasesOf(load))))])
            : throw new InvalidDataException($"{path}: the feeder has no loads.");
    }

    /// <summary>The built-in village with its connections.</summary>
    /// <exception cref="InvalidDataException">The scenario has defects.</exception>
    public static ConstrainedFeeder Village()
    {
        Feeder feeder = Feeders.Village();
        return new ConstrainedFeeder(feeder, [.. feeder.Connections.Select((connection, home) => PointOf(feeder, home, (connection.Bus, connection.Phases)))]);
    }

    /// <summary>Name of a home.</summary>
    /// <param name="home">From 0.</param>
    public static string NodeId(int home) => string.Create(CultureInfo.InvariantCulture, $"h{home + 1}");

    private static FeederPoint PointOf(Feeder feeder, int home, (string Bus, Phases Phases) at) => new(NodeId(home), feeder.BusIndex(at.Bus), at.Phases);

    private static Phases PhasesOf(Load load)
    {
        Phases phases = Phases.None;
        for (int phase = 0; phase < PhaseNames.Count; phase++)
        {
            phases |= load.Terminals.Contains((Terminal)(phase + 1)) ? (Phases)(1 << phase) : Phases.None;
        }

        return phases;
    }
}
