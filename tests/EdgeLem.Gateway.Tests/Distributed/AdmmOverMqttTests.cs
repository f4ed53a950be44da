using System.Text;
using System.Text.Json;
using EdgeLem.Gateway.Distributed;
using EdgeLem.Gateway.Network;
using EdgeLem.Gateway.Tests.Network.Policies;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Distributed;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Tests.GridPolicies;
using EdgeLem.Mqtt;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Gateway.Tests.Distributed;

/// <summary>
/// The distributed clearing over real MQTT, one client per node. AlSkaif and others show that such a clearing can run on a platform of peers (a private chain), without
/// figures; ours runs on MQTT, and counts iterations and messages on the wire.
/// </summary>
public sealed class AdmmOverMqttTests(ITestOutputHelper output)
{
    private const int Nodes = 55;

    /// <summary>Longer than any pause of a busy machine: the tests with all nodes never wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Trait("Row", "R51")]
    [Trait("Row", "R56")]
    public async Task Fifty_five_nodes_come_to_the_watts_of_a_round_in_memory_with_every_message_on_the_wire()
    {
        GridRound round = RoundOf(Nodes);
        GridOutcome inMemory = new AdmmPolicy().Apply(round);
        await using MqttNodes nodes = await MqttNodes.StartAsync(round);
        (GridOutcome outcome, BrokerExchange exchange) = await nodes.RunAsync(round, Patience);
        MqttMessage[] heard = await nodes.HeardAsync();

        output.WriteLine($"refused {outcome.RefusedW} W, {outcome.Iterations} iterations, {outcome.Messages} messages");
        Assert.Equal(inMemory.After.PowerW, outcome.After.PowerW);
        Assert.Equal(inMemory.Refusals, outcome.Refusals);
        Assert.True(outcome.Before.Violations.Length > 0 && outcome.After.IsAllowed);
        Assert.Equal((inMemory.Iterations, 2L * Nodes * outcome.Iterations), (outcome.Iterations, outcome.Messages));
        Assert.Equal(outcome.Messages, heard.Length);
        Assert.Equal((0, 0), (exchange.Refused, exchange.SilentNodes.Length));
        double gap = AssertCentral(round, outcome);
        Literature.State("R51", "Branch flow and ADMM; Munsing et al.", "voltages and currents kept at the central optimum; all know the topology",
            (Invariant($"{Nodes} nodes over MQTT: {outcome.Iterations} iterations, {outcome.Messages} messages, {outcome.After.Violations.Length} violations left, cost {100 * gap:F3} % of the refusal off the central optimum"), "agrees: though no node knows more than its own limits"));
    }

    [Fact]
    [Trait("Row", "R51")]
    [Trait("Row", "R56")]
    public async Task On_the_European_feeder_55_homes_come_to_the_central_optimum()
    {
        FeederNetwork network = EuropeanNoon.Network();
        GridRound round = EuropeanNoon.Round(network, pvW: 5_000, seed: 2);
        GridOutcome inMemory = new AdmmPolicy().Apply(round);
        await using MqttNodes nodes = await MqttNodes.StartAsync(round);
        (GridOutcome outcome, _) = await nodes.RunAsync(round, Patience);
        MqttMessage[] heard = await nodes.HeardAsync();

        output.WriteLine($"refused {outcome.RefusedW} W, {outcome.Iterations} iterations, {outcome.Messages} messages");
        Assert.Equal(inMemory.After.PowerW, outcome.After.PowerW);
        Assert.Equal(2L * Nodes * outcome.Iterations, outcome.Messages);
        Assert.Equal(outcome.Messages, heard.Length);
        Assert.True(outcome.Before.Violations.Length > 0 && outcome.After.IsAllowed);
        AssertCentral(round, outcome);
    }

    [Fact]
    public async Task What_a_node_says_is_its_proposal_and_nothing_else()
    {
        GridRound round = RoundOf(10);
        await using MqttNodes nodes = await MqttNodes.StartAsync(round);
        await nodes.RunAsync(round, Patience);
        MqttMessage[] proposals = [.. (await nodes.HeardAsync()).Where(message => DistributedTopics.IsProposal(message.Topic))];

        Assert.NotEmpty(proposals);
        Assert.All(proposals, message =>
        {
            using JsonDocument json = JsonDocument.Parse(message.Payload);
            Assert.Equal(["intervalStart", "iteration", "phases", "powerW"], json.RootElement.EnumerateObject().Select(field => field.Name));
            Assert.InRange(message.Payload.Length, 1, 4096);
        });
    }

