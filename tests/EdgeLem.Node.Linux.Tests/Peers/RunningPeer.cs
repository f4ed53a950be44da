using System.Diagnostics;

namespace EdgeLem.Node.Linux.Tests.Peers;

/// <summary>A peer that serves until it is disposed. It counts as running once it printed the line that says so.</summary>
internal sealed class RunningPeer : IDisposable
{
    private readonly Process _process;

    private RunningPeer(Process process) => _process = process;

    /// <summary>Starts a pymodbus server: units 1 and 2, whose register i holds 1000 x unit + i.</summary>
    /// <param name="kind">rtu, tcp or tcp-rtu.</param>
    /// <param name="where">Path of the port, or TCP port.</param>
    public static async Task<RunningPeer> PymodbusServerAsync(string kind, string where)
    {
        (string python, string script) = Peer.PymodbusOrSkip("pymodbus_server.py");
        var peer = new RunningPeer(Peer.Start(python, script, kind, where));
        await peer.WaitForAsync(peer._process.StandardOutput, "serving");
        return peer;
    }

    /// <summary>Joins two pseudo-terminals by socat.</summary>
    /// <param name="first">Path of a link to the first.</param>
    /// <param name="second">Path of a link to the second.</param>
    public static async Task<RunningPeer> SocatPairAsync(string first, string second)
    {
        var peer = new RunningPeer(Peer.Start(Peer.SocatOrSkip(), "-d", "-d", $"pty,raw,echo=0,link={first}", $"pty,raw,echo=0,link={second}"));
        await peer.WaitForAsync(peer._process.StandardError, "starting data transfer");
        return peer;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task WaitForAsync(StreamReader output, string words)
    {
        while (await output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The peer ended with {_process.ExitCode} before it said '{words}': {await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }
}
