using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Configuration;
using EdgeLem.Gateway.Hosting;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Tests.Configuration;
using EdgeLem.Gateway.Tests.Ledger;

namespace EdgeLem.Gateway.Tests.Hosting;

public sealed class GatewayServiceTests : IDisposable
{
    /// <summary>On the grid of 900 s: 1,800,000,000 = 2,000,000 x 900.</summary>
    private const long GridS = 1_800_000_000;

    /// <summary>The first interval whose gate a service that starts at <see cref="GridS"/> + 10 can open.</summary>
    private const long FirstS = GridS + 900;

    /// <summary>Its gate closure: 60 s before, the default for 900 s.</summary>
    private const long ClosureS = FirstS - 60;

    private readonly ConfigurationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_node_finds_settings_and_gate_sends_orders_and_gets_reply_price_and_dispatch()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(_folder.Village900(), GridS + 10);
        await using NodeClient node = await NodeClient.ConnectAsync(gateway.Service.MqttEndPoint, "home-01");

        (_, JsonElement config) = await node.NextAsync(Topics.Config);
        (_, JsonElement gate) = await node.NextAsync(Topics.Gate);
        await node.BidAsync(1, FirstS, 1_500);
        await gateway.StepToAsync(GridS + 11);
        (_, JsonElement reply) = await node.NextAsync(Topics.Reply);
        await gateway.StepToAsync(ClosureS);
        (_, JsonElement dispatch) = await node.NextAsync(Topics.Dispatch);