    [Fact]
    public async Task A_node_that_is_not_there_gets_nothing_and_the_others_come_to_terms()
    {
        GridRound round = RoundOf(10);
        await using MqttNodes nodes = await MqttNodes.StartAsync(round, absent: "n3");
        (GridOutcome outcome, BrokerExchange exchange) = await nodes.RunAsync(round, TimeSpan.FromSeconds(10));

        Assert.Equal("n3", Assert.Single(exchange.SilentNodes));
        Assert.Equal(0, outcome.After.PowerW[3]);
        Assert.True(outcome.After.IsAllowed);
    }

    [Fact]
    public async Task Words_out_of_place_change_nothing_and_are_counted()
    {
        GridRound round = RoundOf(2);
        await using MqttNodes nodes = await MqttNodes.StartAsync(round, absent: "n1");
        await using var hostile = new MqttClient(_ => { });
        await hostile.ConnectAsync(new MqttClientOptions { Port = nodes.Port, ClientId = "n1" }, TestContext.Current.CancellationToken);
        using var exchange = new BrokerExchange(nodes.Broker, round.Network.Points, new BrokerExchangeOptions { FeederId = MqttNodes.FeederId, IntervalStartS = MqttNodes.IntervalStartS });
        foreach (string payload in new[] { "{", "[]", "null", "{}", Proposal(0, "1e999"), Proposal(0, "1e12"), Proposal(7, "1"), Proposal(0, "5") })
        {
            await hostile.PublishAsync("edgelem/v1/f/n1/proposal", Encoding.UTF8.GetBytes(payload), MqttQos.AtMostOnce, cancellationToken: TestContext.Current.CancellationToken);
        }

        // Not its own branch: the broker does not pass it on.
        await hostile.PublishAsync("edgelem/v1/f/n0/proposal", Encoding.UTF8.GetBytes(Proposal(0, "9")), MqttQos.AtMostOnce, cancellationToken: TestContext.Current.CancellationToken);
        await hostile.PingAsync(TestContext.Current.CancellationToken);

        Assert.Equal(8, exchange.Refused);
        Assert.Equal(0, exchange.Messages);
    }

    private static string Proposal(int iteration, string powerW) =>
        $$"""{"intervalStart":{{MqttNodes.IntervalStartS}},"iteration":{{iteration}},"phases":"B","powerW":{{powerW}}}""";

    private static GridRound RoundOf(int points)
    {
        Random random = new(points);
        IEnumerable<Order> orders = Enumerable.Range(0, points).SelectMany(i => new[]
        {
            new Order(new OrderKey($"n{i}", 0), OrderSide.Offer, new OrderTerms(random.NextInt64(2_000, 6_000), 80_000 + (1_000 * random.NextInt64(0, 100))), 0),
            new Order(new OrderKey($"n{i}", 1), OrderSide.Bid, new OrderTerms(random.NextInt64(100, 1_500), 150_000 + (1_000 * random.NextInt64(0, 150))), 0),
        });
        CurvedFeeder network = CurvedFeeder.Random(random, points, band: 0.012 * points / 10, transformerW: points * 2_000);
        return new GridRound { Book = new OrderBook(orders), Prices = new RetailerPrices(300_000, 80_000), Clearing = new UniformPriceClearing(), Network = network };
    }

    private double AssertCentral(GridRound round, GridOutcome outcome)
    {
        (double central, double refusedW) = CentralOptimum.Of(round, round.Network.Linearize()!.Limits);
        double gap = (CentralOptimum.CostOf(round, EuropeanNoon.Served(outcome.Clearing)) - central) / (refusedW * round.RefusalPriceMicroEurPerKwh);
        output.WriteLine($"refused {refusedW:f1} W at the central optimum; gap {gap:e2}");
        Assert.InRange(gap, -0.001, 0.001);
        return gap;
    }
}
