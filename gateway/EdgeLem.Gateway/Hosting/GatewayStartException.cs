namespace EdgeLem.Gateway.Hosting;

/// <summary>The gateway cannot start for a reason that whoever started it can remove: the message says which and how.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="cause">What was met; null when a check found it.</param>
public sealed class GatewayStartException(string message, Exception? cause = null) : Exception(message, cause);
