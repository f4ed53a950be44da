namespace EdgeLem.Node.Linux.Tests.Commands;

/// <summary>A clock that stands still, so that virtual devices show the same values at every reading.</summary>
internal sealed class FrozenTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(1_800_000_000);
}
