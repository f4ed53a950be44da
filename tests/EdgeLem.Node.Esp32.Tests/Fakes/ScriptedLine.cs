using System.Text;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>A serial line of which a test holds the other end.</summary>
internal sealed class ScriptedLine : ISerialLine
{
    private readonly Queue<byte[]> _arriving = new();
    private readonly List<byte> _written = [];

    public bool CanOpen { get; set; } = true;

    public bool ReadFails { get; set; }

    public bool WriteFails { get; set; }

    public int Opens { get; private set; }

    public int Attempts { get; private set; }

    public int Closes { get; private set; }

    public bool IsOpen { get; private set; }

    public string Problem => CanOpen ? "" : "COM2 does not open";

    /// <summary>Everything that the program wrote, piece by piece.</summary>
    public List<byte[]> Pieces { get; } = [];

    /// <summary>What the program wrote since the last call of <see cref="TakeWritten"/>.</summary>
    public string Written => Encoding.UTF8.GetString([.. _written]);

    public string TakeWritten()
    {
        string text = Written;
        _written.Clear();
        return text;
    }

    public void Arrive(params byte[] bytes) => _arriving.Enqueue(bytes);

    public void Arrive(string text) => Arrive(Encoding.UTF8.GetBytes(text));

    public bool TryOpen()
    {
        Attempts++;
        Opens += CanOpen ? 1 : 0;
        IsOpen = CanOpen;
        return IsOpen;
    }

    public int Read(byte[] buffer)
    {
        if (!IsOpen || ReadFails)
        {
            return -1;
        }

        if (_arriving.Count == 0)
        {
            return 0;
        }

        byte[] piece = _arriving.Dequeue();
        int count = Math.Min(piece.Length, buffer.Length);
        Array.Copy(piece, buffer, count);
        if (count < piece.Length)
        {
            Requeue(piece[count..]);
        }

        return count;
    }

    public bool Write(byte[] bytes, int count)
    {
        if (!IsOpen || WriteFails)
        {
            return false;
        }

        Pieces.Add(bytes[..count]);
        _written.AddRange(bytes[..count]);
        return true;
    }

    public void Close()
    {
        Closes++;
        IsOpen = false;
    }

    private void Requeue(byte[] rest)
    {
        byte[][] later = [.. _arriving];
        _arriving.Clear();
        _arriving.Enqueue(rest);
        foreach (byte[] piece in later)
        {
            _arriving.Enqueue(piece);
        }
    }
}
