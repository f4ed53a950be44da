using System.Text;
using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Tests;

/// <summary>Rows 7, 8, 9, 16 and 30: who gets what, how often, with which flags and in which order.</summary>
public sealed class RoutingTests
{
    private static readonly string[] Levels = ["a", "b", "", "$x"];

    [Fact]
    public async Task The_topic_trie_agrees_with_the_matching_rules_for_random_filters_and_topics()
    {
        const int Seed = 47;
        var random = new Random(Seed);
        await using TestBroker broker = await TestBroker.StartAsync();
        var got = new List<string>();
        string[] filters = [.. Enumerable.Range(0, 200).Select(_ => RandomFilter(random)).Distinct().Where(filter => filter.Length > 0)];
        List<IDisposable> subscriptions = [.. filters.Select(filter => broker.Broker.SubscribeLocal(filter, _ => got.Add(filter)))];
        for (int round = 0; round < 1_000; round++)
        {
            string topic = string.Join('/', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Levels[random.Next(Levels.Length)]));
            if (topic.Length > 0)
            {
                got.Clear();
                broker.Broker.Publish(topic, default, MqttQos.AtMostOnce);
                Assert.Equal(filters.Where(filter => MqttTopic.Matches(filter, topic)).Order(), got.Order());
            }
        }

        // Removing some must leave the others alone.
        foreach (IDisposable subscription in subscriptions.Where((_, index) => index % 2 == 0))
        {
            subscription.Dispose();
        }

