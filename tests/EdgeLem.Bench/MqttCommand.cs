using System.CommandLine;
using System.Net;
using EdgeLem.Bench.Measuring;
using EdgeLem.Broker;
using EdgeLem.Mqtt;
using EdgeLem.Sim.Running;

namespace EdgeLem.Bench;

/// <summary>The command <c>mqtt</c>: real clients over TCP on the loopback, the embedded broker, and a subscriber in the broker's process.</summary>
internal static class MqttCommand
{
    private const int MessagesPerRepetition = 20_000;
    private const int BarriersPerRepetition = 50;

    /// <summary>About the length of a node's measurement message.</summary>
    private const int PayloadBytes = 250;

    /// <summary>Threads that work through a simulated fleet.</summary>
    private const int FleetWorkers = 4;

    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new BenchOptions(7).AddTo(new Command("mqtt", "QoS 1 messages and PING barriers through the embedded broker."), (_, sampling) => Measure(sampling));

    private static IEnumerable<BenchTable> Measure(Sampling sampling)
    {
        var messages = new BenchTable(
            $"MQTT: QoS 1 publishes of {PayloadBytes} bytes to a local subscriber, up to 32 in flight per client",
            "clients", "messages/s", "us/message min", "us/message median", "cpu us/message", "bytes/message", "rate ratio");
        var barriers = new BenchTable(
            "MQTT: barrier (PINGREQ, PINGRESP) of every client",
            "clients", "way", "us/client min", "us/client median", "cpu us/client", "ms/barrier median", "bytes/client");
        double single = 0;
        foreach (int count in new[] { 1, 55, 500 })
        {
            using var fleet = new Clients(count);
            Samples published = sampling.Of(MessagesPerRepetition, () => fleet.Publish(MessagesPerRepetition));
            single = count == 1 ? published.PerSecond : single;
            messages.Add(count, published.PerSecond, published.MinUs, published.MedianUs, published.ProcessorUs, published.Bytes, published.PerSecond / single);
            AddBarrier(barriers, (count, "all at once"), sampling.Of((long)count * BarriersPerRepetition, () => Repeat(fleet.PingTogether)));
            using var team = new WorkerTeam(FleetWorkers);
            AddBarrier(barriers, (count, $"one by one on {FleetWorkers} threads"), sampling.Of((long)count * BarriersPerRepetition, () => Repeat(() => fleet.PingOneByOne(team))));
        }

        return [messages, barriers];
    }

    private static void AddBarrier(BenchTable table, (int Clients, string Way) what, Samples samples) =>
        table.Add(what.Clients, what.Way, samples.MinUs, samples.MedianUs, samples.ProcessorUs, samples.MedianUs * what.Clients / 1000, samples.Bytes);

    private static void Repeat(Action barrier)
    {
        for (int i = 0; i < BarriersPerRepetition; i++)
        {
            barrier();
        }
    }

    /// <summary>A broker with connected clients and a local subscriber that counts.</summary>
    private sealed class Clients : IDisposable
    {
        private readonly byte[] _payload = new byte[PayloadBytes];
        private readonly BrokerHost _host;
        private readonly MqttClient[] _clients;
        private long _received;

        public Clients(int count)
        {
            _host = BrokerHost.StartAsync(new MqttBroker(new BrokerOptions(), new OpenAccess()), new IPEndPoint(IPAddress.Loopback, 0)).GetAwaiter().GetResult();
            _host.Broker.SubscribeLocal("bench/#", _ => Interlocked.Increment(ref _received));
            _clients = [.. Enumerable.Range(0, count).Select(_ => new MqttClient(_ => { }))];
            for (int i = 0; i < count; i++)
            {
                var options = new MqttClientOptions { Port = _host.EndPoint.Port, ClientId = $"client-{i}" };
                _clients[i].ConnectAsync(options).GetAwaiter().GetResult();
            }
        }

        public void Publish(int messages)
        {
            long expected = Interlocked.Read(ref _received) + messages;
            Task.WhenAll(_clients.Select((client, index) => Task.Run(() => PublishAsync(client, index, ShareOf(index, messages))))).GetAwaiter().GetResult();
            if (Interlocked.Read(ref _received) != expected)
            {
                throw new InvalidOperationException($"The subscriber has {_received} messages where {expected} were acknowledged.");
            }
        }

        public void PingTogether() => Task.WhenAll(_clients.Select(client => client.PingAsync())).GetAwaiter().GetResult();

        public void PingOneByOne(WorkerTeam team) => team.ForEach(_clients.Length, index => _clients[index].PingAsync().GetAwaiter().GetResult());

        public void Dispose()
        {
            foreach (MqttClient client in _clients)
            {
                client.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }

            _host.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        private int ShareOf(int index, int messages) => (messages / _clients.Length) + (index < messages % _clients.Length ? 1 : 0);

        private Task PublishAsync(MqttClient client, int index, int messages)
        {
            string topic = $"bench/{index}";
            Task[] sent = new Task[messages];
            for (int i = 0; i < messages; i++)
            {
                sent[i] = client.PublishAsync(topic, _payload, MqttQos.AtLeastOnce);
            }

            return Task.WhenAll(sent);
        }
    }
}
