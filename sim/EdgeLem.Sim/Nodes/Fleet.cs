using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Nodes;

/// <summary>All nodes of a run, worked through by a few threads.</summary>
/// <param name="nodes">The nodes.</param>
/// <param name="workers">Number of threads.</param>
internal sealed class Fleet(IReadOnlyList<SimulatedNode> nodes, int workers) : IDisposable
{
    private readonly WorkerTeam _team = new(workers);
    private readonly SimulatedNode[] _withInverter = [.. nodes.Where(node => node.Cycle.Inverter is not null)];

    /// <summary>The nodes.</summary>
    public IReadOnlyList<SimulatedNode> Nodes => nodes;

    /// <summary>Whether no droop would move at the present voltages.</summary>
    public bool ControlIsSettled => Array.TrueForAll(_withInverter, node => node.ControlIsSettled);

    /// <summary>Modbus transactions begun by all nodes.</summary>
    public long ModbusTransactions => nodes.Sum(node => (long)node.Cycle.Bus.Master.Transactions);

    /// <summary>Modbus transactions of all nodes that ended otherwise than done.</summary>
    public long ModbusErrors => nodes.Sum(node => (long)node.Cycle.Bus.Master.Errors);

    /// <summary>Connects and announces all nodes.</summary>
    /// <param name="nowMs">The time.</param>
    public void Start(long nowMs) => _team.ForEach(nodes.Count, index => nodes[index].Start(nowMs));

    /// <summary>A full cycle of every node.</summary>
    /// <param name="nowMs">The time.</param>
    public void RunCycle(long nowMs) => _team.ForEach(nodes.Count, index => nodes[index].Run(nowMs));

    /// <summary>A control cycle of the nodes with an inverter, between two full cycles.</summary>
    /// <param name="nowMs">The time.</param>
    public void RunControl(long nowMs) => _team.ForEach(_withInverter.Length, index => _withInverter[index].Run(nowMs));

    /// <summary>Returns when the gateway owns everything that the nodes published, and every node has what the gateway published to it.</summary>
    public void Synchronise()
    {
        foreach (SimulatedNode node in nodes)
        {
            node.BeginSynchronise();
        }

        foreach (SimulatedNode node in nodes)
        {
            node.Synchronise();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _team.Dispose();
        foreach (SimulatedNode node in nodes)
        {
            node.Dispose();
        }
    }
}
