using System.Collections.Immutable;
using EdgeLem.Broker;
using EdgeLem.Contracts;
using EdgeLem.Market.GridPolicies.Distributed;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;
using EdgeLem.Mqtt;

namespace EdgeLem.Gateway.Distributed;

/// <summary>
/// The exchange of the distributed clearing over the embedded broker: one target message to every point and one proposal back, per iteration. The broker's access
/// rules let a node publish only its own proposal, and hear only its own target.
/// </summary>
/// <remarks>A point that does not answer within the time of an iteration is left alone for the rest of the interval: its last proposal stands, and it costs no more
/// waiting. Proposals are untrusted: what is not one, comes late or twice, or names a power that no point can have, is counted and changes nothing.</remarks>
public sealed class BrokerExchange : IExchange, IDisposable
{
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _isComplete = new();
    private readonly MqttBroker _broker;
    private readonly BrokerExchangeOptions _options;
    private readonly ImmutableArray<NetworkPoint> _points;
    private readonly Dictionary<(string Topic, string Phases), int> _pointByProposal = [];
    private readonly IDisposable _subscription;
    private readonly double[] _proposalsW;
    private readonly bool[] _isAwaited;
    private readonly bool[] _isSilent;
    private int _iteration = -1;
    private int _missing;
    private long _sent;
    private long _taken;

    /// <summary>Opens the exchange.</summary>
    /// <param name="broker">The broker to which the nodes are connected.</param>
    /// <param name="points">The points of the network, each of a registered node.</param>
    /// <param name="options">Feeder, interval and patience.</param>
    public BrokerExchange(MqttBroker broker, ImmutableArray<NetworkPoint> points, BrokerExchangeOptions options)
    {
        ArgumentNullException.ThrowIfNull(broker);
        ArgumentNullException.ThrowIfNull(options);
        (_broker, _points, _options) = (broker, points, options);
        (_proposalsW, _isAwaited, _isSilent) = (new double[points.Length], new bool[points.Length], new bool[points.Length]);
        for (int point = 0; point < points.Length; point++)
        {
            _pointByProposal.Add((Topics.Of(options.FeederId, points[point].NodeId, DistributedTopics.Proposal), points[point].Phases), point);
        }

        _subscription = broker.SubscribeLocal(Topics.Of(options.FeederId, "+", DistributedTopics.Proposal), Take);
    }

    /// <inheritdoc/>
    public long Messages => Interlocked.Read(ref _sent) + Interlocked.Read(ref _taken);

    /// <summary>Messages on proposal topics that were no proposal of the running iteration.</summary>
    public long Refused { get; private set; }

    /// <summary>Nodes that did not answer in time.</summary>
    public ImmutableArray<string> SilentNodes => [.. _points.Where((_, point) => _isSilent[point]).Select(point => point.NodeId)];

    /// <inheritdoc/>
    public void Exchange(ReadOnlySpan<PointTarget> targets, Span<double> proposalsW)
    {
        Await(targets, proposalsW);
        for (int point = 0; point < targets.Length; point++)
        {
            if (!_isSilent[point])
            {
                Send(point, targets[point]);
            }
        }

        _isComplete.Wait(_options.ReplyTimeout);
        lock (_gate)
        {
            _proposalsW.CopyTo(proposalsW);
            GiveUpMissing();
        }
    }

    /// <summary>Ends the subscription.</summary>
    public void Dispose()
    {
        _subscription.Dispose();
        _isComplete.Dispose();
    }

    private void Await(ReadOnlySpan<PointTarget> targets, ReadOnlySpan<double> proposalsW)
    {
        lock (_gate)
        {
            proposalsW.CopyTo(_proposalsW);
            _iteration = targets.IsEmpty ? -1 : targets[0].Iteration;
            for (int point = 0; point < targets.Length; point++)
            {
                _isAwaited[point] = !_isSilent[point];
            }

            _missing = _isAwaited.Count(isAwaited => isAwaited);
            _isComplete.Reset();
            SetWhenComplete();
        }
    }

    private void Send(int point, PointTarget target)
    {
        byte[] payload = DistributedJson.Write(new TargetMessage
        {
            IntervalStart = _options.IntervalStartS, Iteration = target.Iteration, Phases = _points[point].Phases,
            TargetW = target.TargetW, PriceMicroEurPerKwh = target.PriceMicroEurPerKwh, StepMicroEurPerKwhPerW = target.StepMicroEurPerKwhPerW,
        });
        _broker.Publish(Topics.Of(_options.FeederId, _points[point].NodeId, DistributedTopics.Target), payload, MqttQos.AtMostOnce);
        Interlocked.Increment(ref _sent);
    }

    private void Take(BrokerMessage message)
    {
        bool isProposal = DistributedJson.TryRead(message.Payload, out ProposalMessage? proposal)
            && proposal.IntervalStart == _options.IntervalStartS && Math.Abs(proposal.PowerW) <= Order.MaximumQuantityW;
        lock (_gate)
        {
            if (!isProposal || proposal!.Iteration != _iteration || !_pointByProposal.TryGetValue((message.Topic, proposal.Phases), out int point) || !_isAwaited[point])
            {
                Refused++;
                return;
            }

            _proposalsW[point] = proposal.PowerW;
            _isAwaited[point] = false;
            _missing--;
            Interlocked.Increment(ref _taken);
            SetWhenComplete();
        }
    }

    private void SetWhenComplete()
    {
        if (_missing == 0)
        {
            _isComplete.Set();
        }
    }

    private void GiveUpMissing()
    {
        for (int point = 0; point < _isAwaited.Length; point++)
        {
            _isSilent[point] |= _isAwaited[point];
        }
    }
}
