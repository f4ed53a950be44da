using System.Net.Sockets;

namespace EdgeLem.Sim.Devices.Lines;

/// <summary>A client of an RTU over TCP gateway.</summary>
/// <param name="socket">The accepted socket; disposed with the link.</param>
internal sealed class TcpByteLink(Socket socket) : IByteLink
{
    private const int MicrosecondsPerMs = 1000;

    /// <inheritdoc/>
    public int Read(byte[] buffer, int waitMs)
    {
        try
        {
            if (!socket.Poll(waitMs * MicrosecondsPerMs, SelectMode.SelectRead))
            {
                return 0;
            }

            int count = socket.Receive(buffer);
            return count > 0 ? count : -1;
        }
        catch (SocketException)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            for (int sent = 0; sent < bytes.Length;)
            {
                sent += socket.Send(bytes[sent..]);
            }
        }
        catch (SocketException)
        {
            // The client left; the next read tells the loop.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
