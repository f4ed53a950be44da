using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Display;
using EdgeLem.Node.Linux.Relays;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>A node with what the machine has for it: relays, display and systemd.</summary>
internal static class NodeProgram
{
    /// <summary>Runs until it is cancelled. Relays are open before the node starts and after it has stopped.</summary>
    /// <param name="configuration">What the node is.</param>
    /// <param name="logger">Receives events.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="IOException">A relay or the energy store cannot be used.</exception>
    public static async Task RunAsync(NodeConfiguration configuration, ILogger logger, CancellationToken stop)
    {
        using SgReadyRelays? heatPump = configuration.Relay is { } relay ? SgReadyRelays.Open(relay) : null;
        using SystemdNotifier notifier = SystemdNotifier.OfProcess(TimeProvider.System);
        FaceScreen? screen = configuration.Display is { } display ? new FaceScreen(display, DeviceAdapters.OpenDisplay, TimeProvider.System) : null;
        try
        {
            using CancellationTokenRegistration stopping = stop.Register(notifier.Stopping);
            var surroundings = new NodeSurroundings(logger, TimeProvider.System, ChanceOf(configuration.NodeId), notifier.Alive)
            {
                Panel = new FrontPanel(notifier, screen, (logger, TimeProvider.System)),
                HeatPump = heatPump,
            };
            await NodeService.RunAsync(configuration, surroundings, stop).ConfigureAwait(false);
        }
        finally
        {
            if (screen is not null)
            {
                await screen.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Nodes of a fleet draw differently; nothing hangs on the numbers but when they connect.</summary>
    private static Random ChanceOf(string nodeId) => new(nodeId.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
}
