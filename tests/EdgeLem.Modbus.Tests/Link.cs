namespace EdgeLem.Modbus.Tests;

/// <summary>A master on a link that a test plays by hand: it counts what is sent and feeds what is received.</summary>
internal sealed class Link
{
    private readonly ModbusRequest _request;

    public Link(IModbusFraming framing, ModbusRequest request, ModbusMasterOptions? options = null)
    {
        Framing = framing;
        Master = new ModbusMaster(framing, options ?? new ModbusMasterOptions(500, 50, 2));
        _request = request;
    }

    public IModbusFraming Framing { get; }

    public ModbusMaster Master { get; }

    public long NowMs { get; set; } = 1000;

    public List<string> Sent { get; } = [];

    public static ModbusRequest Read(byte unit, byte function, int address, int count)
    {
        var request = new ModbusRequest();
        request.SetRead(unit, function, address, count);
        return request;
    }

    public static ModbusRequest Write(byte unit, int address, params ushort[] values)
    {
        var request = new ModbusRequest();
        request.SetWriteMultiple(unit, address, values, 0, values.Length);
        return request;
    }

    /// <summary>Begins the transaction, waits for the turnaround and takes the request off the master.</summary>
    public Link Send() => Begin(_request);

    public Link Begin(ModbusRequest request)
    {
        Master.Begin(request, NowMs);
        TransmitWhenReady();
        return this;
    }

    public void TransmitWhenReady()
    {
        if (Master.TransmitLength == 0 && Master.IsBusy && Master.DeadlineMs != long.MaxValue)
        {
            NowMs = Math.Max(NowMs, Master.DeadlineMs);
            Master.Poll(NowMs);
        }

        if (Master.TransmitLength > 0)
        {
            Sent.Add(Hex.Text(Master.TransmitBuffer, Master.TransmitLength));
            Master.Transmitted(NowMs);
        }
    }

    public Link Receive(params string[] pieces)
    {
        foreach (string piece in pieces)
        {
            Receive(Hex.Bytes(piece));
        }

        return this;
    }

    public void Receive(byte[] bytes) => Master.Receive(bytes, 0, bytes.Length, NowMs);

    /// <summary>Lets the response time-out of the current attempt pass, and sends the retry if there is one.</summary>
    public Link LetTimeOut()
    {
        NowMs = Master.DeadlineMs;
        Master.Poll(NowMs);
        TransmitWhenReady();
        return this;
    }

    public Link LetAllTimeOut()
    {
        while (Master.IsBusy)
        {
            LetTimeOut();
        }

        return this;
    }
}
