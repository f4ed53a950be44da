using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Tests.Polling;

/// <summary>A dead device on a shared line must not cost the others their polls.</summary>
public sealed class QuarantineTests
{
    private const double RunS = 600;

    [Theory]
    [InlineData(1)] // the meter
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void With_one_dead_device_of_four_the_others_keep_nine_tenths_of_their_polls(byte dead)
    {
        int[] healthy = new SharedLine().RunTo(RunS).Answered;
        var line = new SharedLine();
        line.Dead.Add(dead);
        line.RunTo(RunS);

        // A healthy device is polled every two seconds, and the meter with it.
        Assert.All(healthy[2..], polls => Assert.InRange(polls, 299, 301));
        for (byte unit = 1; unit <= 4; unit++)
        {
            Assert.True(unit == dead || line.Answered[unit] >= 0.9 * healthy[unit], $"Unit {unit} kept {line.Answered[unit]} of {healthy[unit]} polls while unit {dead} was dead.");
        }
    }

    [Fact]
    public void Even_with_two_dead_devices_of_four_the_others_keep_nine_tenths_of_their_polls()
    {
        var line = new SharedLine();
        line.Dead.UnionWith([2, 3]);
        line.RunTo(RunS);

        Assert.InRange(line.Answered[4], 0.9 * RunS / 2, 301);
    }

    [Fact]
    public void A_dead_device_is_tried_three_times_with_retries_and_then_once_after_30_60_120_and_240_seconds()
    {
        var line = new SharedLine();
        line.Dead.Add(3);
        line.RunTo(1000);

        // Three jobs of three attempts, 5 s apart; then single probes.
        double[] asked = [.. line.Log.Where(entry => entry.Unit == 3).Select(entry => entry.AtS)];
        Assert.Equal(9 + 5, asked.Length);
        double[] probes = asked[9..];
        double lostAtS = asked[8];
        double[] waits = [.. probes.Zip(probes.Prepend(lostAtS), (at, before) => at - before)];
        Assert.Equal([30, 60, 120, 240, 300], waits.Select(wait => Math.Round(wait / 10) * 10));
    }

    [Fact]
    public void A_lost_meter_is_probed_every_30_seconds_without_retries()
    {
        var line = new SharedLine();
        line.Dead.Add(1);
        line.RunTo(20);
        int before = line.Asked[1];

        line.RunTo(320);

        Assert.InRange(line.Asked[1] - before, 9, 10);
    }

    [Fact]
    public void A_device_that_comes_back_leaves_quarantine_with_its_next_probe()
    {
        var line = new SharedLine();
        line.Dead.Add(4);
        line.RunTo(25);
        Assert.True(line.Bus.MemberAt(3).IsQuarantined);

        line.Dead.Clear();
        line.RunTo(50);

        Assert.False(line.Bus.MemberAt(3).IsQuarantined);
        int polls = line.Answered[4];
        line.RunTo(150);
        Assert.InRange(line.Answered[4] - polls, 49, 51);
    }

    [Fact]
    public void A_device_that_refuses_is_not_in_quarantine_because_it_answers()
    {
        var line = new SharedLine();
        line.Refusing.Add(2);
        line.RunTo(100);

        Assert.False(line.Bus.MemberAt(1).IsQuarantined);
        Assert.Equal(0, line.Bus.MemberAt(1).SilentJobs);
        Assert.True(line.Bus.Polls.WatchOf(0).IsLost);
    }

    [Fact]
    public void Three_silent_jobs_in_a_row_make_a_quarantine_and_one_answer_ends_it()
    {
        var line = new SharedLine();
        line.Dead.Add(2);
        line.RunTo(15);
        BusMember member = line.Bus.MemberAt(1);

        Assert.Equal((3, 3), (member.Jobs, member.SilentInARow));
        Assert.Equal(line.Readers[0], member.Device);
    }

    [Fact]
    public void A_device_that_was_not_added_gets_its_account_with_its_first_job()
    {
        FieldBus bus = new SharedLine().Bus;
        var stranger = new RegisterReader(9);
        stranger.BeginReading();

        bus.Run(stranger, 0);

        Assert.Equal(5, bus.MemberCount);
        Assert.Same(stranger, bus.MemberAt(4).Device);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(86_400_001)]
    public void Impossible_periods_are_refused(long periodMs)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharedLine().Bus.Add(new RegisterReader(9), periodMs));
    }

    [Fact]
    public void A_bus_has_one_storage_device_and_any_number_of_others()
    {
        FieldBus bus = new SharedLine().Bus;
        var storage = new RegisterReader(8);
        bus.AddStorage(storage).Add(new RegisterReader(9));

        Assert.Same(storage, bus.Storage);
        Assert.Equal(6, bus.MemberCount);
        Assert.Throws<InvalidOperationException>(() => bus.AddStorage(new RegisterReader(10)));
    }
}
