namespace EdgeLem.Node.Linux.Relays;

/// <summary>Takes relays by the driver that the configuration names.</summary>
public static class RelayChoice
{
    /// <summary>Takes one or two lines; the relays are open then. To be done before the node starts.</summary>
    /// <param name="pair">The relays.</param>
    /// <returns>The first, and the second or null.</returns>
    /// <exception cref="IOException">A line cannot be taken; no line is kept then.</exception>
    public static (IRelayOutput First, IRelayOutput? Second) Open(RelayPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return Open(pair, pair.Driver == RelayDriver.Package ? DeviceAdapters.OpenRelay : settings => new KernelRelay(settings));
    }

    internal static (IRelayOutput First, IRelayOutput? Second) Open(RelayPair pair, Func<RelaySettings, IRelayOutput> take)
    {
        IRelayOutput first = take(pair.First);
        try
        {
            return (first, pair.Second is null ? null : take(pair.Second));
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }
}
