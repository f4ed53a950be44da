using System.Net;
using EdgeLem.Mqtt;

namespace EdgeLem.Broker;

/// <summary>
/// Who may do what. There is no default: whoever embeds a broker decides. Methods are called from many threads at once, must be quick, must not call the
/// broker, and compare identifiers as a whole: a client identifier may hold <c>/</c>, <c>+</c> and <c>#</c>, so never paste it into a pattern.
/// </summary>
public interface IBrokerAccess
{
    /// <summary>Whether a client may connect under an identifier. Bind identifiers to credentials here, or one client can throw another out.</summary>
    /// <param name="clientId">Identifier, not empty; one that the broker chose begins with <c>auto-</c>.</param>
    /// <param name="userName">User name; null = none given.</param>
    /// <param name="password">Password; null = none given.</param>
    /// <param name="endpoint">Address of the peer; null when the transport has none.</param>
    /// <returns>Accepted, or the code that the client gets. Give the same code for an unknown user and a wrong password.</returns>
    public MqttConnectCode MayConnect(string clientId, string? userName, byte[]? password, EndPoint? endpoint);

    /// <summary>Whether a client may publish under a topic; asked for every message, for a will at CONNECT and again when it is sent, and for a retained message when it is delivered.</summary>
    /// <param name="clientId">Sender.</param>
    /// <param name="topic">Topic name; those that begin with <c>$</c> are refused before this is asked.</param>
    public bool MayPublish(string clientId, string topic);

    /// <summary>Whether a client may subscribe to a filter.</summary>
    /// <param name="clientId">Subscriber.</param>
    /// <param name="filter">Topic filter; compare it as a filter: <c>+/x</c> is wider than <c>a/#</c> in its first level.</param>
    public bool MaySubscribe(string clientId, string filter);

    /// <summary>Whether a message may be delivered to a client, whatever filter it matched.</summary>
    /// <param name="clientId">Receiver.</param>
    /// <param name="topic">Topic name.</param>
    public bool MayReceive(string clientId, string topic);
}
