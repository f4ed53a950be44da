using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Tests.Configuration;

namespace EdgeLem.Gateway.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly ConfigurationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_mistake_of_the_configuration_is_one_line_on_standard_error()
    {
        string path = _folder.Write("{\n\"feederId\": \"Village\",\n\"feeder\": \"VILLAGE\",\n\"htp\": \"off\" }");

        CommandRun run = await CommandRun.OfAsync("run", "--config", path);

        Assert.Equal(2, run.Code);
        Assert.Equal(
            [
                $"error: {path}:2: feederId 'Village' must be 1 to 32 characters of a-z, 0-9 and '-'.",
                $"error: {path}:4: property 'htp' is unknown; the nearest known one is 'http'.",
            ],
            run.Error.TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public async Task A_configuration_that_does_not_exist_is_one_error()
    {
        CommandRun run = await CommandRun.OfAsync("run", "--config", _folder.PathOf("none.json"));

        Assert.Equal(2, run.Code);
        Assert.Equal($"error: {_folder.PathOf("none.json")}: the configuration file does not exist. gateway/gateway.example.json is one to begin with.", run.Error.TrimEnd());
    }

    [Fact]
    public async Task A_taken_port_is_one_error()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string path = _folder.Write(string.Create(
            CultureInfo.InvariantCulture, $$"""{ "feederId": "village", "feeder": "VILLAGE", "http": "off", "mqtt": "127.0.0.1:{{((IPEndPoint)other.LocalEndpoint).Port}}" }"""));

        CommandRun run = await CommandRun.OfAsync("run", "--config", path);

        Assert.Equal(2, run.Code);
        Assert.StartsWith("error: the MQTT broker cannot listen on 127.0.0.1:", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("ledger")]
    [InlineData("walk")]
    [InlineData("ledger verify")]
    [InlineData("run --config a.json --speed 3")]
    public async Task Bad_usage_exits_2_and_says_something(string arguments)
    {
        CommandRun run = await CommandRun.OfAsync(arguments.Split(' '));

        Assert.Equal(2, run.Code);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("--help", "run --config gateway.json")]
    [InlineData("run --help", "run --config gateway.json")]
    [InlineData("ledger verify --help", "ledger verify gateway-ledger.db")]
    [InlineData("ledger export --help", "ledger export gateway-ledger.db --out out/ledger")]
    public async Task Help_gives_examples(string arguments, string example)
    {
        CommandRun run = await CommandRun.OfAsync(arguments.Split(' '));

        Assert.Equal(0, run.Code);
        Assert.Contains(example, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminated_gateway_closes_its_ledger_and_exits_0()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Skipped: Windows has no SIGTERM.");
        string path = _folder.Write("""{ "feederId": "village", "feeder": "VILLAGE", "mqtt": "127.0.0.1:0", "http": "127.0.0.1:0" }""");
        using var gateway = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EdgeLem.Gateway.dll"), "run", "--config", path])
        {
            RedirectStandardOutput = true,
        })!;
        await LineWithAsync(gateway, "Listening: MQTT on 127.0.0.1:");

        using var kill = Process.Start("kill", ["-TERM", gateway.Id.ToString(CultureInfo.InvariantCulture)]);
        await LineWithAsync(gateway, "Gateway stopped: ");
        await gateway.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, gateway.ExitCode);
        Assert.False(File.Exists(_folder.PathOf("gateway-ledger.db-wal")));
        Assert.True(LedgerVerifier.Verify(_folder.PathOf("gateway-ledger.db")).IsIntact);
    }

    private static async Task LineWithAsync(Process process, string text)
    {
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.True(line is not null, $"The gateway ended without '{text}'.");
        }
        while (!line.Contains(text, StringComparison.Ordinal));
    }
}
