namespace EdgeLem.Gateway.Links;

/// <summary>One message as it reached the gateway, before anything in it is trusted.</summary>
/// <param name="Sender">Client id of the connection that published it; on a node's connection this is its node id.</param>
/// <param name="Topic">Topic as published.</param>
/// <param name="Payload">Payload bytes; owned by the message.</param>
/// <param name="IsDenied">Whether the broker refused to distribute it, because the sender may not publish on this topic.</param>
public sealed record InboundMessage(string Sender, string Topic, ReadOnlyMemory<byte> Payload, bool IsDenied);
