using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Routing;

/// <summary>
/// Topic filters as a tree of levels, so that a publish costs steps per level and not per client (fact sheet: MQTTnet issue 2174). Walks keep their own
/// stack: a topic with 65,000 slashes must not overflow the thread's (mosquitto CVE-2019-11779). Not thread safe.
/// </summary>
internal sealed class SubscriptionTrie
{
    private sealed class Node
    {
        public Dictionary<string, Node>? Children;
        public Node? AnyLevel;
        public Dictionary<Subscriber, MqttQos>? Here;
        public Dictionary<Subscriber, MqttQos>? AllBelow;

        public bool IsEmpty => Children is not { Count: > 0 } && AnyLevel is null && Here is not { Count: > 0 } && AllBelow is not { Count: > 0 };
    }

    private readonly Node _root = new();
    private readonly Stack<(Node Node, int Start)> _open = new();

    /// <summary>Adds a subscription or changes its QoS.</summary>
    public void Add(string filter, Subscriber subscriber, MqttQos qos)
    {
        Node node = _root;
        for (int start = 0; start >= 0;)
        {
            ReadOnlySpan<char> level = MqttTopic.LevelAt(filter, start);
            if (level is "#")
            {
                (node.AllBelow ??= [])[subscriber] = qos;
                return;
            }

            node = Child(node, level);
            start = MqttTopic.NextLevel(filter, start, level.Length);
        }

        (node.Here ??= [])[subscriber] = qos;
    }

    /// <summary>Removes a subscription and the branches that nobody needs any more.</summary>
    public void Remove(string filter, Subscriber subscriber)
    {
        var path = new List<(Node Parent, string Level)>();
        Node? node = _root;
        bool isAllBelow = false;
        for (int start = 0; start >= 0 && node is not null && !isAllBelow;)
        {
            string level = MqttTopic.LevelAt(filter, start).ToString();
            isAllBelow = level == "#";
            if (!isAllBelow)
            {
                path.Add((node, level));
                node = level == "+" ? node.AnyLevel : node.Children?.GetValueOrDefault(level);
                start = MqttTopic.NextLevel(filter, start, level.Length);
            }
        }

        (isAllBelow ? node?.AllBelow : node?.Here)?.Remove(subscriber);
        Prune(node, path);
    }

    /// <summary>Finds the subscribers of a topic.</summary>
    public void Match(string topic, MatchList matches)
    {
        matches.Begin();
        bool isReserved = MqttTopic.IsReserved(topic);
        _open.Push((_root, 0));
        while (_open.TryPop(out (Node Node, int Start) at))
        {
            // Section 4.7.2: a wildcard in the first level does not match $-topics.
            bool wildcardsMatch = !isReserved || at.Node != _root;
            if (wildcardsMatch)
            {
                AddAll(at.Node.AllBelow, matches);
            }

            if (at.Start < 0)
            {
                AddAll(at.Node.Here, matches);
                continue;
            }

            PushChildren(topic, at, wildcardsMatch);
        }
    }

    private void PushChildren(string topic, (Node Node, int Start) at, bool wildcardsMatch)
    {
        ReadOnlySpan<char> level = MqttTopic.LevelAt(topic, at.Start);
        int next = MqttTopic.NextLevel(topic, at.Start, level.Length);
        if (wildcardsMatch && at.Node.AnyLevel is Node any)
        {
            _open.Push((any, next));
        }

        if (at.Node.Children is { } children && children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(level, out Node? child))
        {
            _open.Push((child, next));
        }
    }

    private static void AddAll(Dictionary<Subscriber, MqttQos>? subscribers, MatchList matches)
    {
        if (subscribers is null)
        {
            return;
        }

        foreach ((Subscriber subscriber, MqttQos qos) in subscribers)
        {
            matches.Add(subscriber, qos);
        }
    }

    private static Node Child(Node node, ReadOnlySpan<char> level)
    {
        if (level is "+")
        {
            return node.AnyLevel ??= new Node();
        }

        node.Children ??= [];
        if (!node.Children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(level, out Node? child))
        {
            child = new Node();
            node.Children.Add(level.ToString(), child);
        }

        return child;
    }

    private static void Prune(Node? node, List<(Node Parent, string Level)> path)
    {
        for (int depth = path.Count - 1; depth >= 0 && node is { IsEmpty: true }; depth--)
        {
            (Node parent, string level) = path[depth];
            if (level == "+")
            {
                parent.AnyLevel = null;
            }
            else
            {
                parent.Children!.Remove(level);
            }

            node = parent;
        }
    }
}
