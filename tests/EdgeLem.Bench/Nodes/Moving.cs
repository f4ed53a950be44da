using EdgeLem.Bench.Measuring;

namespace EdgeLem.Bench.Nodes;

/// <summary>
/// Register values from virtual devices to MQTT. Nodes run in a process of their own that is bound to one core (taskset), so it can use no more than one; devices, broker and subscriber run in this
/// process, on whatever core is free. A value counts when it arrives at the subscriber as a number of a measurement; a register counts when a device gave it.
/// </summary>
internal static class Moving
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    private static readonly (HostMode Mode, int Nodes)[] Cases =
        [(HostMode.Tcp, 1), (HostMode.Tcp, 8), (HostMode.Tcp, 32), (HostMode.RtuOverTcp, 8), (HostMode.Sessions, 100), (HostMode.Sessions, 1_200)];

    /// <summary>Measures all cases.</summary>
    /// <param name="sampling">Repetitions.</param>
    public static BenchTable Measure(Sampling sampling)
    {
        var table = new BenchTable(
            "Register values from virtual SDM630 to MQTT, nodes in a process of their own on one core",
            "mode", "nodes", "values/s", "values/s max", "registers/s", "measurements/s", "cpu % of the core", "values per cpu s", "cpu us/measurement");
        foreach ((HostMode mode, int nodes) in Cases)
        {
            Add(table, mode, nodes, Observe(mode, nodes, sampling.Repetitions));
        }

        return table;
    }

    private static List<Step> Observe(HostMode mode, int nodes, int repetitions)
    {
        using var meters = new MeterServers(nodes, mode == HostMode.RtuOverTcp);
        using var counter = new ValueCounter();
        using NodeHost host = NodeHost.Start(mode, nodes, (counter, meters.Ports));
        Reading Look() => new(host.ProcessorSeconds, counter.Values, counter.Messages, meters.Registers);
        host.AwaitFirst(() => counter.Messages >= 2L * nodes);
        host.Let(Window);
        var steps = new List<Step>();
        for (int i = 0; i < repetitions; i++)
        {
            Reading before = Look();
            Sample sample = Sample.Of(() => host.Let(Window));
            steps.Add(new Step(sample.Seconds, before, Look()));
        }

        if (steps.Exists(step => step.Values == 0))
        {
            throw new InvalidOperationException($"No value of {nodes} nodes ({mode}) arrived for {Window.TotalSeconds} s.");
        }

        return steps;
    }

    private static void Add(BenchTable table, HostMode mode, int nodes, List<Step> steps) => table.Add(
        mode.ToString(), nodes,
        Median.Of(steps.Select(step => step.Values / step.Seconds)),
        steps.Max(step => step.Values / step.Seconds),
        Median.Of(steps.Select(step => step.Registers / step.Seconds)),
        Median.Of(steps.Select(step => step.Messages / step.Seconds)),
        100 * steps.Sum(step => step.ProcessorSeconds) / steps.Sum(step => step.Seconds),
        steps.Sum(step => step.Values) / steps.Sum(step => step.ProcessorSeconds),
        1e6 * steps.Sum(step => step.ProcessorSeconds) / steps.Sum(step => step.Messages));

    /// <summary>Counts at one moment.</summary>
    private readonly record struct Reading(double ProcessorSeconds, long Values, long Messages, long Registers);

    /// <summary>What came between two readings.</summary>
    private readonly record struct Step(double Seconds, Reading Before, Reading After)
    {
        public double ProcessorSeconds => After.ProcessorSeconds - Before.ProcessorSeconds;

        public double Values => After.Values - Before.Values;

        public double Messages => After.Messages - Before.Messages;

        public double Registers => After.Registers - Before.Registers;
    }
}
