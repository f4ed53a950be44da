using System.Net;
using System.Text.Json;
using EdgeLem.EndToEnd.Programs;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Peers;

/// <summary>Eclipse Mosquitto's clients look on, and misbehave, while a village runs; a browser would see the live page.</summary>
public sealed class MosquittoTests
{
    private const string Tree = "edgelem/v1/village/";

    [Fact]
    public async Task Mosquitto_s_clients_see_the_market_and_are_refused_what_is_not_theirs()
    {
        string subscribe = Tool.PathOrSkip("mosquitto_sub");
        string publish = Tool.PathOrSkip("mosquitto_pub");
        using var folder = new TemporaryFolder();
        string port = $"{Simulator.FreePort()}";
        using ChildProcess run = Simulator.StartRun(folder.Path, "village", "--speed", "400x", "--intervals", "4", "--mqtt", $"127.0.0.1:{port}", "--http", "127.0.0.1:0");
        string page = (await run.LineAsync(line => line.Contains("live page", StringComparison.Ordinal))).Split(' ')[^1];
        using ChildProcess onlooker = ChildProcess.Start(subscribe, "-h", "127.0.0.1", "-p", port, "-V", "mqttv311", "-t", "edgelem/v1/#", "-v");

        await SeesThePageAsync(page);
        await SeesEveryTopicAsync(onlooker);
        await IsRefusedAsync(onlooker, (publish, port));

        Assert.Equal(0, await run.EndAsync());
        var results = new RunResults(folder.Path);
        Assert.Equal((4, 0), (results["intervals"], results["settlementSumMicroEur"]));
        Assert.True(results["ordersRejected"] >= 3);
        Assert.InRange(Math.Abs(results["energyBalanceErrorWh"]), 0, (results["gridImportWh"] + results["gridExportWh"] + results["tradedEnergyWh"]) / 1000);
    }

    private static async Task SeesThePageAsync(string page)
    {
        using var browser = new HttpClient();
        using HttpResponseMessage root = await browser.GetAsync(new Uri(page + "/"));
        using HttpResponseMessage state = await browser.GetAsync(new Uri(page + "/api/state"));

        Assert.Equal(HttpStatusCode.OK, root.StatusCode);
        Assert.Equal("text/html", root.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, state.StatusCode);
        using JsonDocument json = JsonDocument.Parse(await state.Content.ReadAsStringAsync());
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    private static async Task SeesEveryTopicAsync(ChildProcess onlooker)
    {
        string[] topics = ["home-55/state", "home-55/about", "home-55/config", "home-55/measurement", "home-55/orders", "home-55/reply", "home-55/energy", "market/gate", "market/price", "home-55/dispatch"];
        foreach (string topic in topics)
        {
            string line = await onlooker.LineAsync(line => line.StartsWith(Tree + topic + " {", StringComparison.Ordinal));
            using JsonDocument json = JsonDocument.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..]);
            Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        }
    }

    private static async Task IsRefusedAsync(ChildProcess onlooker, (string Program, string Port) publish)
    {
        // Codes: docs/messages.md.
        await IsAnsweredAsync(onlooker, publish, ("stranger", "home-01/orders", () => "garbage"), 105);
        await IsAnsweredAsync(onlooker, publish, ("home-01", "home-01/orders", () => "garbage"), 101);
        await IsAnsweredAsync(onlooker, publish, ("home-01", "home-02/orders", () => Orders(onlooker, 100_000)), 106);
        await IsAnsweredAsync(onlooker, publish, ("home-01", "home-01/orders", () => Orders(onlooker, 99_000_000)), 203);
    }

    /// <summary>Publishes until the expected answer comes: another answer means that the gate moved on, none that the real node took its name back.</summary>
    private static async Task IsAnsweredAsync(ChildProcess onlooker, (string Program, string Port) publish, (string Client, string Topic, Func<string> Payload) message, int code)
    {
        Task<string> answer = onlooker.LineAsync(line => line.StartsWith($"{Tree}{message.Client}/reply ", StringComparison.Ordinal) && line.Contains($"\"code\":{code},", StringComparison.Ordinal));
        for (int attempt = 0; attempt < 20 && !answer.IsCompleted; attempt++)
        {
            await Tool.RunAsync(publish.Program, "-h", "127.0.0.1", "-p", publish.Port, "-V", "mqttv311", "-i", message.Client, "-q", "1", "-t", Tree + message.Topic, "-m", message.Payload());

            // The gateway answers at its next step, and every home measures once per step.
            int steps = 0;
            await Task.WhenAny(answer, onlooker.ComingLineAsync(line => line.StartsWith(Tree + "home-55/measurement ", StringComparison.Ordinal) && ++steps == 3));
        }

        Assert.True(answer.IsCompletedSuccessfully, $"No reply {code} to '{message.Client}' on {message.Topic}.");
    }

    private static string Orders(ChildProcess onlooker, long price)
    {
        string gate = onlooker.Lines.Last(line => line.StartsWith(Tree + "market/gate ", StringComparison.Ordinal));
        using JsonDocument json = JsonDocument.Parse(gate[gate.IndexOf('{', StringComparison.Ordinal)..]);
        long start = json.RootElement.GetProperty("intervalStart").GetInt64();
        return $$"""{"boot":"{{Guid.NewGuid().ToString("N")[..8]}}","seq":1,"intervalStart":{{start}},"orders":[{"id":1,"side":"bid","quantityW":100,"priceMicroEurPerKwh":{{price}}}]}""";
    }
}
