using EdgeLem.Contracts;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests;

public sealed class AllocationTests
{
    private static readonly ReplyMessage Accepted = new() { About = Topics.Energy };

    [Fact]
    public void A_running_node_allocates_nothing()
    {
        var bench = new Bench(withInverter: true);
        bench.Link.Keeps = false;
        GateMessage gate = Bench.Gate(0);
        DispatchMessage dispatch = Bench.Dispatch(0, 1000, 0);
        NodeCycle node = bench.Node;
        node.Start(bench.NowMs);
        // Two days: both files of the store that take turns have had their greatest length, and yesterday's slots are in use.
        Live(node, gate, dispatch, 0, 200);
        int messages = bench.Link.Count;

        long before = GC.GetAllocatedBytesForCurrentThread();
        Live(node, gate, dispatch, 200, 296);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);

        // Per interval of 900 s: 15 measurements, counters, orders.
        Assert.Equal(96 * 17, bench.Link.Count - messages);
    }

    private static void Live(NodeCycle node, GateMessage gate, DispatchMessage dispatch, int first, int end)
    {
        ReplyMessage reply = Accepted;
        for (int interval = first; interval < end; interval++)
        {
            long startS = Bench.T0 + (interval * 900L);
            dispatch.IntervalStart = startS;
            dispatch.ValidUntil = startS + 900;
            dispatch.ExportLimitW = interval % 3 * 1000;
            gate.IntervalStart = startS + 900;
            gate.ClosesAt = startS + 840;
            node.OnGate(gate, startS * 1000);
            node.OnDispatch(dispatch, startS * 1000);
            reply.IntervalStart = startS - 900;
            while (node.NextDueMs < (startS + 900) * 1000)
            {
                node.Advance(node.NextDueMs > startS * 1000 ? node.NextDueMs : startS * 1000);
                node.OnReply(reply, startS * 1000);
            }
        }
    }
}
