using System.Net;
using System.Text.Json;
using EdgeLem.Broker;
using EdgeLem.Mqtt;

namespace EdgeLem.Bench.Nodes;

/// <summary>The embedded broker with a subscriber that reads every measurement and counts the numbers in it.</summary>
internal sealed class ValueCounter : IDisposable
{
    /// <summary>Feeder id of the nodes.</summary>
    public const string Feeder = "bench";

    /// <summary>All nodes come from one address.</summary>
    private const int MostNodes = 2_000;

    private readonly BrokerHost _host;
    private long _messages;
    private long _values;

    /// <summary>Starts the broker.</summary>
    public ValueCounter()
    {
        _host = BrokerHost.StartAsync(new MqttBroker(new BrokerOptions { MaxConnectionsPerAddress = MostNodes, MaxHalfOpenPerAddress = MostNodes }, new OpenAccess()), new IPEndPoint(IPAddress.Loopback, 0)).GetAwaiter().GetResult();
        _host.Broker.SubscribeLocal($"edgelem/v1/{Feeder}/+/measurement", message => Count(message.Payload.Span));
    }

    /// <summary>Port of the broker.</summary>
    public int Port => _host.EndPoint.Port;

    /// <summary>Measurements that arrived.</summary>
    public long Messages => Interlocked.Read(ref _messages);

    /// <summary>Numbers in their lists and their frequency: 13 from a meter of three lines.</summary>
    public long Values => Interlocked.Read(ref _values);

    /// <summary>Leaves a retained config message that asks for a measurement a second, as the gateway does.</summary>
    /// <param name="node">Node id.</param>
    public void Configure(string node) => _host.Broker.Publish(
        $"edgelem/v1/{Feeder}/{node}/config",
        """{"version":1,"nominalVoltageV":230,"voltVarVoltagePu":[0.92,0.98,1.02,1.08],"voltVarReactivePu":[0.44,0,0,-0.44],"openLoopResponseS":5,"measurementPeriodS":1,"controlPeriodMs":1000,"orderLeadS":2,"limitPriceSharePermille":500}"""u8.ToArray(),
        MqttQos.AtLeastOnce,
        retain: true);

    /// <inheritdoc/>
    public void Dispose() => _host.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void Count(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload);
        int values = 0;
        bool isFrequency = false;
        while (reader.Read())
        {
            values += reader.TokenType == JsonTokenType.Number && (isFrequency || reader.CurrentDepth == 2) ? 1 : 0;
            isFrequency = reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("frequencyHz"u8);
        }

        Interlocked.Add(ref _values, values);
        Interlocked.Increment(ref _messages);
    }
}
