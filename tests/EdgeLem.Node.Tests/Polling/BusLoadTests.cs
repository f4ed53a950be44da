using EdgeLem.Modbus;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Tests.Polling;

/// <summary>What a poll plan asks of a bus, before it runs and while it runs.</summary>
public sealed class BusLoadTests
{
    [Fact]
    public void The_voltage_current_and_power_block_of_an_SDM630_costs_147_ms_at_9600_bits_per_second()
    {
        // 8 bytes of 11 bits: 9.2 ms; 36 registers are 77 bytes: 88.2 ms; turnaround 50 ms.
        var budget = new BusBudget(ModbusMasterOptions.ForSerial(9600));
        budget.AddRead(36, 1000);

        Assert.Equal(148, budget.SharePermille);
        Assert.True(budget.Fits);
    }

    [Fact]
    public void Four_such_meters_every_second_fit_and_five_do_not()
    {
        var budget = new BusBudget(ModbusMasterOptions.ForSerial(9600));
        for (int meter = 1; meter <= 4; meter++)
        {
            budget.AddRead(36, 1000);
        }

        Assert.True(budget.Fits, $"{budget.SharePermille}");
        budget.AddRead(36, 1000);
        Assert.False(budget.Fits, $"{budget.SharePermille}");
    }

    [Fact]
    public void A_write_of_two_registers_has_13_and_8_bytes()
    {
        // 21 bytes of 11 bits at 19200 bit/s: 12.03 ms; turnaround 50 ms; every 5 s: 12.4 per thousand.
        var budget = new BusBudget(ModbusMasterOptions.ForSerial(19200));
        budget.AddWrite(2, 5000);

        Assert.Equal(13, budget.SharePermille);
    }

    [Fact]
    public void A_period_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BusBudget(new ModbusMasterOptions()).AddRead(2, 0));
    }

    [Fact]
    public void The_measured_share_is_what_the_requests_took()
    {
        var line = new SharedLine();
        line.RunTo(59.9);

        // Three reads of 10 registers every 2 s: request 10 ms, device 20 ms, reply of 25 bytes 29 ms, turnaround 50 ms. With each cycle comes the meter:
        // its fast group of 30 registers (75 ms for 65 bytes) and, until the first gate tells when intervals end, its counters (20 ms for 17 bytes).
        // The first request of a cycle waits for no turnaround, but the last reply still settles for 20 ms of it.
        double expected = ((3 * (10 + 20 + 29 + 50)) + (10 + 20 + 75) + (10 + 20 + 20 + 50) + 20) / 2000.0 * 1000;
        Assert.Equal(expected, line.Bus.Load.LastPermille, 5.0);
        Assert.InRange(line.Bus.Load.Cycles, 28, 30);
        Assert.False(line.Bus.Load.IsTooHigh);
        long busyMs = Enumerable.Range(0, line.Bus.MemberCount).Sum(i => line.Bus.MemberAt(i).BusyMs);
        Assert.Equal(expected, busyMs / 59.9, 15.0);
    }

    [Fact]
    public void The_accounts_of_the_devices_say_who_takes_the_time()
    {
        var line = new SharedLine();
        line.Dead.Add(3);
        line.RunTo(15);

        // Three jobs of three attempts of 250 ms, 5 s apart.
        Assert.InRange(line.Bus.MemberAt(2).BusyMs, 9 * 250, 9 * 310);
        Assert.Equal((3, 3), (line.Bus.MemberAt(2).Jobs, line.Bus.MemberAt(2).SilentJobs));
        Assert.InRange(line.Bus.MemberAt(1).BusyMs, 7 * 59, 8 * 115);
    }

    [Fact]
    public void Nothing_is_allocated_while_four_devices_are_polled()
    {
        var line = new SharedLine();
        line.Dead.Add(4);
        line.Log.Capacity = 10_000;
        foreach (RegisterReader reader in line.Readers)
        {
            reader.Values.Capacity = 10_000;
        }

        line.RunTo(200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        line.RunTo(1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
