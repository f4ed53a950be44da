using System;
using System.Collections.Concurrent;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Host.Adapters;

/// <summary>The console's line on a reader and a writer, such as those of a terminal.</summary>
public sealed class HostConsole : ISerialLine
{
    private readonly TextReader _input;
    private readonly TextWriter _output;
    private readonly ConcurrentQueue<byte> _received = new();

    /// <summary>Joins reader and writer; nothing is read yet.</summary>
    /// <param name="input">What a person types.</param>
    /// <param name="output">What the person sees.</param>
    public HostConsole(TextReader input, TextWriter output)
    {
        _input = input;
        _output = output;
    }

    /// <inheritdoc/>
    public bool IsOpen { get; private set; }

    /// <inheritdoc/>
    public string Problem => "";

    /// <inheritdoc/>
    public bool TryOpen()
    {
        if (!IsOpen)
        {
            IsOpen = true;
            _ = Task.Factory.StartNew(Listen, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        return true;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        int count = 0;
        while (count < buffer.Length && _received.TryDequeue(out byte value))
        {
            buffer[count++] = value;
        }

        return count;
    }

    /// <inheritdoc/>
    public bool Write(byte[] bytes, int count)
    {
        _output.Write(Encoding.UTF8.GetString(bytes, 0, count));
        _output.Flush();
        return true;
    }

    /// <summary>Nothing: what a person types goes on to be read.</summary>
    public void Close()
    {
    }

    private void Listen()
    {
        while (_input.ReadLine() is { } line)
        {
            foreach (byte value in Encoding.UTF8.GetBytes(line + "\n"))
            {
                _received.Enqueue(value);
            }
        }
    }
}
