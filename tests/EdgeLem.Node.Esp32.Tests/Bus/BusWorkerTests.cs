using System.Text;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Esp32.Tests.Fakes;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Tests.Bus;

public sealed class BusWorkerTests
{
    private readonly NodeRig _rig = new();

    [Fact]
    public void The_node_is_announced_at_the_start_once()
    {
        _rig.Run(1000);

        string[] leaves = _rig.TakeLeaves();
        Assert.Equal("state", leaves[0]);
        Assert.DoesNotContain("measurement", leaves); // the time is not known
        _rig.Run(10_000);
        Assert.DoesNotContain("state", _rig.TakeLeaves());
    }

    [Fact]
    public void It_is_announced_again_after_every_connection_and_only_then()
    {
        _rig.Run(1000).TakePublished();

        _rig.Inbox.NoteConnected();
        Assert.Contains("state", _rig.Run(100).TakeLeaves());
        _rig.Inbox.NoteLost();
        Assert.DoesNotContain("state", _rig.Run(100).TakeLeaves());
        _rig.Inbox.NoteConnected();
        Assert.Contains("state", _rig.Run(100).TakeLeaves());
    }

    [Fact]
    public void A_connection_that_was_lost_and_came_back_between_two_looks_is_announced_too()
    {
        _rig.Inbox.NoteConnected();
        _rig.Run(1000).TakePublished();

        _rig.Inbox.NoteLost();
        _rig.Inbox.NoteConnected();

        Assert.Contains("state", _rig.Run(100).TakeLeaves());
    }

    [Fact]
    public void While_the_gateway_is_lost_stored_energy_stays_where_it_is()
    {
        Know();
        Gate();
        _rig.Inbox.NoteConnected();
        _rig.Run(1_000_000);
        Assert.Contains("energy", _rig.TakeLeaves()); // one interval has ended

        _rig.Inbox.NoteLost();
        _rig.Run(1_900_000);
        Assert.DoesNotContain("energy", _rig.TakeLeaves());
        Assert.True(_rig.Cycle.Energy.Store.Waiting >= 3);
        _rig.Inbox.NoteConnected();

        Assert.Contains("energy", _rig.Run(5000).TakeLeaves());
    }

    [Fact]
    public void When_the_time_becomes_known_measurements_begin_with_it()
    {
        _rig.Run(130_000);
        Assert.DoesNotContain("measurement", _rig.TakeLeaves());
        Assert.Equal(TimeQuality.Unknown, _rig.Cycle.TimeQuality);

        _rig.Board.UtcMs = BoardClock.KnownUtcMs + 10_000;
        _rig.Run(61_000);

        // Measurements lie on multiples of their period of 60 s of UTC.
        string measurement = Assert.Single(_rig.TakePublished(), line => line.StartsWith("measurement", StringComparison.Ordinal));
        Assert.Contains("\"at\":1800000060", measurement, StringComparison.Ordinal);
        Assert.Equal(TimeQuality.Synchronised, _rig.Cycle.TimeQuality);
    }

    /// <summary>After eight days without an answer the time counts as unknown; the node's cycles must go on all the same.</summary>
    [Fact]
    public void When_the_time_becomes_unknown_again_the_meter_is_read_on()
    {
        _rig.Run(1000);
        Know();
        _rig.Run(2000);
        _rig.Board.Pass(8 * 86_400_000L);
        _rig.Run(2000);
        Assert.Equal(TimeQuality.Unknown, _rig.Cycle.TimeQuality);
        int progress = _rig.Worker.Progress;
        int requests = _rig.Line.Requests;

        _rig.Run(180_000);

        Assert.True(_rig.Worker.Progress > progress);
        Assert.True(_rig.Line.Requests > requests);
    }

    [Fact]
    public void Progress_begins_when_the_first_cycle_has_ended_and_not_with_its_first_request()
    {
        _rig.Worker.Work();
        Assert.Equal((1, 0), (_rig.Line.Requests, _rig.Worker.Progress));

        _rig.Run(1000);

        Assert.True(_rig.Worker.Progress > 0);
    }

    /// <summary>With time that stands still no answer times out: the job never ends.</summary>
    [Fact]
    public void A_job_that_never_ends_is_no_progress()
    {
        _rig.Run(1000);
        _rig.Line.IsSilent = true;
        while (!_rig.Cycle.Bus.IsBusy)
        {
            _rig.Board.Pass(Math.Max(1, _rig.Worker.Work()));
        }

        int progress = _rig.Worker.Progress;
        for (int i = 0; i < 1000; i++)
        {
            _rig.Worker.Work();
        }

        Assert.Equal(progress, _rig.Worker.Progress);
    }

