using EdgeLem.Node.Hosting;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Storage;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>The node as a program: one boot after another on the same energy store.</summary>
internal static class NodeService
{
    /// <summary>Runs until it is cancelled.</summary>
    /// <param name="configuration">What the node is.</param>
    /// <param name="surroundings">Log, clock and watchdog.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="IOException">The folder of the energy store cannot be used.</exception>
    public static async Task RunAsync(NodeConfiguration configuration, NodeSurroundings surroundings, CancellationToken stop)
    {
        bool isDone = false;
        while (!isDone)
        {
            EnergyStore store = OpenStore(configuration);
            var session = new NodeSession(configuration, store, surroundings);
            await using (session.ConfigureAwait(false))
            {
                isDone = await Task.Factory.StartNew(() => session.Run(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }

            Judge(configuration, store, surroundings);
            if (!isDone)
            {
                LogMessages.ClockWentBack(surroundings.Logger, SteadyClock.LargestSlewMs);
            }
        }
    }

    private static EnergyStore OpenStore(NodeConfiguration configuration)
    {
        try
        {
            return configuration.StorePath is { } folder ? FileRecordFile.OpenStore(folder) : EnergyStore.InMemory();
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"store is not usable: {unusable.Message}", unusable);
        }
    }

    private static void Judge(NodeConfiguration configuration, EnergyStore store, NodeSurroundings surroundings)
    {
        if (store.Damaged + store.WriteFailures + store.Dropped > 0)
        {
            LogMessages.StoreTroubled(surroundings.Logger, configuration.StorePath ?? "memory", store.Damaged, store.WriteFailures, store.Dropped);
        }
    }
}
