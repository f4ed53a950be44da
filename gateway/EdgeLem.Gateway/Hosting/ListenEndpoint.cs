using System.Net;

namespace EdgeLem.Gateway.Hosting;

/// <summary>An address to listen on.</summary>
/// <param name="EndPoint">Address and port; port 0 takes a free one.</param>
/// <param name="IsRequired">Whether the user asked for this very port; if not, a free one is taken when it is in use.</param>
public sealed record ListenEndpoint(IPEndPoint EndPoint, bool IsRequired);
