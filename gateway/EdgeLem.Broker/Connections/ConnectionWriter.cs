using System.Buffers;
using System.IO.Pipelines;
using EdgeLem.Mqtt;
using Microsoft.AspNetCore.Connections;

namespace EdgeLem.Broker.Connections;

/// <summary>The only writer of a connection's transport: answers first, then the session's messages, as much as the peer takes.</summary>
internal sealed class ConnectionWriter(BrokerConnection connection, PipeWriter output)
{
    private const int WriteBudgetBytes = 32 * 1024;
    private const int MaxUnsentReplyBytes = 64 * 1024;
    private readonly WakeSignal _wake = new();
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _replies = new(64);
    private TaskCompletionSource? _repliesSent;
    private bool _hasEnded;
    private volatile bool _isFinishing;

    /// <summary>There may be something to write.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Writes what is left and ends.</summary>
    public void Finish()
    {
        _isFinishing = true;
        _wake.Set();
    }

    /// <summary>Queues an answer; <see cref="Wake"/> sends it.</summary>
    public void Reply(MqttPacket packet)
    {
        lock (_gate)
        {
            MqttEncoder.Write(_replies, packet);
        }
    }

    /// <summary>Waits while a client sends without reading its answers: it is not read any further until it does.</summary>
    public Task RepliesSentAsync()
    {
        lock (_gate)
        {
            if (_replies.WrittenCount < MaxUnsentReplyBytes || _hasEnded)
            {
                return Task.CompletedTask;
            }

            _repliesSent ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _repliesSent.Task;
        }
    }

    /// <summary>Writes until <see cref="Finish"/>, or until the transport is gone.</summary>
    public async Task RunAsync()
    {
        try
        {
            bool isLast;
            do
            {
                await _wake.WaitAsync().ConfigureAwait(false);
                isLast = _isFinishing;
            }
            while (await DrainAsync().ConfigureAwait(false) && !isLast);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ConnectionAbortedException or InvalidOperationException)
        {
            // The transport is gone; the reading side notices and ends the session.
        }

        TaskCompletionSource? sent;
        lock (_gate)
        {
            _hasEnded = true;
            sent = _repliesSent;
        }

        sent?.TrySetResult();
    }

    /// <returns>False when nobody reads the transport any more.</returns>
    private async ValueTask<bool> DrainAsync()
    {
        while (WriteSome())
        {
            FlushResult flushed = await output.FlushAsync().ConfigureAwait(false);
            if (flushed.IsCompleted || flushed.IsCanceled)
            {
                return false;
            }
        }

        return true;
    }

    // Answers and messages are taken under one lock, so that a SUBACK never comes after the retained messages it announces, nor CONNACK after anything.
    private bool WriteSome()
    {
        TaskCompletionSource? sent = null;
        bool wrote;
        lock (_gate)
        {
            wrote = _replies.WrittenCount > 0;
            if (wrote)
            {
                output.Write(_replies.WrittenSpan);
                _replies.ResetWrittenCount();
                (sent, _repliesSent) = (_repliesSent, null);
            }

            wrote |= connection.Session?.Queue.WriteTo(connection, output, WriteBudgetBytes) > 0;
        }

        sent?.TrySetResult();
        return wrote;
    }
}
