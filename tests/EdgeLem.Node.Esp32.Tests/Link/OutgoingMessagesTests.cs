using System.Text;
using EdgeLem.Contracts;
using EdgeLem.Node.Esp32.Link;

namespace EdgeLem.Node.Esp32.Tests.Link;

/// <summary>The bounds are those of docs/messages.md: payloads of 4096 bytes at most, of which the queue holds two.</summary>
public sealed class OutgoingMessagesTests
{
    private const string Root = "edgelem/v1/village/home-01/";

    private readonly OutgoingMessages _queue = new(new AutoResetEvent(false));

    [Fact]
    public void Messages_leave_in_the_order_in_which_they_came()
    {
        Publish("orders", "a");
        Publish("measurement", "bc", qos: 0);
        Publish("energy", "def");

        Assert.Equal(["orders a", "measurement bc", "energy def"], Drain());
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void The_head_comes_with_what_it_was_published_with_and_stays_until_it_is_removed()
    {
        Publish("state", "on", qos: 1, retain: true);
        var first = new OutgoingMessage();
        var second = new OutgoingMessage();

        Assert.True(_queue.TryPeek(first));
        Assert.True(_queue.TryPeek(second));

        Assert.Equal((Root + "state", 1, true), (first.Topic, first.Qos, first.Retain));
        Assert.Equal(first.Ticket, second.Ticket);
        Assert.NotSame(first.Payload, second.Payload); // the client keeps the array that it is given
        Assert.Equal(1, _queue.Count);
    }

    [Fact]
    public void An_empty_queue_has_no_head() => Assert.False(_queue.TryPeek(new OutgoingMessage()));

    [Fact]
    public void The_payload_is_copied_so_that_the_writer_may_use_its_buffer_again()
    {
        byte[] buffer = Encoding.UTF8.GetBytes("12345678");
        _queue.Publish(Root + "orders", buffer, 4, 1, false);
        Array.Fill(buffer, (byte)'x');

        Assert.Equal(["orders 1234"], Drain());
    }

    [Fact]
    public void Of_a_retained_topic_only_the_newest_waits_and_it_waits_at_the_end()
    {
        Publish("state", "old", retain: true);
        Publish("about", "me", retain: true);
        Publish("state", "new", retain: true);

        Assert.Equal(["about me", "state new"], Drain());
        Assert.Equal(0, _queue.Dropped); // nothing is lost by it
    }

    [Fact]
    public void A_message_that_is_not_retained_replaces_none_of_its_topic()
    {
        Publish("energy", "1");
        Publish("energy", "2");

        Assert.Equal(["energy 1", "energy 2"], Drain());
    }

    [Fact]
    public void Too_many_messages_cost_the_oldest_measurement_wherever_it_stands()
    {
        Publish("orders", "0");
        Publish("measurement", "1", qos: 0);
        Publish("measurement", "2", qos: 0);
        Fill("energy", OutgoingMessages.Capacity - 3);

        Publish("orders", "last");

        string[] left = Drain();
        Assert.Equal(["orders 0", "measurement 2"], left[..2]);
        Assert.Equal("orders last", left[^1]);
        Assert.Equal((OutgoingMessages.Capacity, 1), (left.Length, _queue.Dropped));
    }

    [Fact]
    public void Too_many_bytes_cost_as_many_measurements_as_it_takes()
    {
        string half = new('m', 1200);
        Publish("measurement", half, qos: 0);
        Publish("measurement", half, qos: 0);
        Publish("orders", "o");

        // 2401 bytes wait, 3072 fit: for 1536 more one measurement has to go, for another 1500 the second.
        Publish("energy", new string('e', MessageLimits.LongestNodePayloadBytes));
        Assert.Equal(1, _queue.Dropped);
        Publish("orders", new string('o', 1500));

        Assert.Equal(2, _queue.Dropped);
        Assert.Equal(["orders", "energy", "orders"], Drain().Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void Without_measurements_the_oldest_message_beside_energy_goes()
    {
        Publish("energy", "0");
        Publish("state", "s", retain: true);
        Publish("orders", "1");
        Fill("energy", OutgoingMessages.Capacity - 3);

        Publish("energy", "next");
        Publish("energy", "after");

        Assert.Equal(2, _queue.Dropped);
        Assert.All(Drain(), line => Assert.StartsWith("energy ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Energy_is_never_given_up_and_what_comes_when_nothing_else_waits_is_refused()
    {
        Fill("energy", OutgoingMessages.Capacity);

        Publish("energy", "late");
        Publish("orders", "late");
        Publish("measurement", "late", qos: 0);
        Publish("state", "late", retain: true);

        Assert.Equal((4, 0), (_queue.Refused, _queue.Dropped));
        Assert.Equal(Enumerable.Range(0, OutgoingMessages.Capacity).Select(i => $"energy {i}"), Drain());
    }

    /// <summary>What is forgotten when the connection is lost must not push out what is sent when it is back.</summary>
    [Fact]
    public void A_measurement_pushes_out_nothing_but_measurements()
    {
        Fill("orders", OutgoingMessages.Capacity);

        Publish("measurement", "m", qos: 0);

        Assert.Equal((1, 0, OutgoingMessages.Capacity), (_queue.Refused, _queue.Dropped, _queue.Count));
    }

    [Fact]
    public void A_message_that_can_never_fit_is_refused_and_costs_nothing()
    {
        Publish("measurement", "m", qos: 0);

        Publish("orders", new string('o', OutgoingMessages.CapacityBytes + 1));

        Assert.Equal((1, 0), (_queue.Refused, _queue.Dropped));
        Assert.Equal(["measurement m"], Drain());
    }

    [Fact]
    public void A_sent_message_that_was_replaced_meanwhile_is_gone_and_the_newer_one_stays()
    {
        var head = new OutgoingMessage();
        Publish("state", "old", retain: true);
        Assert.True(_queue.TryPeek(head));
        Publish("state", "new", retain: true);

        _queue.Remove(head.Ticket);

        Assert.Equal(["state new"], Drain());
    }

    [Fact]
    public void A_message_is_removed_from_between_without_disturbing_the_others()
    {
        var head = new OutgoingMessage();
        Publish("measurement", "xx", qos: 0);
        Publish("orders", "abc");
        Publish("energy", "defg");
        Assert.True(_queue.TryPeek(head));

        // Room for the next one is made by giving up the head itself, so that its ticket names nothing any more.
        Publish("orders", new string('o', OutgoingMessages.CapacityBytes - 8));
        _queue.Remove(head.Ticket);

        Assert.Equal(["orders abc", "energy defg"], Drain()[..2]);
    }

    [Fact]
    public void Forgetting_measurements_leaves_the_rest_in_order()
    {
        Publish("measurement", "1", qos: 0);
        Publish("orders", "2");
        Publish("measurement", "3", qos: 0);
        Publish("energy", "4");

        _queue.DropMeasurements();

        Assert.Equal(2, _queue.Dropped);
        Assert.Equal(["orders 2", "energy 4"], Drain());
    }

    [Fact]
    public void Publishing_wakes_who_sends_and_a_refusal_does_not()
    {
        using var wake = new AutoResetEvent(false);
        var queue = new OutgoingMessages(wake);
        queue.Publish(Root + "energy", new byte[1], 1, 1, false);
        Assert.True(wake.WaitOne(0));

        queue.Publish(Root + "energy", new byte[OutgoingMessages.CapacityBytes], OutgoingMessages.CapacityBytes, 1, false);
        Assert.False(wake.WaitOne(0));
    }

    [Fact]
    public void Publishing_allocates_nothing()
    {
        byte[] payload = new byte[900];
        string[] topics = [Root + "measurement", Root + "state", Root + "energy", Root + "orders"];
        Publish();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Publish();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(_queue.Dropped > 0); // all ways through it were gone

        void Publish()
        {
            for (int i = 0; i < 100; i++)
            {
                _queue.Publish(topics[i % 4], payload, 300 + i, i % 4 == 0 ? 0 : 1, i % 4 == 1);
            }
        }
    }

    private void Publish(string leaf, string payload, int qos = 1, bool retain = false)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(payload);
        _queue.Publish(Root + leaf, bytes, bytes.Length, qos, retain);
    }

    private void Fill(string leaf, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Publish(leaf, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private string[] Drain()
    {
        var lines = new List<string>();
        var message = new OutgoingMessage();
        while (_queue.TryPeek(message))
        {
            lines.Add(message.Topic[Root.Length..] + " " + Encoding.UTF8.GetString(message.Payload));
            _queue.Remove(message.Ticket);
        }

        return [.. lines];
    }
}
