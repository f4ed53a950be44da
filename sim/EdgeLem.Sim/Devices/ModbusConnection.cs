using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace EdgeLem.Sim.Devices;

/// <summary>One client connection of a <see cref="VirtualModbusServer"/>: cuts the byte stream into requests and sends the replies.</summary>
internal sealed class ModbusConnection
{
    // MBAP: transaction id, protocol id, length of unit id and PDU, unit id. An ADU has at most 260 bytes.
    private const int HeaderLength = 7;
    private const int MaxAduLength = 260;
    private const int BufferLength = 4 * MaxAduLength;

    private readonly VirtualModbusServer _server;
    private readonly Socket _socket;
    private readonly int _clientPort;
    private readonly byte[] _input = new byte[BufferLength];
    private readonly byte[] _output = new byte[BufferLength];
    private int _inputStart;
    private int _inputEnd;
    private int _outputLength;

    /// <summary>Takes over an accepted socket.</summary>
    /// <param name="server">Answers the requests.</param>
    /// <param name="socket">The client's socket; the caller disposes it.</param>
    public ModbusConnection(VirtualModbusServer server, Socket socket)
    {
        _server = server;
        _socket = socket;
        _socket.NoDelay = true;
        _clientPort = (_socket.RemoteEndPoint as IPEndPoint)?.Port ?? 0;
    }

    private enum FrameState
    {
        Complete,
        Incomplete,
        Malformed,
    }

    /// <summary>Serves until the client leaves, sends nonsense, or the server stops.</summary>
    /// <param name="stop">Ends the loop.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            int received = await _socket.ReceiveAsync(_input.AsMemory(_inputEnd), SocketFlags.None, stop).ConfigureAwait(false);
            if (received == 0)
            {
                return;
            }

            _inputEnd += received;
            if (!await AnswerAllAsync(stop).ConfigureAwait(false))
            {
                _server.CountMalformed();
                return;
            }

            KeepRest();
        }
    }

    private async ValueTask<bool> AnswerAllAsync(CancellationToken stop)
    {
        FrameState state = NextFrame(out int length);
        while (state == FrameState.Complete)
        {
            await DelayAsync(_input[_inputStart + HeaderLength - 1], stop).ConfigureAwait(false);
            AnswerFrame(length);
            _inputStart += length;
            state = NextFrame(out length);
            if (state != FrameState.Complete || _outputLength > BufferLength - MaxAduLength)
            {
                await FlushAsync(stop).ConfigureAwait(false);
            }
        }

        return state == FrameState.Incomplete;
    }

    /// <summary>Waits where a reply is to come late; what was answered before goes out first.</summary>
    private async ValueTask DelayAsync(byte unitId, CancellationToken stop)
    {
        if (_server.DelayBefore?.Invoke(unitId) is { } delay)
        {
            await FlushAsync(stop).ConfigureAwait(false);
            await delay.WaitAsync(stop).ConfigureAwait(false);
        }
    }

    private FrameState NextFrame(out int length)
    {
        ReadOnlySpan<byte> bytes = _input.AsSpan(_inputStart, _inputEnd - _inputStart);
        length = 0;
        if (bytes.Length < 6)
        {
            return FrameState.Incomplete;
        }

        int protocol = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        int rest = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        if (protocol != 0 || rest is < 2 or > MaxAduLength - 6)
        {
            return FrameState.Malformed;
        }

        length = 6 + rest;
        return bytes.Length < length ? FrameState.Incomplete : FrameState.Complete;
    }

    private void AnswerFrame(int length)
    {
        ReadOnlySpan<byte> frame = _input.AsSpan(_inputStart, length);
        Span<byte> reply = _output.AsSpan(_outputLength);
        var origin = new SwallowedRequest(0, _clientPort, BinaryPrimitives.ReadUInt16BigEndian(frame), frame[6], 0);
        int replyLength = _server.Answer(origin, frame[HeaderLength..], reply[HeaderLength..]);
        if (replyLength > 0)
        {
            frame[..4].CopyTo(reply);
            BinaryPrimitives.WriteUInt16BigEndian(reply[4..], (ushort)(replyLength + 1));
            reply[6] = frame[6];
            _outputLength += HeaderLength + replyLength;
        }
    }

    private async ValueTask FlushAsync(CancellationToken stop)
    {
        for (int sent = 0; sent < _outputLength;)
        {
            sent += await _socket.SendAsync(_output.AsMemory(sent, _outputLength - sent), SocketFlags.None, stop).ConfigureAwait(false);
        }

        _outputLength = 0;
    }

    // A frame is shorter than the buffer, so after moving the rest to the front there is always room to receive.
    private void KeepRest()
    {
        _input.AsSpan(_inputStart, _inputEnd - _inputStart).CopyTo(_input);
        _inputEnd -= _inputStart;
        _inputStart = 0;
    }
}
