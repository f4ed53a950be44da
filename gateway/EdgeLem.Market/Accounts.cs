namespace EdgeLem.Market;

/// <summary>Who can hold an account: the nodes of the feeder, and the retailer that is everybody's outside option.</summary>
public static class Accounts
{
    /// <summary>Account name of the retailer; no node may carry it.</summary>
    public const string Retailer = "retailer";

    /// <summary>Longest node id, in characters.</summary>
    public const int MaximumIdLength = 32;

    /// <summary>Whether a text can name a node: <c>[a-z0-9-]{1,32}</c> and not <see cref="Retailer"/>.</summary>
    /// <param name="id">Any text, or null.</param>
    public static bool IsNodeId(string? id)
    {
        if (string.IsNullOrEmpty(id) || id.Length > MaximumIdLength || id == Retailer)
        {
            return false;
        }

        foreach (char c in id)
        {
            if (!(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            {
                return false;
            }
        }

        return true;
    }

    internal static string RefuseUnlessNodeId(string? id) => IsNodeId(id)
        ? id!
        : throw new ArgumentException($"Node id '{id}' is not allowed: 1 to {MaximumIdLength} of a-z, 0-9 and '-', and not '{Retailer}'. "
            + "Validate ids before they reach the market.", nameof(id));
}
