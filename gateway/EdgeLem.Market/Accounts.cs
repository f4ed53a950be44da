namespace EdgeLem.Market;

/// <summary>Who can hold an account: the nodes of the feeder, the retailer that is everybody's outside option, and the operator of the network.</summary>
public static class Accounts
{
    /// <summary>Account name of the retailer; no node may carry it.</summary>
    public const string Retailer = "retailer";

    /// <summary>Account name of the network operator, who gets fees and congestion charges and pays compensation; no node may carry it.</summary>
    public const string Network = "network";

    /// <summary>Longest node id, in characters.</summary>
    public const int MaximumIdLength = 32;

    /// <summary>Whether a text can name a node: <c>[a-z0-9-]{1,32}</c>, and neither <see cref="Retailer"/> nor <see cref="Network"/>.</summary>
    /// <param name="id">Any text, or null.</param>
    public static bool IsNodeId(string? id)
    {
        if (string.IsNullOrEmpty(id) || id.Length > MaximumIdLength || id is Retailer or Network)
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

    /// <summary>Whether a text names an account of the market: a node, the retailer or the network operator.</summary>
    /// <param name="account">Any text, or null.</param>
    public static bool IsAccount(string? account) => account is Retailer or Network || IsNodeId(account);

    /// <summary>The order in which settlements list accounts: nodes in ordinal order, then the network operator, then the retailer.</summary>
    /// <param name="x">An account.</param>
    /// <param name="y">An account.</param>
    /// <returns>Negative when <paramref name="x"/> comes first.</returns>
    public static int Compare(string x, string y)
    {
        int byRank = RankOf(x).CompareTo(RankOf(y));
        return byRank != 0 ? byRank : string.CompareOrdinal(x, y);
    }

    internal static string RefuseUnlessNodeId(string? id) => IsNodeId(id)
        ? id!
        : throw new ArgumentException($"Node id '{id}' is not allowed: 1 to {MaximumIdLength} of a-z, 0-9 and '-', and neither '{Retailer}' nor '{Network}'. "
            + "Validate ids before they reach the market.", nameof(id));

    private static int RankOf(string account) => account switch
    {
        Network => 1,
        Retailer => 2,
        _ => 0,
    };
}
