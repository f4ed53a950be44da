namespace EdgeLem.Grid.Tests;

/// <summary>Losses found and losses of a reference, in W.</summary>
/// <param name="What">Which losses: "total" or "lines".</param>
/// <param name="OursW">Found.</param>
/// <param name="ReferenceW">The reference's.</param>
/// <param name="AllowedShare">Most that they may differ, as a share of the reference's.</param>
internal sealed record LossComparison(string What, double OursW, double ReferenceW, double AllowedShare)
{
    public Deviation Difference { get; } = Of(What, Math.Abs(OursW - ReferenceW) / ReferenceW, AllowedShare);

    private static Deviation Of(string what, double share, double allowedShare)
    {
        var deviation = new Deviation($"losses ({what})", "of the losses", allowedShare);
        deviation.Add(share, what);
        return deviation;
    }
}
