using EdgeLem.Contracts;
using EdgeLem.Node.Esp32.Bus;

namespace EdgeLem.Node.Esp32.Tests.Bus;

public sealed class InboxTests : IDisposable
{
    private readonly AutoResetEvent _wake = new(false);
    private readonly Inbox _inbox;

    public InboxTests() => _inbox = new Inbox(_wake);

    public void Dispose() => _wake.Dispose();

    [Fact]
    public void Messages_are_taken_in_the_order_in_which_they_came()
    {
        _inbox.Add("a", [1]);
        _inbox.Add("b", [2, 2]);

        Assert.Equal(["a 1", "b 2"], Drain());
        Assert.Equal(0, _inbox.Dropped);
    }

    [Fact]
    public void An_empty_inbox_gives_nothing()
    {
        Assert.False(_inbox.TryTake(out string topic, out byte[] payload));
        Assert.Equal(("", 0), (topic, payload.Length));
    }

    [Fact]
    public void When_it_is_full_the_oldest_message_goes()
    {
        for (int i = 0; i < Inbox.Capacity + 3; i++)
        {
            _inbox.Add($"{i}", [1]);
        }

        Assert.Equal(3, _inbox.Dropped);
        Assert.Equal(Enumerable.Range(3, Inbox.Capacity).Select(i => $"{i} 1"), Drain());
    }

    [Fact]
    public void It_goes_round_without_mixing_messages_up()
    {
        for (int i = 0; i < 100; i++)
        {
            _inbox.Add($"{i}", new byte[i]);
            _inbox.Add($"{i}b", new byte[i + 1]);

            Assert.Equal([$"{i} {i}", $"{i}b {i + 1}"], Drain());
        }
    }

    [Fact]
    public void A_message_that_is_too_long_is_refused_and_costs_no_other()
    {
        _inbox.Add("longest", new byte[MessageLimits.LongestPayloadBytes]);
        _inbox.Add("longer", new byte[MessageLimits.LongestPayloadBytes + 1]);

        Assert.Equal(1, _inbox.Dropped);
        Assert.Equal(["longest 4096"], Drain());
    }

    [Fact]
    public void Connections_are_counted_and_the_present_state_is_known()
    {
        Assert.Equal((false, 0), (_inbox.IsConnected, _inbox.Connections));
        _inbox.NoteConnected();
        Assert.Equal((true, 1), (_inbox.IsConnected, _inbox.Connections));
        _inbox.NoteLost();
        Assert.Equal((false, 1), (_inbox.IsConnected, _inbox.Connections));
        _inbox.NoteConnected();
        Assert.Equal((true, 2), (_inbox.IsConnected, _inbox.Connections));
    }

    [Fact]
    public void Everything_that_there_is_to_look_at_wakes_the_bus_thread()
    {
        _inbox.Add("a", [1]);
        Assert.True(_wake.WaitOne(0));
        _inbox.NoteConnected();
        Assert.True(_wake.WaitOne(0));
        _inbox.NoteLost();
        Assert.True(_wake.WaitOne(0));
        _inbox.Add("too long", new byte[MessageLimits.LongestPayloadBytes + 1]);
        Assert.False(_wake.WaitOne(0));
    }

    /// <summary>One thread adds 20000 messages while this one takes: none is torn, none comes twice, none out of order, and every one is taken or counted.</summary>
    [Fact]
    public void Two_threads_may_use_it_at_once()
    {
        const int Messages = 20_000;
        var adder = new Thread(() =>
        {
            for (int i = 0; i < Messages; i++)
            {
                _inbox.Add($"{i}", BitConverter.GetBytes(i));
            }

            _inbox.NoteConnected();
        });
        adder.Start();
        int taken = 0;
        int last = -1;
        bool isEnded = false;
        while (!isEnded)
        {
            isEnded = _inbox.IsConnected; // looked at before the last round, which then takes the rest
            while (_inbox.TryTake(out string topic, out byte[] payload))
            {
                int number = BitConverter.ToInt32(payload);
                Assert.Equal($"{number}", topic);
                Assert.True(number > last, $"{number} came after {last}");
                last = number;
                taken++;
            }
        }

        adder.Join();
        Assert.Equal((Messages, Messages - 1), (taken + _inbox.Dropped, last));
    }

    private string[] Drain()
    {
        var lines = new List<string>();
        while (_inbox.TryTake(out string topic, out byte[] payload))
        {
            lines.Add($"{topic} {payload.Length}");
        }

        return [.. lines];
    }
}