        Assert.Equal(GridS + 10, config.GetProperty("version").GetInt64()); // the start of the service, so that new settings are taken over
        Assert.Equal((FirstS, ClosureS), (gate.GetProperty("intervalStart").GetInt64(), gate.GetProperty("closesAt").GetInt64()));
        Assert.Equal((0, 1), (reply.GetProperty("code").GetInt32(), reply.GetProperty("seq").GetInt32()));
        Assert.Equal(FirstS, dispatch.GetProperty("intervalStart").GetInt64());
        Assert.Contains("no-offers", Assert.Single(gateway.Log.Of(1012)), StringComparison.Ordinal); // one bid and nobody sells
    }

    [Fact]
    public async Task The_page_shows_the_gateways_clock_and_its_rounds()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(_folder.Village900(), GridS + 10);
        await gateway.StepToAsync(ClosureS);
        using var browser = new HttpClient { BaseAddress = new Uri($"http://{gateway.Service.HttpEndPoint}") };

        string text = await browser.GetStringAsync(new Uri("/api/state", UriKind.Relative), TestContext.Current.CancellationToken);

        JsonElement state = JsonDocument.Parse(text).RootElement;
        Assert.Equal(ClosureS, state.GetProperty("clock").GetProperty("nowS").GetInt64());
        Assert.Equal(FirstS, state.GetProperty("rounds")[0].GetProperty("round").GetProperty("intervalStartS").GetInt64());
    }

    [Fact]
    public async Task A_restart_on_the_same_ledger_goes_on_where_it_ends()
    {
        GatewayConfiguration configuration = _folder.Village900();
        await using (RunningGateway first = await RunningGateway.StartAsync(configuration, GridS + 10))
        {
            await first.StepToAsync(ClosureS);
            await first.StopAsync();
            Assert.Contains(": 1 entries in the ledger", Assert.Single(first.Log.Of(1040)), StringComparison.Ordinal);
        }

        await using (RunningGateway second = await RunningGateway.StartAsync(configuration, ClosureS + 10))
        {
            await second.StepToAsync(FirstS + 900 - 60);
            await second.StepToAsync(FirstS + 900 + 60);
            await second.StopAsync();
        }

        // Clearings of two intervals and, 60 s after its end, the settlement of the first: it was cleared by the run before.
        LedgerVerification verification = LedgerVerifier.Verify(configuration.LedgerPath);
        Assert.True(verification.IsIntact);
        using SqliteReading ledger = new(configuration.LedgerPath);
        Assert.Equal([$"clearing {FirstS}", $"clearing {FirstS + 900}", $"settlement {FirstS}"], ledger.Rounds().Where(round => !round.EndsWith($" {GridS}", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task A_failure_inside_a_round_is_logged_and_neither_later_rounds_nor_waiting_messages_are_lost()
    {
        var observer = new ThrowingObserver();
        await using RunningGateway gateway = await RunningGateway.StartAsync(_folder.Village900(), GridS + 10, observer);
        await using NodeClient node = await NodeClient.ConnectAsync(gateway.Service.MqttEndPoint, "home-01");
        await gateway.StepToAsync(ClosureS - 1);

        // This message arrives one second after the closure, so the failing round stands between it and its handling.
        gateway.Clock.Set(ClosureS + 1);
        await node.BidAsync(1, FirstS, 1_500);
        await gateway.StepToAsync(ClosureS + 1);
        await gateway.StepToAsync(ClosureS + 2);
        (_, JsonElement reply) = await node.NextAsync(Topics.Reply);
        await gateway.StepToAsync(FirstS + 900 - 60);
        await gateway.StepToAsync(FirstS + 900 + 60);

        Assert.Equal((int)RejectCode.GateClosed, reply.GetProperty("code").GetInt32());
        Assert.Contains("in interval 2027-01-15 08:15:00Z", Assert.Single(gateway.Log.Of(1030)), StringComparison.Ordinal); // 1,800,000,900 s
        Assert.Equal([FirstS, FirstS + 900], observer.ClearedStarts);
        Assert.Contains(FirstS, observer.SettledStarts);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_written_stops_the_service()
    {
        GatewayConfiguration configuration = _folder.Village900();
        await using RunningGateway gateway = await RunningGateway.StartAsync(configuration, GridS + 10);
        using (var tool = LedgerFolder.Connect(configuration.LedgerPath))
        {
            LedgerFolder.Run(tool, "DROP TABLE rounds");
        }

        await gateway.StepToAsync(ClosureS);

        LedgerLostException lost = await Assert.ThrowsAsync<LedgerLostException>(() => gateway.Run);
        Assert.Contains($"ledger '{configuration.LedgerPath}' failed: ", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_clock_is_behind_the_market_stands_still_and_one_line_says_so()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(_folder.Village900(), GridS + 10);
        await gateway.StepToAsync(ClosureS - 5);

        await gateway.StepToAsync(ClosureS - 9);
        await gateway.StepToAsync(ClosureS - 8);
        Assert.Empty(gateway.Log.Of(1012));
        await gateway.StepToAsync(ClosureS);

        Assert.Single(gateway.Log.Of(1031));
        Assert.Single(gateway.Log.Of(1012));
    }

    [Fact]
    public async Task A_refused_message_is_logged_with_code_and_sender_but_never_its_content()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(_folder.Village900(), GridS + 10);
        await using NodeClient node = await NodeClient.ConnectAsync(gateway.Service.MqttEndPoint, "home-01");
        await using NodeClient stranger = await NodeClient.ConnectAsync(gateway.Service.MqttEndPoint, "str\u001bange");

        await node.PublishAsync(Topics.Orders, "{ \"password\": \"geheim\" "u8.ToArray());
        await stranger.PublishAsync(Topics.Orders, "geheim"u8.ToArray());
        await gateway.StepToAsync(GridS + 11);

        Assert.Equal(["Message of home-01 refused: 101 Malformed.", "Message of str?ange refused: 105 UnknownNode."], gateway.Log.Of(1020).Order());
        Assert.DoesNotContain(gateway.Log.Lines, line => line.Text.Contains("geheim", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_comes_is_logged_once()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(_folder.Village900(), GridS + 10);
        await using NodeClient node = await NodeClient.ConnectAsync(gateway.Service.MqttEndPoint, "home-01");

        byte[] online = """{"state":"online","boot":"b1","firmware":"0.1.0","at":1800000010}"""u8.ToArray();
        await node.PublishAsync(Topics.State, online);
        await node.PublishAsync(Topics.State, online);
        await gateway.StepToAsync(GridS + 11);

        Assert.Equal(["Node home-01 is online."], gateway.Log.Of(1021));
    }

    [Fact]
    public async Task A_clock_before_the_ledgers_last_interval_is_refused_with_both_times()
    {
        GatewayConfiguration configuration = _folder.Village900();
        await using (RunningGateway first = await RunningGateway.StartAsync(configuration, GridS + 10))
        {
            await first.StepToAsync(ClosureS);
            await first.StopAsync();
        }

        GatewayStartException refused = await Assert.ThrowsAsync<GatewayStartException>(() => RunningGateway.StartAsync(configuration, GridS - 86_400));

        // 1,800,000,000 s is 2027-01-15 08:00:00 UTC.
        Assert.StartsWith("the clock says 2027-01-14 08:00:00Z, but ledger", refused.Message, StringComparison.Ordinal);
        Assert.Contains("the clearing of the interval that starts 2027-01-15 08:15:00Z", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_of_another_market_and_a_foreign_file_are_refused()
    {
        await using (RunningGateway first = await RunningGateway.StartAsync(_folder.Village900(), GridS + 10))
        {
            await first.StopAsync();
        }

        GatewayConfiguration other = _folder.Village900("""{ "intervalS": 300 }""");
        File.WriteAllText(_folder.PathOf("letter.txt"), "Dear Sir or Madam");

        GatewayStartException market = await Assert.ThrowsAsync<GatewayStartException>(() => RunningGateway.StartAsync(other, GridS));
        GatewayStartException file = await Assert.ThrowsAsync<GatewayStartException>(() => RunningGateway.StartAsync(other with { LedgerPath = _folder.PathOf("letter.txt") }, GridS));
        Assert.Contains("parameter/interval-s: ledger '900', configuration '300'", market.Message, StringComparison.Ordinal);
        Assert.Contains("letter.txt' cannot be opened", file.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_refused_with_its_number_and_leaves_the_ledger_closed()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = (IPEndPoint)other.LocalEndpoint;
        GatewayConfiguration configuration = _folder.Village900() with { Mqtt = new ListenEndpoint(taken, IsRequired: true) };

        GatewayStartException refused = await Assert.ThrowsAsync<GatewayStartException>(() => RunningGateway.StartAsync(configuration, GridS));

        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"the MQTT broker cannot listen on 127.0.0.1:{taken.Port}: "), refused.Message, StringComparison.Ordinal);
        File.Delete(configuration.LedgerPath);
        Assert.Empty(Directory.EnumerateFiles(_folder.Folder, "*.db-wal"));
    }

    /// <summary>Reads the rounds table.</summary>
    private sealed class SqliteReading(string path) : IDisposable
    {
        private readonly Microsoft.Data.Sqlite.SqliteConnection _connection = LedgerFolder.Connect(path);

        public IReadOnlyList<string> Rounds() => LedgerFolder.Column(_connection, "SELECT kind || ' ' || interval_start_s FROM rounds ORDER BY round_number");

        public void Dispose() => _connection.Dispose();
    }
}
