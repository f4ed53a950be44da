using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Tests.Ports;

/// <summary>A port in virtual time: the test says whether it opens, what it answers and when it breaks. Waiting moves the time.</summary>
internal sealed class FakePort : IBusPort
{
    private readonly Queue<byte[]> _incoming = new();

    public long NowMs { get; set; } = 1_000;

    public bool CanOpen { get; set; } = true;

    public bool Breaks { get; set; }

    public List<long> OpenedAtMs { get; } = [];

    public List<byte[]> Written { get; } = [];

    /// <summary>What comes back for each write; null for silence.</summary>
    public Func<byte[], byte[]?> Answer { get; set; } = _ => null;

    public string Name => "fake";

    public bool IsOpen { get; private set; }

    public long Clock() => NowMs;

    public void Put(byte[] bytes) => _incoming.Enqueue(bytes);

    public bool TryOpen(int waitMs)
    {
        OpenedAtMs.Add(NowMs);
        IsOpen = CanOpen ? true : throw new IOException("fake: refused.");
        return true;
    }

    public void Write(byte[] bytes, int count)
    {
        ThrowWhenBroken();
        Written.Add(bytes[..count]);
        if (Answer(bytes[..count]) is { } answer)
        {
            _incoming.Enqueue(answer);
        }
    }

    public int Read(byte[] buffer, int waitMs)
    {
        ThrowWhenBroken();
        if (_incoming.TryDequeue(out byte[]? bytes))
        {
            bytes.CopyTo(buffer, 0);
            return bytes.Length;
        }

        NowMs += waitMs;
        return 0;
    }

    public void Close() => IsOpen = false;

    public void Dispose() => Close();

    private void ThrowWhenBroken()
    {
        if (Breaks)
        {
            throw new IOException("fake: broken.");
        }
    }
}
