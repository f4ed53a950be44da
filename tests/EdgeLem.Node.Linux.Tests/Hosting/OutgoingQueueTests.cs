using EdgeLem.Mqtt;
using EdgeLem.Node.Linux.Hosting;

namespace EdgeLem.Node.Linux.Tests.Hosting;

public sealed class OutgoingQueueTests : IDisposable
{
    private readonly OutgoingQueue _queue = new();

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task Messages_leave_in_order()
    {
        _queue.Add(Event("a"));
        _queue.Add(Measurement("b"));
        _queue.Add(Event("c"));

        Assert.Equal(["a", "b", "c"], await TakeAsync(3));
    }

    [Fact]
    public async Task A_full_queue_gives_up_the_oldest_measurement_first()
    {
        _queue.Add(Event("order"));
        _queue.Add(Measurement("old"));
        for (int i = 0; i < OutgoingQueue.Capacity - 1; i++)
        {
            _queue.Add(Event("x"));
        }

        Assert.Equal((OutgoingQueue.Capacity, 1L), (_queue.Count, _queue.Dropped));
        Assert.Equal(["order", "x"], await TakeAsync(2));
    }

    [Fact]
    public async Task Of_a_retained_topic_only_the_newest_waits()
    {
        _queue.Add(State("lost"));
        _queue.Add(Event("between"));
        _queue.Add(State("online"));

        Assert.Equal(["between", "online"], await TakeAsync(2));
    }

    [Fact]
    public async Task What_could_not_be_sent_goes_first_again_unless_something_newer_took_its_place()
    {
        _queue.Add(Event("later"));
        _queue.PutBack(Event("again"));
        _queue.PutBack(State("stale"));
        _queue.Add(State("fresh"));
        _queue.PutBack(State("stale"));

        Assert.Equal(["again", "later", "fresh"], await TakeAsync(3));
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task Measurements_are_forgotten_on_request()
    {
        _queue.Add(Measurement("m"));
        _queue.Add(Event("e"));
        _queue.DropMeasurements();

        Assert.Equal(["e"], await TakeAsync(1));
        Assert.Equal(0, _queue.Count);
    }

    private static OutgoingMessage Event(string text) => new("t/orders", System.Text.Encoding.UTF8.GetBytes(text), MqttQos.AtLeastOnce, false);

    private static OutgoingMessage Measurement(string text) => new("t/measurement", System.Text.Encoding.UTF8.GetBytes(text), MqttQos.AtMostOnce, false);

    private static OutgoingMessage State(string text) => new("t/state", System.Text.Encoding.UTF8.GetBytes(text), MqttQos.AtLeastOnce, true);

    private async Task<string[]> TakeAsync(int count)
    {
        var taken = new List<string>();
        for (int i = 0; i < count; i++)
        {
            taken.Add(System.Text.Encoding.UTF8.GetString((await _queue.TakeAsync(TestContext.Current.CancellationToken)).Payload));
        }

        return [.. taken];
    }
}
