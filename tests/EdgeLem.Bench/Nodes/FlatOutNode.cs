using System.Diagnostics;
using EdgeLem.Modbus;
using EdgeLem.Node;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Hosting;
using EdgeLem.Node.Linux.Ports;
using EdgeLem.Node.Metering.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLem.Bench.Nodes;

/// <summary>
/// The program's core, pump and link, driven as <c>NodeSession</c> drives them but for the clock: while the node would wait for its next cycle, time is put ahead. Nothing else is left out. It waits for
/// its link when more than <see cref="MostUnderWay"/> messages are under way, so that nothing is dropped.
/// </summary>
internal sealed class FlatOutNode : INodeLink, IDisposable
{
    private const int MostUnderWay = 64;
    private const int ResponseTimeoutMs = 1500;
    private const int Retries = 2;
    private const long StartMs = 1_800_000_000_000;

    private readonly GatewayLink _link;
    private readonly BusLine _line;
    private readonly NodeCycle _cycle;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private long _skippedMs = StartMs;
    private long _published;

    private FlatOutNode(NodeConfiguration node, int index)
    {
        var identity = new NodeIdentity(node.FeederId, node.NodeId, new NodeBoot("bench", NodeVersion.Text), node.Connection);

        // The pause after a reply is for real lines; here it would only be waited for.
        _line = node.Bus.Open(new ModbusMasterOptions(ResponseTimeoutMs, turnaroundMs: 0, Retries));
        _link = new GatewayLink(identity, (node.GatewayHost, node.GatewayPort), new GatewayLinkParts(NullLogger.Instance, TimeProvider.System, new Random(index), _line.Pump.Wake));
        _cycle = new NodeCycle(identity, new FieldBus(_line.Master, node.Meter(), null), this, new NodeEquipment(EnergyStore.InMemory(), null));
    }

    private long NowMs => _skippedMs + _elapsed.ElapsedMilliseconds;

    /// <summary>Runs a node on a thread of its own.</summary>
    /// <param name="node">Its configuration.</param>
    /// <param name="index">Which node.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task RunAsync(NodeConfiguration node, int index, CancellationToken stop)
    {
        using var flatOut = new FlatOutNode(node, index);
        Task sending = flatOut._link.RunAsync(stop);
        await Task.Factory.StartNew(() => flatOut.Run(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        await sending.ConfigureAwait(false);
        await flatOut._link.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        _published++;
        _link.Publish(topic, payload, length, qos, retain);
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    private void Run(CancellationToken stop)
    {
        var inbox = new MessageInbox(_cycle, NullLogger.Instance);
        AwaitConnection(stop);
        _cycle.Start(NowMs);
        while (!stop.IsCancellationRequested)
        {
            Take(inbox);
            Step();
            AwaitLink(stop);
        }
    }

    private void Step()
    {
        _cycle.Advance(NowMs);
        if (_cycle.Bus.IsBusy)
        {
            _line.Pump.Serve(() => NowMs, (int)Math.Clamp(_cycle.NextDueMs - NowMs, 0, 50));
        }
        else
        {
            _skippedMs += Math.Max(0, _cycle.NextDueMs - NowMs);
        }
    }

    private void Take(MessageInbox inbox)
    {
        while (_link.TryTake(out LinkEvent told))
        {
            if (told.Kind == LinkEventKind.Message)
            {
                inbox.Take(told.Topic, told.Payload.Span, NowMs);
            }
        }
    }

    private void AwaitConnection(CancellationToken stop)
    {
        SpinWait.SpinUntil(() => stop.IsCancellationRequested || (_link.TryTake(out LinkEvent told) && told.Kind == LinkEventKind.Connected));
    }

    private void AwaitLink(CancellationToken stop)
    {
        while (_published - _link.Sent > MostUnderWay && !stop.IsCancellationRequested)
        {
            Thread.Yield();
        }
    }
}
