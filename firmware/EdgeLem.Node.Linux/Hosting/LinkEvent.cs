namespace EdgeLem.Node.Linux.Hosting;

/// <summary>Something that the link tells the node's thread.</summary>
/// <param name="Kind">What.</param>
/// <param name="Topic">Topic of a message; empty otherwise.</param>
/// <param name="Payload">Body of a message; empty otherwise.</param>
internal sealed record LinkEvent(LinkEventKind Kind, string Topic, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The connection stands and the subscriptions are made.</summary>
    public static LinkEvent Connected { get; } = new(LinkEventKind.Connected, "", default);

    /// <summary>The connection is lost.</summary>
    public static LinkEvent Lost { get; } = new(LinkEventKind.Lost, "", default);
}
