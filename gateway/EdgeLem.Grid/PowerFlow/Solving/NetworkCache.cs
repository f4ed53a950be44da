namespace EdgeLem.Grid;

/// <summary>A feeder's networks at the taps that have been in force, prepared once each. Safe for several threads.</summary>
/// <param name="feeder">The feeder.</param>
/// <param name="forSweep">Whether the sweep may be used.</param>
internal sealed class NetworkCache(Feeder feeder, bool forSweep)
{
    /// <summary>Networks kept; a feeder with several regulators goes through some dozens of combinations in a day.</summary>
    private const int Most = 64;

    private readonly Lock _lock = new();
    private volatile PreparedNetwork[] _kept = [new PreparedNetwork(new Circuit(feeder), forSweep)];

    /// <summary>The network at the taps of the file.</summary>
    public PreparedNetwork AtFile => _kept[0];

    /// <summary>The network at certain taps.</summary>
    public PreparedNetwork At(double[] taps)
    {
        PreparedNetwork? found = Find(taps);
        return found ?? Add(taps);
    }

    private PreparedNetwork? Find(double[] taps)
    {
        foreach (PreparedNetwork network in _kept)
        {
            if (ReferenceEquals(network.Circuit.Taps, taps) || network.Circuit.Taps.AsSpan().SequenceEqual(taps))
            {
                return network;
            }
        }

        return null;
    }

    private PreparedNetwork Add(double[] taps)
    {
        lock (_lock)
        {
            if (Find(taps) is { } found)
            {
                return found;
            }

            var network = new PreparedNetwork(new Circuit(feeder, taps), forSweep);
            _kept = _kept.Length < Most ? [.. _kept, network] : [_kept[0], .. _kept[2..], network];
            return network;
        }
    }
}
