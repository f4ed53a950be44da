namespace EdgeLem.Modbus.Tests;

/// <summary>A serial master among others' bytes: it sends only into silence, keeps late replies of several units apart, and probes without retries.</summary>
public sealed class QuietLineTests
{
    private const string Good = "01 04 04 43 66 33 34 1B 38";

    [Fact]
    public void A_request_waits_until_the_line_was_silent_for_the_turnaround()
    {
        Link line = NewLine();
        line.Send().Receive(Good);
        line.Master.Begin(Link.Read(1, 4, 0, 2), line.NowMs);
        line.NowMs += 40;
        line.Receive("55 AA");

        line.Master.Poll(line.NowMs + 10);
        Assert.Equal(0, line.Master.TransmitLength);
        line.Master.Poll(line.NowMs + 50);
        Assert.Equal(8, line.Master.TransmitLength);
        Assert.Equal(2, line.Master.StrayBytes);
    }

    [Fact]
    public void Bytes_that_come_while_the_host_is_about_to_write_take_the_request_back()
    {
        Link line = NewLine();
        line.Master.Begin(Link.Read(1, 4, 0, 2), line.NowMs);
        Assert.Equal(8, line.Master.TransmitLength);

        line.Receive(Good);
        Assert.Equal(0, line.Master.TransmitLength);
        line.Master.Poll(line.NowMs + 50);
        Assert.Equal(8, line.Master.TransmitLength);
    }

    [Fact]
    public void A_line_that_never_falls_silent_delays_a_request_by_one_response_time_out_at_most()
    {
        Link line = NewLine();
        line.Master.Begin(Link.Read(1, 4, 0, 2), line.NowMs);
        long startMs = line.NowMs;
        do
        {
            line.NowMs += 5;
            line.Receive("FF");
            line.Master.Poll(line.NowMs);
        }
        while (line.Master.TransmitLength == 0);

        Assert.InRange(line.NowMs - startMs, 500, 510);
    }

    [Fact]
    public void The_late_replies_of_several_units_are_waited_for_one_by_one()
    {
        Link line = NewLine();
        long lateMs = 0;
        for (byte unit = 1; unit <= 3; unit++)
        {
            line.Begin(Link.Read(unit, 4, 0, 2)).LetAllTimeOut();
            lateMs = unit == 2 ? line.NowMs + 500 : lateMs;
        }

        line.Master.Begin(Link.Read(2, 4, 6, 2), line.NowMs);
        Assert.Equal(lateMs > line.NowMs + 50 ? lateMs : line.NowMs + 50, line.Master.DeadlineMs);
    }

    [Fact]
    public void A_short_time_out_of_another_unit_does_not_end_the_wait_for_a_late_reply()
    {
        // At 9600 bit/s a short read times out after 250 ms, but a late reply is reckoned with for a second.
        Link line = new(new RtuFraming(), Link.Read(1, 4, 0, 2), new ModbusMasterOptions(new LineTiming(9600), 250, 50, 0));
        line.Send().LetTimeOut();
        long silentSinceMs = line.NowMs;
        line.Begin(Link.Read(2, 4, 0, 2)).LetTimeOut();

        line.Master.Begin(Link.Read(1, 4, 6, 2), line.NowMs);
        Assert.Equal(silentSinceMs + 1000, line.Master.DeadlineMs);
    }

    [Fact]
    public void A_probe_is_sent_once()
    {
        Link line = new(new RtuFraming(), Link.Read(1, 4, 0, 2), new ModbusMasterOptions(500, 50, 2));
        line.Master.BeginProbe(Link.Read(1, 4, 0, 2), line.NowMs);
        line.TransmitWhenReady();
        line.LetAllTimeOut();

        Assert.Single(line.Sent);
        Assert.Equal(ModbusOutcome.Timeout, line.Master.Outcome);
    }

    private static Link NewLine() => new(new RtuFraming(), Link.Read(1, 4, 0, 2), new ModbusMasterOptions(500, 50, 0));
}