        got.Clear();
        broker.Broker.Publish("a/b/a", default, MqttQos.AtMostOnce);
        Assert.Equal(filters.Where((filter, index) => index % 2 == 1 && MqttTopic.Matches(filter, "a/b/a")).Order(), got.Order());
    }

    [Fact]
    public async Task The_retained_store_agrees_with_the_matching_rules_for_random_filters_and_topics()
    {
        const int Seed = 48;
        var random = new Random(Seed);
        await using TestBroker broker = await TestBroker.StartAsync();
        var kept = new HashSet<string>();
        for (int round = 0; round < 400; round++)
        {
            string topic = string.Join('/', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Levels[random.Next(Levels.Length)]));
            if (topic.Length > 0)
            {
                bool keep = random.Next(3) > 0;
                broker.Broker.Publish(topic, keep ? new byte[1] : default, MqttQos.AtMostOnce, retain: true);
                _ = keep ? kept.Add(topic) : kept.Remove(topic);
            }
        }

        Assert.Equal(kept.Count, broker.Broker.ReadStatistics().RetainedMessages);
        for (int round = 0; round < 500; round++)
        {
            string filter = RandomFilter(random);
            if (filter.Length > 0)
            {
                var got = new List<string>();
                broker.Broker.SubscribeLocal(filter, message => got.Add(message.Topic)).Dispose();
                Assert.Equal(kept.Where(topic => MqttTopic.Matches(filter, topic)).Order(), got.Order());
            }
        }
    }

    [Fact]
    public async Task Overlapping_subscriptions_give_one_copy_with_the_highest_qos()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer peer = await broker.ConnectRawAsync("a");
        await SubscribeAsync(peer, ("a/+", MqttQos.AtMostOnce), ("a/b", MqttQos.AtLeastOnce), ("#", MqttQos.AtMostOnce));
        broker.Broker.Publish("a/b", default, MqttQos.AtLeastOnce);
        PublishPacket only = Assert.IsType<PublishPacket>(Assert.Single(await peer.ReceiveUntilPongAsync()));
        Assert.Equal(MqttQos.AtLeastOnce, only.Header.Qos);
    }

    [Theory]
    [InlineData(MqttQos.AtMostOnce, MqttQos.AtLeastOnce, MqttQos.AtMostOnce)]
    [InlineData(MqttQos.AtLeastOnce, MqttQos.AtMostOnce, MqttQos.AtMostOnce)]
    [InlineData(MqttQos.AtLeastOnce, MqttQos.AtLeastOnce, MqttQos.AtLeastOnce)]
    [InlineData(MqttQos.AtLeastOnce, MqttQos.ExactlyOnce, MqttQos.AtLeastOnce)] // granted as 1
    public async Task A_message_goes_out_with_the_lower_of_both_qos(MqttQos published, MqttQos subscribed, MqttQos delivered)
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer peer = await broker.ConnectRawAsync("a");
        await SubscribeAsync(peer, ("t", subscribed));
        broker.Broker.Publish("t", default, published);
        Assert.Equal(delivered, (await peer.ExpectAsync<PublishPacket>()).Header.Qos);
    }

    [Fact]
    public async Task A_client_may_not_publish_to_dollar_topics_and_its_wildcards_do_not_see_them()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer peer = await broker.ConnectRawAsync("a");
        await SubscribeAsync(peer, ("#", MqttQos.AtMostOnce), ("+/x", MqttQos.AtMostOnce));
        await peer.SendAsync(new PublishPacket(new PublishHeader("$SYS/x", MqttQos.AtLeastOnce, PacketId: 1), default));
        Assert.Equal(new ReceiptPacket(MqttPacketType.PubAck, 1), await peer.ReceiveAsync());
        broker.Broker.Publish("$SYS/x", default, MqttQos.AtMostOnce);
        Assert.Empty(await peer.ReceiveUntilPongAsync());
        Assert.Equal(1, broker.Broker.ReadStatistics().PublishesDenied);
        await SubscribeAsync(peer, ("$SYS/#", MqttQos.AtMostOnce));
        broker.Broker.Publish("$SYS/x", default, MqttQos.AtMostOnce);
        Assert.Single(await peer.ReceiveUntilPongAsync());
    }

    [Fact]
    public async Task An_unsubscribed_filter_gives_nothing_any_more()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer peer = await broker.ConnectRawAsync("a");
        await SubscribeAsync(peer, ("a/+", MqttQos.AtMostOnce), ("a/#", MqttQos.AtMostOnce));
        await peer.SendAsync(new UnsubscribePacket(9, ["a/+", "a/#", "never/there"]));
        Assert.Equal(new ReceiptPacket(MqttPacketType.UnsubAck, 9), await peer.ReceiveAsync());
        broker.Broker.Publish("a/b", default, MqttQos.AtMostOnce);
        Assert.Empty(await peer.ReceiveUntilPongAsync());
    }

    [Fact]
    public async Task Each_publishers_messages_arrive_in_its_order()
    {
        const int Publishers = 8;
        const int MessagesEach = 500;
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxQueuedMessages = 100_000 });
        var received = new List<string>();
        await using MqttClient subscriber = await broker.ConnectAsync("sub", message => received.Add(Encoding.ASCII.GetString(message.Payload.Span)));
        await subscriber.SubscribeAsync("t/#", MqttQos.AtLeastOnce, TestBroker.Ct);
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(async number =>
        {
            await using MqttClient client = await broker.ConnectAsync($"p{number}");
            for (int index = 0; index < MessagesEach; index++)
            {
                _ = client.PublishAsync($"t/{index % 3}", Encoding.ASCII.GetBytes($"{number} {index}"), MqttQos.AtLeastOnce, cancellationToken: TestBroker.Ct);
            }

            await client.PingAsync(TestBroker.Ct);
        }));
        await subscriber.PingAsync(TestBroker.Ct);
        Assert.Equal(Publishers * MessagesEach, received.Count);
        for (int number = 0; number < Publishers; number++)
        {
            Assert.Equal(Enumerable.Range(0, MessagesEach).Select(index => $"{number} {index}"), received.Where(text => text.StartsWith($"{number} ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_puback_comes_after_the_local_handler_and_not_at_all_when_it_fails()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        var fail = new HashSet<string> { "bad" };
        var handled = new List<string>();
        using IDisposable subscription = broker.Broker.SubscribeLocal("t", message =>
        {
            string text = Encoding.ASCII.GetString(message.Payload.Span);
            if (fail.Contains(text))
            {
                throw new InvalidOperationException("Made to fail by the test.");
            }

            handled.Add(text);
        });
        using RawPeer peer = await broker.ConnectRawAsync("a");
        await peer.SendAsync(Publish("t", 1, "good"));
        Assert.Equal(new ReceiptPacket(MqttPacketType.PubAck, 1), await peer.ReceiveAsync());
        Assert.Equal(["good"], handled);
        await peer.SendAsync(Publish("t", 2, "bad"), Publish("t", 3, "behind"));
        Assert.Null(await peer.ReceiveAsync());
        Assert.Equal(["good"], handled);
        Assert.Equal(1, broker.Broker.ReadStatistics().HandlerFailures);
    }

    [Fact]
    public async Task A_local_handler_may_publish_in_turn()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using IDisposable subscription = broker.Broker.SubscribeLocal("f/+/orders", message =>
            broker.Broker.Publish($"f/{message.SenderClientId}/reply", message.Payload, MqttQos.AtLeastOnce));
        using RawPeer peer = await broker.ConnectRawAsync("n1");
        await SubscribeAsync(peer, ("f/n1/reply", MqttQos.AtLeastOnce));
        await peer.SendAsync(Publish("f/n1/orders", 5, "order"));
        List<MqttPacket> answers = await peer.ReceiveUntilPongAsync();
        Assert.Contains(new ReceiptPacket(MqttPacketType.PubAck, 5), answers);
        Assert.Equal("order", Encoding.ASCII.GetString(answers.OfType<PublishPacket>().Single().Payload.Span));
    }

    [Fact]
    public async Task Retained_messages_are_replaced_and_cleared_and_flagged_only_for_new_subscriptions()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        using RawPeer peer = await broker.ConnectRawAsync("a");
        broker.Broker.Publish("t/1", "old"u8.ToArray(), MqttQos.AtLeastOnce, retain: true);
        broker.Broker.Publish("t/1", "new"u8.ToArray(), MqttQos.AtLeastOnce, retain: true);
        broker.Broker.Publish("t/2", "gone"u8.ToArray(), MqttQos.AtLeastOnce, retain: true);
        broker.Broker.Publish("t/2", default, MqttQos.AtLeastOnce, retain: true);
        await SubscribeAsync(peer, ("t/#", MqttQos.AtMostOnce));
        PublishPacket kept = await peer.ExpectAsync<PublishPacket>();
        Assert.Equal(("t/1", true, "new"), (kept.Header.Topic, kept.Header.Retain, Encoding.ASCII.GetString(kept.Payload.Span)));
        broker.Broker.Publish("t/1", default, MqttQos.AtMostOnce, retain: true);
        PublishPacket live = await peer.ExpectAsync<PublishPacket>();
        Assert.Equal((false, 0), (live.Header.Retain, live.Payload.Length));
        Assert.Equal(0, broker.Broker.ReadStatistics().RetainedMessages);
    }

    [Theory]
    [InlineData(MqttQos.AtMostOnce)]
    [InlineData(MqttQos.AtLeastOnce)]
    public async Task Three_thousand_retained_messages_all_reach_a_new_subscriber_whose_queue_is_smaller(MqttQos qos)
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxQueuedMessages = 10 });
        for (int number = 0; number < 3_000; number++)
        {
            broker.Broker.Publish($"f/n{number}/state", new byte[200], MqttQos.AtLeastOnce, retain: true);
        }

        var topics = new List<string>();
        await using MqttClient client = await broker.ConnectAsync("a", message => topics.Add(message.Topic));
        await client.SubscribeAsync("f/+/state", qos, TestBroker.Ct);
        await client.PingAsync(TestBroker.Ct);
        Assert.Equal(Enumerable.Range(0, 3_000).Select(number => $"f/n{number}/state").Order(), topics.Order());
        Assert.Equal(0, broker.Broker.ReadStatistics().MessagesDropped);
    }

    [Fact]
    public async Task A_new_subscription_sees_the_last_state_of_a_topic_that_changes_all_the_time()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxQueuedMessages = 100_000 });
        using var stop = new CancellationTokenSource();
        int last = 0;
        Task changing = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    broker.Broker.Publish("t", BitConverter.GetBytes(++last), MqttQos.AtLeastOnce, retain: true);
                }
            },
            TestBroker.Ct);
        for (int round = 0; round < 20; round++)
        {
            var seen = new List<int>();
            await using MqttClient client = await broker.ConnectAsync($"c{round}", message => seen.Add(BitConverter.ToInt32(message.Payload.Span)));
            await client.SubscribeAsync("t", MqttQos.AtMostOnce, TestBroker.Ct);
            await client.UnsubscribeAsync(["t"], TestBroker.Ct);
            await client.PingAsync(TestBroker.Ct);
            for (int index = 1; index < seen.Count; index++)
            {
                Assert.Equal(seen[index - 1] + 1, seen[index]);
            }
        }

        await stop.CancelAsync();
        await changing;
    }

    [Fact]
    public async Task Over_the_retained_limits_a_message_is_distributed_but_not_kept_and_the_older_one_is_forgotten()
    {
        await using TestBroker broker = await TestBroker.StartAsync(new BrokerOptions { MaxRetainedMessages = 2, MaxRetainedBytes = 100 });
        broker.Broker.Publish("a", new byte[10], MqttQos.AtMostOnce, retain: true);
        broker.Broker.Publish("b", new byte[10], MqttQos.AtMostOnce, retain: true);
        broker.Broker.Publish("c", new byte[10], MqttQos.AtMostOnce, retain: true);
        Assert.Equal(1, broker.Broker.ReadStatistics().RetainedRefused);
        broker.Broker.Publish("b", new byte[90], MqttQos.AtMostOnce, retain: true);
        Assert.Equal(2, broker.Broker.ReadStatistics().RetainedRefused);
        var topics = new List<string>();
        broker.Broker.SubscribeLocal("#", message => topics.Add(message.Topic)).Dispose();
        Assert.Equal(["a"], topics);
        Assert.Equal(11, broker.Broker.ReadStatistics().RetainedBytes);
    }

    internal static PublishPacket Publish(string topic, ushort id, string text) =>
        new(new PublishHeader(topic, MqttQos.AtLeastOnce, PacketId: id), Encoding.ASCII.GetBytes(text));

    internal static async Task SubscribeAsync(RawPeer peer, params (string Filter, MqttQos Qos)[] filters)
    {
        await peer.SendAsync(new SubscribePacket(77, [.. filters.Select(one => new TopicSubscription(one.Filter, one.Qos))]));
        Assert.DoesNotContain(MqttSubscribeCode.Refused, (await peer.ExpectAsync<SubAckPacket>()).Codes);
    }

    private static string RandomFilter(Random random)
    {
        List<string> levels = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(3) == 0 ? "+" : Levels[random.Next(Levels.Length)])];
        if (random.Next(3) == 0)
        {
            levels[^1] = "#";
        }

        return string.Join('/', levels);
    }
}
