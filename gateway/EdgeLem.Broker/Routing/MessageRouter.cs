using EdgeLem.Broker.Connections;
using EdgeLem.Broker.Sessions;
using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Routing;

/// <summary>
/// Sessions, subscriptions and retained messages under one lock, so that a new subscription sees every message exactly once: as retained or live.
/// Work under the lock is memory only; sockets are woken and local handlers called after it.
/// </summary>
internal sealed class MessageRouter(BrokerOptions options, IBrokerAccess access, BrokerCounters counters, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Session> _sessions = [];
    private readonly SubscriptionTrie _subscriptions = new();
    private readonly MatchList _matches = new();
    private readonly RetainedStore _retained = new(options.MaxRetainedMessages, options.MaxRetainedBytes);

    public (int Sessions, int RetainedMessages, long RetainedBytes) Counts
    {
        get
        {
            lock (_gate)
            {
                return (_sessions.Count, _retained.Count, _retained.Bytes);
            }
        }
    }

    public bool HasSession(string clientId)
    {
        lock (_gate)
        {
            return _sessions.ContainsKey(clientId);
        }
    }

    public BrokerConnection? ConnectionOf(string clientId)
    {
        lock (_gate)
        {
            return _sessions.GetValueOrDefault(clientId)?.Connection;
        }
    }

    /// <summary>Gives a connection its session; a connection that has it is thrown out first, will and all.</summary>
    /// <returns>False when there are too many sessions.</returns>
    public bool Attach(BrokerConnection connection, string clientId, bool cleanSession)
    {
        while (true)
        {
            BrokerConnection? displaced;
            lock (_gate)
            {
                displaced = _sessions.GetValueOrDefault(clientId)?.Connection;
                if (displaced is null)
                {
                    return AttachLocked(connection, clientId, cleanSession);
                }

                DetachLocked(displaced.Session!, displaced);
            }

            counters.Add(BrokerCounter.TakeOvers);
            displaced.Close(CloseReason.TakenOver);
            displaced.SendWill();
        }
    }

    /// <summary>Takes the session from a connection that ended.</summary>
    public void Detach(BrokerConnection connection)
    {
        lock (_gate)
        {
            if (connection.Session is Session session && session.Connection == connection)
            {
                DetachLocked(session, connection);
            }
        }
    }

    /// <summary>Adds subscriptions, answers with SUBACK and queues the retained messages behind it.</summary>
    public void Subscribe(BrokerConnection connection, SubscribePacket packet)
    {
        // The policy is asked before the lock: it is not our code.
        bool[] allowed = [.. packet.Subscriptions.Select(subscription => access.MaySubscribe(connection.ClientId, subscription.Filter))];
        lock (_gate)
        {
            if (connection.Session is Session session && session.Connection == connection)
            {
                SubscribeLocked(session, packet, allowed);
            }
        }
    }

    public void Unsubscribe(BrokerConnection connection, UnsubscribePacket packet)
    {
        lock (_gate)
        {
            if (connection.Session is Session session && session.Connection == connection)
            {
                foreach (string filter in packet.Filters.Where(filter => session.Subscriptions.Remove(filter)))
                {
                    _subscriptions.Remove(filter, session);
                }
            }
        }
    }

    public LocalSubscription SubscribeLocal(string filter, Action<BrokerMessage> handler)
    {
        var subscription = new LocalSubscription(this, filter, handler);
        var retained = new List<BrokerMessage>();
        lock (_gate)
        {
            _subscriptions.Add(filter, subscription, MqttQos.ExactlyOnce);
            _retained.Collect(filter, retained);
        }

        foreach (BrokerMessage message in retained)
        {
            counters.Add(BrokerCounter.MessagesLocal);
            handler(message);
        }

        return subscription;
    }

    public void Unsubscribe(LocalSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription.Filter, subscription);
        }
    }

    /// <summary>Hands a message to everyone who subscribed to its topic. When this returns without an exception, all of them own it.</summary>
    public void Distribute(BrokerMessage message)
    {
        Fanout fanout = Fanout.Rent();
        try
        {
            lock (_gate)
            {
                DistributeLocked(message, fanout);
            }

            fanout.Finish(message, counters);
        }
        finally
        {
            fanout.Return();
        }
    }

    /// <summary>Ends sessions whose clients stayed away too long.</summary>
    public void ExpireSessions()
    {
        lock (_gate)
        {
            List<Session> expired = [.. _sessions.Values.Where(session => session.Connection is null && time.GetElapsedTime(session.DetachedAt) > options.SessionExpiry)];
            expired.ForEach(DiscardLocked);
            counters.Add(BrokerCounter.SessionsExpired, expired.Count);
        }
    }

    private bool AttachLocked(BrokerConnection connection, string clientId, bool cleanSession)
    {
        Session? session = _sessions.GetValueOrDefault(clientId);
        if (session is not null && cleanSession)
        {
            DiscardLocked(session);
            session = null;
        }

        bool isPresent = session is not null;
        if (session is null)
        {
            if (_sessions.Count >= options.MaxSessions)
            {
                return false;
            }

            session = new Session(clientId, !cleanSession, new OutgoingQueue(options, counters));
            _sessions.Add(clientId, session);
        }

        session.Connection = connection;
        session.Queue.Begin(connection);
        connection.Accept(session, isPresent);
        return true;
    }

    private void DetachLocked(Session session, BrokerConnection connection)
    {
        session.Connection = null;
        session.DetachedAt = time.GetTimestamp();
        session.Queue.End(connection);
        if (!session.IsPersistent)
        {
            DiscardLocked(session);
        }
    }

    private void DiscardLocked(Session session)
    {
        foreach (string filter in session.Subscriptions.Keys)
        {
            _subscriptions.Remove(filter, session);
        }

        session.Subscriptions.Clear();
        if (_sessions.GetValueOrDefault(session.ClientId) == session)
        {
            _sessions.Remove(session.ClientId);
        }
    }

    private void SubscribeLocked(Session session, SubscribePacket packet, bool[] allowed)
    {
        var codes = new List<MqttSubscribeCode>(allowed.Length);
        for (int index = 0; index < allowed.Length; index++)
        {
            bool hasRoom = session.Subscriptions.Count < options.MaxSubscriptionsPerSession || session.Subscriptions.ContainsKey(packet.Subscriptions[index].Filter);
            codes.Add(allowed[index] && hasRoom ? AddSubscriptionLocked(session, packet.Subscriptions[index]) : MqttSubscribeCode.Refused);
        }

        counters.Add(BrokerCounter.SubscriptionsDenied, codes.Count(code => code == MqttSubscribeCode.Refused));
        session.Connection!.Reply(new SubAckPacket(packet.PacketId, codes));
        for (int index = 0; index < codes.Count; index++)
        {
            if (codes[index] != MqttSubscribeCode.Refused)
            {
                QueueRetainedLocked(session, packet.Subscriptions[index].Filter, (MqttQos)codes[index]);
            }
        }
    }

    private MqttSubscribeCode AddSubscriptionLocked(Session session, TopicSubscription wanted)
    {
        // QoS 2 is granted as 1, which section 3.8.4 allows.
        MqttQos qos = Lower(wanted.Qos, MqttQos.AtLeastOnce);
        session.Subscriptions[wanted.Filter] = qos;
        _subscriptions.Add(wanted.Filter, session, qos);
        return (MqttSubscribeCode)qos;
    }

    private void QueueRetainedLocked(Session session, string filter, MqttQos granted)
    {
        var retained = new List<BrokerMessage>();
        _retained.Collect(filter, retained);
        foreach (BrokerMessage message in retained.Where(message => MayDeliver(session, message) && SenderMayStillPublish(message)))
        {
            if (session.Connection is BrokerConnection connection && session.Queue.AddRetained(message, Lower(message.Qos, granted)) == EnqueueOutcome.Overflow)
            {
                EndSlowLocked(session);
                connection.Close(CloseReason.SlowConsumer);
            }
        }
    }

    private void DistributeLocked(BrokerMessage message, Fanout fanout)
    {
        if (message.Retain && !_retained.Keep(message))
        {
            counters.Add(BrokerCounter.RetainedRefused);
        }

        _subscriptions.Match(message.Topic, _matches);
        foreach ((Subscriber subscriber, MqttQos granted) in _matches.Matches)
        {
            if (subscriber is LocalSubscription local)
            {
                fanout.Call(local);
            }
            else if (subscriber is Session session && MayDeliver(session, message))
            {
                EnqueueLocked(session, message, Lower(message.Qos, granted), fanout);
            }
        }
    }

    private void EnqueueLocked(Session session, BrokerMessage message, MqttQos qos, Fanout fanout)
    {
        EnqueueOutcome outcome = session.Queue.Add(message, qos);
        if (session.Connection is BrokerConnection connection)
        {
            if (outcome == EnqueueOutcome.Overflow)
            {
                fanout.Close(connection);
            }
            else
            {
                fanout.Wake(connection);
            }
        }

        if (outcome == EnqueueOutcome.Overflow)
        {
            EndSlowLocked(session);
        }
    }

    // The session goes, not only the connection: its client then sees "session present 0" and knows that it missed something.
    private void EndSlowLocked(Session session)
    {
        counters.Add(BrokerCounter.SlowConsumers);
        DiscardLocked(session);
    }

    private bool MayDeliver(Session session, BrokerMessage message)
    {
        bool allowed = access.MayReceive(session.ClientId, message.Topic);
        if (!allowed)
        {
            counters.Add(BrokerCounter.DeliveriesDenied);
        }

        return allowed;
    }

    // A right that was taken back must not live on in what was retained under it.
    private bool SenderMayStillPublish(BrokerMessage message) =>
        message.SenderClientId is null || access.MayPublish(message.SenderClientId, message.Topic);

    private static MqttQos Lower(MqttQos one, MqttQos other) => one < other ? one : other;
}
