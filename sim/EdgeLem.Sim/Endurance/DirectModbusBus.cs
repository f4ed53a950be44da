using EdgeLem.Modbus;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Endurance;

/// <summary>Carries the frames of a node's Modbus TCP master to one virtual device by a call; a device that is silent costs the master's time-out.</summary>
/// <param name="master">The node's master.</param>
/// <param name="device">The device.</param>
internal sealed class DirectModbusBus(ModbusMaster master, RegisterDevice device)
{
    private const int HeaderBytes = 7;

    private readonly byte[] _reply = new byte[HeaderBytes + 253];

    /// <summary>Answers until the master is idle.</summary>
    /// <param name="nowMs">The time.</param>
    /// <returns>The time afterwards: later only when the master had to wait.</returns>
    public long Serve(long nowMs)
    {
        while (master.IsBusy)
        {
            if (master.TransmitLength > 0)
            {
                Answer(nowMs);
            }
            else
            {
                nowMs = Math.Max(nowMs, master.DeadlineMs);
                master.Poll(nowMs);
            }

            if (master.LinkMustReset)
            {
                master.ReportLinkDown(nowMs);
            }
        }

        return nowMs;
    }

    private void Answer(long nowMs)
    {
        // MBAP header: transaction 2, protocol 2, length 2, unit 1 (Modbus Messaging on TCP/IP V1.0b, 3.1.3).
        ReadOnlySpan<byte> request = master.TransmitBuffer.AsSpan(0, master.TransmitLength);
        int length = device.Handle(request[HeaderBytes..], _reply.AsSpan(HeaderBytes));
        request[..HeaderBytes].CopyTo(_reply);
        _reply[4] = (byte)((length + 1) >> 8);
        _reply[5] = (byte)(length + 1);
        master.Transmitted(nowMs);
        if (length > 0)
        {
            master.Receive(_reply, 0, HeaderBytes + length, nowMs);
        }
    }
}
