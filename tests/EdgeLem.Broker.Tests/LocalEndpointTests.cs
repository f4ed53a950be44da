using System.Collections.Concurrent;
using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Tests;

/// <summary>The promise that the gateway builds on: when a client has its PUBACK or PINGRESP, the local subscription has the message.</summary>
public sealed class LocalEndpointTests
{
    [Fact]
    public async Task A_local_subscription_has_every_message_of_many_publishers_before_their_pings_are_answered()
    {
        const int Publishers = 55;
        const int MessagesEach = 200;
        await using TestBroker broker = await TestBroker.StartAsync();
        var received = new ConcurrentDictionary<string, ConcurrentQueue<int>>();
        using IDisposable subscription = broker.Broker.SubscribeLocal("f/+/orders", message =>
            received.GetOrAdd(message.SenderClientId!, _ => new ConcurrentQueue<int>()).Enqueue(BitConverter.ToInt32(message.Payload.Span)));

        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(async number =>
        {
            await using MqttClient client = await broker.ConnectAsync($"n{number}");
            for (int index = 0; index < MessagesEach; index++)
            {
                // Not awaited on purpose: also what waits for the in-flight window must come before the ping.
                _ = client.PublishAsync($"f/n{number}/orders", BitConverter.GetBytes(index), (MqttQos)(index & 1), cancellationToken: TestBroker.Ct);
            }

            await client.PingAsync(TestBroker.Ct);
            Assert.Equal(Enumerable.Range(0, MessagesEach), received[$"n{number}"]);
        }));
    }

    [Fact]
    public async Task A_ping_is_answered_behind_every_message_that_was_queued_for_the_client()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        var received = new List<int>();
        await using MqttClient client = await broker.ConnectAsync("n1", message => received.Add(BitConverter.ToInt32(message.Payload.Span)));
        await client.SubscribeAsync("#", MqttQos.AtLeastOnce, TestBroker.Ct);
        for (int index = 0; index < 900; index++)
        {
            broker.Broker.Publish("f/n1/dispatch", BitConverter.GetBytes(index), MqttQos.AtLeastOnce);
        }

        await client.PingAsync(TestBroker.Ct);
        Assert.Equal(Enumerable.Range(0, 900), received);
    }
}
