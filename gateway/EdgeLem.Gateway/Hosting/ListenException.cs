using System.Net;

namespace EdgeLem.Gateway.Hosting;

/// <summary>A port that the user asked for cannot be opened.</summary>
/// <param name="purpose">What was to listen there.</param>
/// <param name="endPoint">Address and port.</param>
/// <param name="cause">What the system said.</param>
public sealed class ListenException(string purpose, IPEndPoint endPoint, Exception cause)
    : Exception($"{purpose} cannot listen on {endPoint}: {cause.GetBaseException().Message}. End the other program or choose another port.", cause);
