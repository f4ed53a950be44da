using System.Collections.Generic;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Host.Adapters;

/// <summary>A pin of a board that is none: it remembers what it was told.</summary>
/// <param name="isHigh">Its level from the first moment.</param>
public sealed class HostPin(bool isHigh) : IOutputPin
{
    private readonly List<bool> _levels = [isHigh];

    /// <summary>Its level.</summary>
    public bool IsHigh { get; private set; } = isHigh;

    /// <summary>How often it rose from low to high.</summary>
    public long Pulses { get; private set; }

    /// <summary>Its first levels, one per change, at most 1,000.</summary>
    public IReadOnlyList<bool> Levels => _levels;

    /// <inheritdoc/>
    public void Write(bool isHigh)
    {
        if (isHigh == IsHigh)
        {
            return;
        }

        IsHigh = isHigh;
        Pulses += isHigh ? 1 : 0;
        if (_levels.Count < 1000)
        {
            _levels.Add(isHigh);
        }
    }
}
