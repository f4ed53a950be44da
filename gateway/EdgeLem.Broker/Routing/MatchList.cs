using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Routing;

/// <summary>The subscribers of one topic, each once, with the highest QoS of its matching subscriptions (MQTT 3.1.1, section 3.3.5).</summary>
internal sealed class MatchList
{
    private readonly List<(Subscriber Subscriber, MqttQos Qos)> _matches = [];
    private long _number;

    public IReadOnlyList<(Subscriber Subscriber, MqttQos Qos)> Matches => _matches;

    public void Begin()
    {
        _number++;
        _matches.Clear();
    }

    public void Add(Subscriber subscriber, MqttQos qos)
    {
        if (subscriber.MatchNumber != _number)
        {
            subscriber.MatchNumber = _number;
            subscriber.MatchIndex = _matches.Count;
            _matches.Add((subscriber, qos));
        }
        else if (_matches[subscriber.MatchIndex].Qos < qos)
        {
            _matches[subscriber.MatchIndex] = (subscriber, qos);
        }
    }
}
