using System.Diagnostics;

namespace EdgeLem.Node.Linux.Tests.Peers;

/// <summary>Other people's Modbus programs. Each skips the running test, saying so, when it is not installed.</summary>
internal static class Peer
{
    // Debian's own: other Pythons that come first in PATH do not have its packages.
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> HasPymodbus = new(() => File.Exists(Python) && ExitCodeOf(Python, "-c", "import pymodbus, serial, serial_asyncio") == 0);

    public static string MbpollOrSkip() => PathOrSkip("mbpoll");

    public static string SocatOrSkip() => PathOrSkip("socat");

    /// <summary>The interpreter and a script of this folder.</summary>
    public static (string Program, string Script) PymodbusOrSkip(string script)
    {
        Assert.SkipUnless(HasPymodbus.Value, $"Skipped: {Python} has no pymodbus with serial support (python3-pymodbus, python3-serial-asyncio).");
        return (Python, Path.Combine(AppContext.BaseDirectory, "Peers", script));
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Lines of its standard output; the test fails with both outputs when the program fails.</returns>
    public static async Task<string[]> RunAsync(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}{output}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Starts a program that goes on until it is disposed.</summary>
    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static string PathOrSkip(string name)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"Skipped: the program '{name}' is not installed.");
        return path!;
    }

    private static int ExitCodeOf(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
