using System.Globalization;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>Reads <c>host:port</c>: a name, an IPv4 address, or an IPv6 address in brackets.</summary>
internal static class EndPointText
{
    /// <summary>What a wrong text is told.</summary>
    public const string Form = "it must be host:port such as 192.168.1.20:502, gateway.local:1883 or [fe80::1]:502, port 1 to 65535.";

    /// <summary>Splits a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="endPoint">Host without brackets, and port.</param>
    public static bool TryParse(string text, out (string Host, int Port) endPoint)
    {
        endPoint = default;
        int colon = text.LastIndexOf(':');
        if (colon < 1 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is < 1 or > 65535)
        {
            return false;
        }

        string host = text[..colon];
        bool isBracketed = host.StartsWith('[') && host.EndsWith(']');
        host = isBracketed ? host[1..^1] : host;
        endPoint = (host, port);
        return host.Length > 0 && !host.Any(char.IsWhiteSpace) && (isBracketed || !host.Contains(':', StringComparison.Ordinal));
    }
}
