namespace EdgeLem.Mqtt.Tests.Codec;

/// <summary>Valid packets of every type, drawn from a seed.</summary>
internal sealed class PacketSamples(int seed)
{
    private const string Letters = "ab/é漢\U0001F50C-_0 $";
    private readonly Random _random = new(seed);

    public MqttPacket Next() => _random.Next(9) switch
    {
        0 => Connect(),
        1 => ConnAck(),
        2 or 3 => Publish(),
        4 => new ReceiptPacket(Pick(MqttPacketType.PubAck, MqttPacketType.PubRec, MqttPacketType.PubRel, MqttPacketType.PubComp, MqttPacketType.UnsubAck), Id()),
        5 => new SubscribePacket(Id(), [.. Many(() => new TopicSubscription(Filter(), Qos()))]),
        6 => new SubAckPacket(Id(), [.. Many(() => Pick(MqttSubscribeCode.GrantedAtMostOnce, MqttSubscribeCode.GrantedAtLeastOnce, MqttSubscribeCode.Refused))]),
        7 => new UnsubscribePacket(Id(), [.. Many(Filter)]),
        _ => Pick(SignalPacket.PingReq, SignalPacket.PingResp, SignalPacket.Disconnect),
    };

    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    public int Below(int limit) => _random.Next(limit);

    private ConnectPacket Connect()
    {
        bool hasUser = _random.Next(2) == 0;
        return new ConnectPacket
        {
            ClientId = Topic(),
            CleanSession = _random.Next(2) == 0,
            KeepAliveSeconds = (ushort)_random.Next(65_536),
            Will = _random.Next(2) == 0 ? null : new WillMessage(Topic(), Bytes(_random.Next(50)), Qos(), _random.Next(2) == 0),
            UserName = hasUser ? Topic() : null,
            Password = hasUser && _random.Next(2) == 0 ? Bytes(_random.Next(20)) : null,
        };
    }

    private ConnAckPacket ConnAck()
    {
        var code = (MqttConnectCode)_random.Next(6);
        return new ConnAckPacket(code == MqttConnectCode.Accepted && _random.Next(2) == 0, code);
    }

    private PublishPacket Publish()
    {
        MqttQos qos = Qos();
        bool hasId = qos != MqttQos.AtMostOnce;
        var header = new PublishHeader(Topic(), qos, _random.Next(2) == 0, hasId && _random.Next(2) == 0, hasId ? Id() : (ushort)0);
        return new PublishPacket(header, Bytes(_random.Next(300)));
    }

    private MqttQos Qos() => (MqttQos)_random.Next(3);

    private ushort Id() => (ushort)_random.Next(1, 65_536);

    private string Topic()
    {
        System.Text.Rune[] runes = [.. Letters.EnumerateRunes()];
        return string.Concat(Enumerable.Range(0, _random.Next(1, 30)).Select(_ => runes[_random.Next(runes.Length)].ToString()));
    }

    private string Filter() => _random.Next(3) switch
    {
        0 => Topic(),
        1 => $"+/{Topic()}/+",
        _ => $"{Topic()}/#",
    };

    private List<T> Many<T>(Func<T> make) => [.. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => make())];

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
