namespace EdgeLem.Node.Linux.Hosting;

/// <summary>Kinds of <see cref="LinkEvent"/>.</summary>
internal enum LinkEventKind
{
    /// <summary>The connection stands.</summary>
    Connected,

    /// <summary>The connection is lost.</summary>
    Lost,

    /// <summary>A message came.</summary>
    Message,
}
