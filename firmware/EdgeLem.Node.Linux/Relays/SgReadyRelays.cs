using EdgeLem.Node.Control;

namespace EdgeLem.Node.Linux.Relays;

/// <summary>The relays of a heat pump while the program runs: taken and open before the node starts, open again when they are disposed.</summary>
public sealed class SgReadyRelays : IDisposable
{
    private readonly IRelayOutput _first;
    private readonly IRelayOutput? _second;
    private readonly HeatPumpTimes _times;
    private string? _told;

    private SgReadyRelays(IRelayOutput first, IRelayOutput? second, HeatPumpTimes times) => (_first, _second, _times) = (first, second, times);

    /// <summary>Takes the lines with the driver that the settings name.</summary>
    /// <param name="settings">The relays.</param>
    /// <exception cref="IOException">A line cannot be taken; none is kept then.</exception>
    public static SgReadyRelays Open(SgReadySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Open(settings, settings.Driver == RelayDriver.Package ? DeviceAdapters.OpenRelay : line => new KernelRelay(line));
    }

    internal static SgReadyRelays Open(SgReadySettings settings, Func<RelaySettings, IRelayOutput> take)
    {
        IRelayOutput first = take(settings.First);
        try
        {
            return new SgReadyRelays(first, settings.Second is null ? null : take(settings.Second), settings.Times);
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    /// <summary>The heat pump for a boot of the node, in the normal state.</summary>
    public HeatPumpControl CreateControl() => new(_first, _second ?? (IRelay)new UnwiredRelay(), _times);

    /// <summary>Takes a problem of a relay that was not taken before.</summary>
    /// <param name="problem">It.</param>
    public bool TryTakeProblem(out string problem)
    {
        string? now = _first.Problem ?? _second?.Problem;
        bool isNew = now is not null && now != _told;
        (_told, problem) = (now, now ?? "");
        return isNew;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _first.Dispose();
        _second?.Dispose();
    }
}
