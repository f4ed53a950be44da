using EdgeLem.Node.Esp32.Host.Commands;
using EdgeLem.Node.Esp32.Tests.Days;

namespace EdgeLem.Node.Esp32.Tests.Host;

public sealed class HostCommandLineTests : IDisposable
{
    private readonly DayFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Help_has_examples()
    {
        (int code, string output, _) = await RunAsync("run", "--help");

        Assert.Equal(0, code);
        Assert.Contains("--line /dev/ttyUSB0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_usage_is_one_line_and_ends_with_2()
    {
        (int code, _, string error) = await RunAsync("run");

        Assert.Equal(2, code);
        Assert.Contains("--files", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_settings_says_what_to_do()
    {
        (int code, _, string error) = await RunAsync("run", "--files", _files.Folder);

        Assert.Equal(2, code);
        Assert.StartsWith("error: there is no edgelem.json", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_of_the_settings_are_told_at_once()
    {
        File.WriteAllText(_files.Folder + "edgelem.json", """{ "feederId": "village", "nodeId": "UPPER", "gateway": { "port": 99999 }, "connection": { "phases": "ABC", "ratedImportW": 1, "ratedExportW": 0 } }""");

        (int code, _, string error) = await RunAsync("run", "--files", _files.Folder);

        Assert.Equal(2, code);
        Assert.All(["nodeId is 'UPPER'", "gateway.host is missing", "gateway.port is 99999", "meter is missing"], fault => Assert.Contains($"error: {fault}", error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sound_settings_run_until_they_are_told_to_stop()
    {
        _files.WriteSettings(1, "/dev/no-such-line");
        using var stop = new CancellationTokenSource();
        var output = new StringWriter();
        Task<int> running = HostCommandLine.RunAsync(["run", "--files", _files.Folder], TextWriter.Synchronized(output), TextWriter.Null, stop.Token);
        Assert.True(SpinWait.SpinUntil(() => File.Exists(_files.Folder + "boots.txt"), TimeSpan.FromSeconds(60)));

        await stop.CancelAsync();

        Assert.Equal(0, await running);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        return (await HostCommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken), output.ToString(), error.ToString());
    }
}
