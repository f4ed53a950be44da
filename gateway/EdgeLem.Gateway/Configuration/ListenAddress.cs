using System.Globalization;
using System.Net;

namespace EdgeLem.Gateway.Configuration;

/// <summary>Reads <c>host:port</c> and keeps the gateway closed to the network.</summary>
internal static class ListenAddress
{
    /// <summary>Reads an address.</summary>
    /// <param name="text">Such as <c>127.0.0.1:1883</c>, <c>localhost:1883</c> or <c>[::1]:1883</c>; port 0 takes a free one.</param>
    /// <param name="endPoint">The address.</param>
    /// <param name="fault">What is wrong; empty when nothing is.</param>
    /// <returns>False when it cannot be used.</returns>
    public static bool TryParse(string text, out IPEndPoint endPoint, out string fault)
    {
        endPoint = new IPEndPoint(IPAddress.None, 0);
        int colon = text.LastIndexOf(':');
        string host = colon < 0 ? text : text[..colon];
        bool isPort = ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port);
        if (colon < 0 || !isPort || !TryParseHost(host, out IPAddress? address))
        {
            fault = "must be address:port such as 127.0.0.1:1883 or [::1]:1883, port 0 to 65535.";
            return false;
        }

        endPoint = new IPEndPoint(address!, port);
        fault = IPAddress.IsLoopback(address!) ? "" : "is not an address of this machine alone. " + RemoteAccess;
        return fault.Length == 0;
    }

    /// <summary>Why remote addresses are refused.</summary>
    public static string RemoteAccess => "This version has neither TLS nor credentials, so it would not know who talks to it, and it serves this machine only: "
        + "listen on 127.0.0.1 or [::1] (docs/gateway.md, Security).";

    private static bool TryParseHost(string host, out IPAddress? address)
    {
        address = host == "localhost" ? IPAddress.Loopback : null;
        bool isVersion6 = host.StartsWith('[') && host.EndsWith(']');

        // "1" and "0x7f.1" are addresses to the parser; nobody means them.
        bool isVersion4 = host.Split('.').Length == 4;
        return address is not null || ((isVersion6 || isVersion4) && IPAddress.TryParse(host, out address));
    }
}
