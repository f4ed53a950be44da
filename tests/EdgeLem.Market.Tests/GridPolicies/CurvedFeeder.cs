using System.Collections.Immutable;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.GridPolicies;

/// <summary>
/// A small radial feeder with a resistance per line: value k is how far a point's voltage lies above or below, slightly curved so that one linearisation does not
/// describe it, and what the transformer carries.
/// </summary>
internal sealed class CurvedFeeder : INetworkModel
{
    private readonly double[][] _sensitivity;
    private readonly double _band;
    private readonly double _transformerW;
    private readonly double[] _baseW;
    private double[] _powerW;

    /// <summary>[point][point]: shared resistance of the ways to the supply.</summary>
    public CurvedFeeder(double[][] sensitivity, double band, double transformerW)
    {
        _sensitivity = sensitivity;
        (_band, _transformerW) = (band, transformerW);
        _powerW = new double[sensitivity.Length];
        _baseW = new double[sensitivity.Length];
        Points = [.. sensitivity.Select((_, i) => new NetworkPoint($"n{i}", i % 3 == 0 ? "A" : i % 3 == 1 ? "B" : "ABC"))];
        Topology = new NetworkTopology([], [.. sensitivity.Select(_ => -1)]);
    }

    public ImmutableArray<NetworkPoint> Points { get; }

    public NetworkTopology Topology { get; }

    /// <summary>By how much the slope of a value departs from 1 at most, far beyond the band; up when voltage falls, down when it rises, as with real lines.</summary>
    public double Curvature { get; init; } = 0.1;

    public int Evaluations { get; private set; }

    /// <summary>A random tree: each point hangs on an earlier one or on the supply.</summary>
    public static CurvedFeeder Random(Random random, int points, double band, double transformerW)
    {
        double[][] sensitivity = [.. Enumerable.Range(0, points).Select(_ => new double[points])];
        for (int i = 0; i < points; i++)
        {
            int parent = random.Next(-1, i);
            for (int j = 0; j < i && parent >= 0; j++)
            {
                sensitivity[i][j] = sensitivity[j][i] = sensitivity[parent][j];
            }

            sensitivity[i][i] = (parent >= 0 ? sensitivity[parent][parent] : 0) + (1e-6 * (0.3 + random.NextDouble()));
        }

        return new CurvedFeeder(sensitivity, band, transformerW);
    }

    public CurvedFeeder WithBase(double[] baseW)
    {
        baseW.CopyTo(_baseW, 0);
        return this;
    }

    public int PointOf(in Order order) => int.Parse(order.NodeId.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    public void BeginRound() => Array.Clear(_powerW);

    public NetworkState Evaluate(ReadOnlySpan<double> powerW, bool withBranches = false)
    {
        Evaluations++;
        _powerW = powerW.ToArray();
        return new NetworkState
        {
            PowerW = [.. powerW], Converged = true, LossesW = 0, SupplyW = _powerW.Sum(),
            Violations = [.. Limits().Where(limit => limit.ExcessAt(_powerW) > 0).Select(limit => new NetworkViolation(limit.Kind, limit.Element, limit.ExcessAt(_powerW) + limit.UpperBound, limit.UpperBound, "pu"))],
        };
    }

    public NetworkLinearization? Linearize() => new([.. Limits()], [.. new double[Points.Length]], 0);

    private IEnumerable<LinearLimit> Limits()
    {
        double[] totalW = [.. _powerW.Zip(_baseW, (traded, other) => traded + other)];
        for (int i = 0; i < _sensitivity.Length; i++)
        {
            double drop = _sensitivity[i].Zip(totalW, (s, p) => s * p).Sum();
            double root = Math.Sqrt(1 + (drop * drop / (_band * _band)));
            double bent = drop + (Curvature * _band * (root - 1));
            double slope = 1 + (Curvature * drop / (_band * root));
            double constant = bent - (slope * _sensitivity[i].Zip(_powerW, (s, p) => s * p).Sum());
            yield return Row(LimitKind.VoltageLow, $"n{i}", _sensitivity[i].Select(s => slope * s), _band - constant);
            yield return Row(LimitKind.VoltageHigh, $"n{i}", _sensitivity[i].Select(s => -slope * s), _band + constant);
        }

        yield return Row(LimitKind.TransformerPower, "import", _sensitivity.Select(_ => 1.0), _transformerW - _baseW.Sum());
        yield return Row(LimitKind.TransformerPower, "export", _sensitivity.Select(_ => -1.0), _transformerW + _baseW.Sum());
    }

    private static LinearLimit Row(LimitKind kind, string element, IEnumerable<double> coefficients, double bound) =>
        new() { Kind = kind, Element = element, CoefficientPerPoint = [.. coefficients], UpperBound = bound };
}
