namespace EdgeLem.Grid;

/// <summary>All tap controls of a feeder. Immutable.</summary>
internal sealed class TapControls
{
    private readonly TapRegulator[] _regulators;

    public TapControls(Feeder feeder) =>
        _regulators = [.. Enumerable.Range(0, feeder.Transformers.Count).Where(i => feeder.Transformers[i].TapControl is not null).Select(i => new TapRegulator(feeder, i))];

    public bool Any => _regulators.Length > 0;

    /// <summary>Whether every measured voltage is in its band.</summary>
    public bool AreInBand(PowerFlowResult flow)
    {
        foreach (TapRegulator regulator in _regulators)
        {
            if (!regulator.IsInBand(flow))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lets those that want a change and have the shortest delay change their taps; the others wait for what that does to them.</summary>
    /// <param name="flow">A converged flow.</param>
    /// <param name="slot">Slot that one of them measures.</param>
    /// <returns>Taps by transformer; null when none changes.</returns>
    public double[]? NextTaps(PowerFlowResult flow, out int slot)
    {
        double[]? next = null;
        double shortestS = double.PositiveInfinity;
        slot = 0;
        double[] taps = flow.Circuit.Taps;
        foreach (TapRegulator regulator in _regulators)
        {
            double tap = regulator.NextTap(flow, taps[regulator.Index]);
            if (tap == taps[regulator.Index] || regulator.DelayS > shortestS)
            {
                continue;
            }

            if (regulator.DelayS < shortestS || next is null)
            {
                (next, shortestS) = ((double[])taps.Clone(), regulator.DelayS);
            }

            next[regulator.Index] = tap;
            slot = regulator.Slot;
        }

        return next;
    }
}
