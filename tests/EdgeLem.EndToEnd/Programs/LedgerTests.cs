using EdgeLem.Gateway.Ledger;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Programs;

public sealed class LedgerTests(VillageRuns runs)
{
    [Fact]
    public void The_ledger_verifies_and_ends_with_the_summary_s_head()
    {
        LedgerVerification verification = LedgerVerifier.Verify(runs.Mqtt.PathOf("ledger.db"), runs.Mqtt.Head);

        Assert.True(verification.IsIntact);
        Assert.Equal(runs.Mqtt.Head, verification.Head);

        // A clearing and a settlement per interval, and the settlement before the first, from which the counters start.
        Assert.Equal((2 * 8) + 1, verification.IntactRounds);
    }

    [Fact]
    public void A_tampered_copy_does_not_verify()
    {
        using var folder = new TemporaryFolder();
        string copy = folder.PathOf("ledger.db");
        File.Copy(runs.Mqtt.PathOf("ledger.db"), copy);
        byte[] bytes = File.ReadAllBytes(copy);

        // An account of some settlement line becomes another home of the same length: no size, no page structure changes.
        int place = LastIndexOf(bytes, "home-31"u8);
        "home-32"u8.CopyTo(bytes.AsSpan(place));
        File.WriteAllBytes(copy, bytes);

        LedgerVerification verification = LedgerVerifier.Verify(copy);

        Assert.False(verification.IsIntact);
    }

    [Fact]
    public void The_head_of_another_run_is_not_in_the_chain() =>
        Assert.False(LedgerVerifier.Verify(runs.Mqtt.PathOf("ledger.db"), LedgerHeads.Of("village", 2, 2)).IsIntact);

    private static int LastIndexOf(byte[] bytes, ReadOnlySpan<byte> text) => bytes.AsSpan().LastIndexOf(text);
}
