using System.Diagnostics;
using System.Globalization;

namespace EdgeLem.Bench.Nodes;

/// <summary>The process of the nodes. It is bound to the last core that this process may use before its run-time starts, so all of its threads share that core.</summary>
internal sealed class NodeHost : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private NodeHost(Process process) => _process = process;

    /// <summary>Processor time of all its threads so far, s.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts nodes.</summary>
    /// <param name="mode">What they are.</param>
    /// <param name="nodes">How many.</param>
    /// <param name="peers">Broker and the ports of the meters.</param>
    /// <exception cref="InvalidDataException">There is no taskset.</exception>
    public static NodeHost Start(HostMode mode, int nodes, (ValueCounter Broker, IReadOnlyList<int> Ports) peers)
    {
        for (int i = 0; i < nodes; i++)
        {
            peers.Broker.Configure(NodeHostCommand.NodeName(i));
        }

        string program = Path.Combine(AppContext.BaseDirectory, "EdgeLem.Bench.dll");
        string[] arguments =
        [
            "-c", LastCore(), "dotnet", program, NodeHostCommand.Name, "--mode", mode.ToString(),
            "--nodes", nodes.ToString(CultureInfo.InvariantCulture), "--broker", peers.Broker.Port.ToString(CultureInfo.InvariantCulture),
            "--meters", string.Join(',', peers.Ports),
        ];
        try
        {
            return new NodeHost(Process.Start(new ProcessStartInfo("taskset", arguments) { RedirectStandardInput = true })!);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidDataException("The program 'taskset' (util-linux), which binds the nodes to one core, is not installed.");
        }
    }

    /// <summary>Waits until the nodes run.</summary>
    /// <param name="isRunning">Whether they do.</param>
    public void AwaitFirst(Func<bool> isRunning)
    {
        if (!SpinWait.SpinUntil(() => isRunning() || _process.HasExited, Patience) || _process.HasExited)
        {
            throw new InvalidOperationException("The nodes' process did not come to measure.");
        }
    }

    /// <summary>Lets the nodes work.</summary>
    /// <param name="time">How long.</param>
    /// <exception cref="InvalidOperationException">Their process ended.</exception>
    public void Let(TimeSpan time)
    {
        if (_process.WaitForExit(time))
        {
            throw new InvalidOperationException($"The nodes' process ended with exit code {_process.ExitCode}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(Patience))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>The kernel's list ends with the highest core, "0-1" or "0,2" (proc_pid_status(5), Cpus_allowed_list). So taskset -c 1 around the bench puts everything on core 1.</summary>
    private static string LastCore() =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split('\t', ',', '-')[^1];
}
