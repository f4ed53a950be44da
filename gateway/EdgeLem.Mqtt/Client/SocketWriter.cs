using System.Buffers;
using System.Net.Sockets;

namespace EdgeLem.Mqtt.Client;

/// <summary>
/// The only writer of a socket. Packets are appended under a lock; whoever finds the socket idle sends, and everything appended meanwhile goes out
/// together in the next send.
/// </summary>
internal sealed class SocketWriter(Socket socket, Action<Exception> onFailure)
{
    private const int HighWaterBytes = 1024 * 1024;
    private const int KeepCapacityBytes = 64 * 1024;
    private readonly Lock _gate = new();
    private ArrayBufferWriter<byte> _filling = new(256);
    private ArrayBufferWriter<byte> _sending = new(256);
    private TaskCompletionSource? _drained;
    private bool _busy;
    private bool _failed;

    /// <summary>Appends a packet; <see cref="Flush"/> sends it.</summary>
    public void Append(MqttPacket packet)
    {
        lock (_gate)
        {
            MqttEncoder.Write(_filling, packet);
        }
    }

    /// <summary>Appends a PUBLISH; <see cref="Flush"/> sends it.</summary>
    public void Append(in PublishHeader header, ReadOnlySpan<byte> payload)
    {
        lock (_gate)
        {
            MqttEncoder.WritePublish(_filling, header, payload);
        }
    }

    /// <summary>Starts sending unless a send is under way, which will then take the new bytes with it.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_busy || _filling.WrittenCount == 0)
            {
                return;
            }

            _busy = true;
        }

        _ = SendAllAsync();
    }

    /// <summary>Waits while more than 1 MiB is unsent: the broker does not keep up.</summary>
    public Task RoomAsync()
    {
        lock (_gate)
        {
            return _filling.WrittenCount < HighWaterBytes ? Task.CompletedTask : DrainedLocked();
        }
    }

    /// <summary>Waits until everything appended so far is handed to the operating system, or the connection failed.</summary>
    public Task DrainAsync()
    {
        Flush();
        lock (_gate)
        {
            return _busy ? DrainedLocked() : Task.CompletedTask;
        }
    }

    private Task DrainedLocked()
    {
        if (Volatile.Read(ref _failed))
        {
            return Task.CompletedTask;
        }

        _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _drained.Task;
    }

    private async Task SendAllAsync()
    {
        try
        {
            while (TakeFilled())
            {
                await SendAsync(_sending.WrittenMemory).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // _busy stays set: nothing is sent on a broken socket any more.
            Volatile.Write(ref _failed, true);
            onFailure(fault);
            ReleaseWaiters();
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int sent = await socket.SendAsync(bytes, SocketFlags.None).ConfigureAwait(false);
            bytes = bytes[sent..];
        }
    }

    private bool TakeFilled()
    {
        lock (_gate)
        {
            _sending.ResetWrittenCount();
            ArrayBufferWriter<byte> spare = _sending.Capacity > KeepCapacityBytes ? new ArrayBufferWriter<byte>(256) : _sending;
            (_sending, _filling) = (_filling, spare);
            _busy = _sending.WrittenCount > 0;
            if (_busy)
            {
                return true;
            }
        }

        ReleaseWaiters();
        return false;
    }

    private void ReleaseWaiters()
    {
        TaskCompletionSource? drained;
        lock (_gate)
        {
            drained = _drained;
            _drained = null;
        }

        drained?.TrySetResult();
    }
}