    /// <summary>900 s is the longest period that the gateway may ask for (NodeSettings); a node with a meter alone has nothing to do in between.</summary>
    [Fact]
    public void A_meter_that_is_read_every_quarter_of_an_hour_is_no_standstill()
    {
        Know();
        const string Config = "{\"version\":7,\"nominalVoltageV\":230,\"voltVarVoltagePu\":[0.92,0.98,1.02,1.08],\"voltVarReactivePu\":[0.44,0,0,-0.44],\"openLoopResponseS\":5,"
            + "\"measurementPeriodS\":900,\"controlPeriodMs\":2000,\"orderLeadS\":120,\"limitPriceSharePermille\":500}";
        _rig.Inbox.Add("edgelem/v1/village/home-01/config", Encoding.UTF8.GetBytes(Config));
        LongestStandstill(_rig, out long longestMs);

        Assert.Equal(900, _rig.Cycle.Settings.MeasurementPeriodS);
        Assert.InRange(longestMs, 0, 119_999);
    }

    [Fact]
    public void Progress_rises_also_with_a_meter_that_is_silent()
    {
        _rig.Line.IsSilent = true;
        Know();
        LongestStandstill(_rig, out long longestMs);

        Assert.True(_rig.Cycle.Meter.Watch.IsLost);
        Assert.InRange(longestMs, 0, 119_999); // SupervisorWorker.BusPatienceMs
    }

    [Fact]
    public void Progress_rises_also_with_a_line_that_does_not_open()
    {
        _rig.Line.CanOpen = false;
        LongestStandstill(_rig, out long longestMs);

        Assert.InRange(longestMs, 0, 119_999);
    }

    /// <summary>Here a cycle takes longer than the control period of 2 s, so that the next one is due before it has ended.</summary>
    [Theory]
    [InlineData("sunspec")]
    [InlineData("huawei_sun2000")]
    public void Progress_rises_also_when_the_bus_is_never_idle(string driver)
    {
        var rig = new NodeRig(InverterCatalogue.CreateInverter(driver, 2, new InverterOptions { RatedPowerW = 5000 }));
        rig.Line.IsSilent = true;
        LongestStandstill(rig, out long longestMs);

        Assert.InRange(longestMs, 0, 119_999);
    }

    [Fact]
    public void While_an_answer_is_awaited_it_looks_at_the_line_before_the_buffer_of_the_chip_is_full()
    {
        _rig.Line.IsSilent = true;
        _rig.Worker.Work();

        // 128 bytes take 128 x 11 / 9600 s = 147 ms.
        Assert.InRange(_rig.Worker.Work(), 1, 147);
    }

    [Fact]
    public void A_refused_message_is_told_with_its_topic_and_code()
    {
        _rig.Inbox.Add("edgelem/v1/village/home-01/config", Encoding.UTF8.GetBytes("nonsense"));
        _rig.Run(1000);
        _rig.Report.Want();
        _rig.Run(60_000);

        Assert.Contains("1 messages refused message edgelem/v1/village/home-01/config ignored, code 101", _rig.Report.Details());
    }

    [Fact]
    public void A_report_is_put_when_somebody_wants_it_and_not_again()
    {
        _rig.Run(1000);
        Assert.Empty(_rig.Report.Lines());

        _rig.Report.Want();
        _rig.Run(60_000);

        Assert.NotEmpty(_rig.Report.Lines());
        Assert.False(_rig.Report.IsWanted);
        Assert.Equal((false, true), (_rig.Report.IsOnline, _rig.Report.HasMeter));
        Assert.Contains(_rig.Report.Details(), line => line.StartsWith("meter ", StringComparison.Ordinal) && line.Contains("answers", StringComparison.Ordinal));
    }

    private static void LongestStandstill(NodeRig rig, out long longestMs)
    {
        longestMs = 0;
        long sinceMs = 0;
        int progress = rig.Worker.Progress;
        while (rig.Board.TickMs < 900_000)
        {
            rig.Run(100);
            longestMs = Math.Max(longestMs, rig.Board.TickMs - sinceMs);
            sinceMs = rig.Worker.Progress == progress ? sinceMs : rig.Board.TickMs;
            progress = rig.Worker.Progress;
        }

        Assert.True(progress > 3, $"{progress} cycles in 15 minutes");
    }

    private void Know() => _rig.Board.UtcMs = BoardClock.KnownUtcMs;

    private void Gate()
    {
        const string Payload = "{\"intervalStart\":1800000900,\"intervalSeconds\":900,\"closesAt\":1800000840,\"feedInMicroEurPerKwh\":80000,\"retailMicroEurPerKwh\":300000}";
        _rig.Inbox.Add("edgelem/v1/village/market/gate", Encoding.UTF8.GetBytes(Payload));
    }
}
