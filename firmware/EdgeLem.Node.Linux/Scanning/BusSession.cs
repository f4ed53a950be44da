using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Scanning;

/// <summary>Runs the jobs of single devices on a bus, one after the other, for commands that a person waits for.</summary>
/// <param name="line">The bus; the session owns it.</param>
/// <param name="time">Clock of the time-outs.</param>
internal sealed class BusSession(BusLine line, TimeProvider time) : IDisposable
{
    private const int LongestWaitMs = 100;

    private readonly ModbusRequest _request = new();
    private readonly long _start = time.GetTimestamp();

    /// <summary>Runs the job that a device's Begin method prepared, to its end.</summary>
    /// <param name="device">The device.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="IOException">The bus cannot be opened, or failed.</exception>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public void Run(IBusDevice device, CancellationToken stop)
    {
        while (device.NextRequest(_request))
        {
            line.Master.Begin(_request, NowMs());
            while (line.Master.IsBusy)
            {
                stop.ThrowIfCancellationRequested();
                line.Pump.Serve(NowMs, LongestWaitMs);
                if (line.Pump.Problem is { } problem)
                {
                    throw new IOException(problem);
                }
            }

            device.Complete(line.Master);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();

    private long NowMs() => (long)time.GetElapsedTime(_start).TotalMilliseconds;
}
