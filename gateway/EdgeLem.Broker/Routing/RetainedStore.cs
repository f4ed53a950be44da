using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Routing;

/// <summary>The last retained message of every topic, as a tree of levels so that a subscription costs what it matches. Not thread safe, never recurses.</summary>
internal sealed class RetainedStore(int maxMessages, long maxBytes)
{
    // In place of a position in the filter: the filter ended here, or everything below matches.
    private const int AtEnd = -1;
    private const int AllBelow = -2;

    private sealed class Node
    {
        public Dictionary<string, Node>? Children;
        public BrokerMessage? Message;
    }

    private readonly Node _root = new();

    public int Count { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Keeps, replaces or (with an empty payload) removes the message of a topic.</summary>
    /// <returns>False when a limit is reached: then the topic keeps what it had, unless that is older than this message, which would be wrong: it is removed.</returns>
    public bool Keep(BrokerMessage message)
    {
        Remove(message.Topic);
        if (message.Payload.IsEmpty)
        {
            return true;
        }

        if (Count >= maxMessages || Bytes + SizeOf(message) > maxBytes)
        {
            return false;
        }

        Node node = _root;
        for (int start = 0; start >= 0;)
        {
            string level = MqttTopic.LevelAt(message.Topic, start).ToString();
            node.Children ??= [];
            if (!node.Children.TryGetValue(level, out Node? child))
            {
                child = new Node();
                node.Children.Add(level, child);
            }

            node = child;
            start = MqttTopic.NextLevel(message.Topic, start, level.Length);
        }

        node.Message = message;
        Count++;
        Bytes += SizeOf(message);
        return true;
    }

    /// <summary>Finds the messages under a filter.</summary>
    public void Collect(string filter, List<BrokerMessage> found)
    {
        var open = new Stack<(Node Node, int Start)>();
        open.Push((_root, 0));
        while (open.TryPop(out (Node Node, int Start) at))
        {
            if (at.Start == AtEnd)
            {
                AddMessage(at.Node, found);
            }
            else if (at.Start == AllBelow || filter.AsSpan(at.Start) is "#")
            {
                // Section 4.7.1.2: the parent level matches too.
                AddMessage(at.Node, found);
                PushAll(at.Node, AllBelow, open);
            }
            else
            {
                PushMatching(filter, at, open);
            }
        }
    }

    private static void AddMessage(Node node, List<BrokerMessage> found)
    {
        if (node.Message is not null)
        {
            found.Add(node.Message);
        }
    }

    private void PushMatching(string filter, (Node Node, int Start) at, Stack<(Node Node, int Start)> open)
    {
        ReadOnlySpan<char> level = MqttTopic.LevelAt(filter, at.Start);
        int next = MqttTopic.NextLevel(filter, at.Start, level.Length);
        if (level is "+")
        {
            PushAll(at.Node, next, open);
        }
        else if (at.Node.Children is { } children && children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(level, out Node? child))
        {
            open.Push((child, next));
        }
    }

    // Section 4.7.2: wildcards in the first level do not match $-topics.
    private void PushAll(Node node, int start, Stack<(Node Node, int Start)> open)
    {
        foreach ((string level, Node child) in node.Children ?? [])
        {
            if (node != _root || !MqttTopic.IsReserved(level))
            {
                open.Push((child, start));
            }
        }
    }

    private void Remove(string topic)
    {
        var path = new List<(Node Parent, string Level)>();
        Node? node = _root;
        for (int start = 0; start >= 0 && node is not null;)
        {
            string level = MqttTopic.LevelAt(topic, start).ToString();
            path.Add((node, level));
            node = node.Children?.GetValueOrDefault(level);
            start = MqttTopic.NextLevel(topic, start, level.Length);
        }

        if (node?.Message is not BrokerMessage old)
        {
            return;
        }

        node.Message = null;
        Count--;
        Bytes -= SizeOf(old);
        for (int depth = path.Count - 1; depth >= 0 && node is { Message: null, Children: null or { Count: 0 } }; depth--)
        {
            path[depth].Parent.Children!.Remove(path[depth].Level);
            node = path[depth].Parent;
        }
    }

    private static long SizeOf(BrokerMessage message) => message.Topic.Length + message.Payload.Length;
}
