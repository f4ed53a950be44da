using System.Net;
using System.Net.Sockets;

namespace EdgeLem.EndToEnd.Programs;

/// <summary>The built simulator as a program of its own.</summary>
internal static class Simulator
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "EdgeLem.Sim.dll");

    /// <summary>Starts it.</summary>
    /// <param name="arguments">Arguments.</param>
    public static ChildProcess Start(params string[] arguments) => ChildProcess.Start("dotnet", [Program, .. arguments]);

    /// <summary>Starts a run whose results go to a folder. Without addresses it takes free ports.</summary>
    /// <param name="folder">Folder of the result files.</param>
    /// <param name="arguments">Arguments after <c>run</c>.</param>
    public static ChildProcess StartRun(string folder, params string[] arguments) => Start(["run", .. arguments, "--out", folder]);

    /// <summary>A run from start to end that must succeed.</summary>
    /// <param name="folder">Folder of the result files.</param>
    /// <param name="arguments">Arguments after <c>run</c>.</param>
    /// <returns>Its results.</returns>
    public static async Task<RunResults> RunAsync(string folder, params string[] arguments)
    {
        using ChildProcess run = StartRun(folder, [.. arguments, "--http", "off"]);
        int code = await run.EndAsync();
        Assert.True(code == 0, $"Exit code {code} of run {string.Join(' ', arguments)}:\n{string.Join('\n', run.Errors)}");
        return new RunResults(folder);
    }

    /// <summary>A port of the loopback that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
