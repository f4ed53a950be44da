using EdgeLem.Node.Control;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Control.Flexible;

/// <summary>A heat pump of 3 kW with least times of 10 minutes; times in minutes.</summary>
public sealed class HeatPumpControlTests
{
    private readonly FakeRelay _first = new();
    private readonly FakeRelay _second = new();
    private readonly HeatPumpControl _control;

    public HeatPumpControlTests() => _control = new HeatPumpControl(_first, _second, new HeatPumpTimes(3000));

    [Fact]
    public void It_is_blocked_at_once_above_the_import_limit_and_released_when_it_has_room_again()
    {
        Assert.Equal(HeatPumpState.Normal, At(0, 5000));
        Assert.Equal((false, false), (_first.IsClosed, _second.IsClosed));

        Assert.Equal(HeatPumpState.Blocked, At(1, 9000));
        Assert.Equal((true, false), (_first.IsClosed, _second.IsClosed));

        // Off for the least time, and only with room for its 3 kW.
        Assert.Equal(HeatPumpState.Blocked, At(5, 1000));
        Assert.Equal(HeatPumpState.Blocked, At(12, 6000));
        Assert.Equal(HeatPumpState.Normal, At(13, 5000));
    }

    [Fact]
    public void It_is_advised_to_run_when_its_power_would_be_exported()
    {
        At(0, 0);
        Assert.Equal(HeatPumpState.Normal, At(1, -2900));
        Assert.Equal(HeatPumpState.Advised, At(2, -3000));
        Assert.Equal((false, true), (_first.IsClosed, _second.IsClosed));

        // It runs now: nothing is exported, and it stays for the least time.
        Assert.Equal(HeatPumpState.Advised, At(5, 100));
        Assert.Equal(HeatPumpState.Advised, At(13, -100));
        Assert.Equal(HeatPumpState.Normal, At(14, 100));
    }

    [Fact]
    public void The_import_limit_ends_an_advice_at_once()
    {
        At(0, -5000);
        Assert.Equal(HeatPumpState.Advised, At(1, -5000));
        Assert.Equal(HeatPumpState.Blocked, At(2, 9000));
    }

    [Fact]
    public void A_blockade_ends_after_two_hours_and_the_house_is_heated_for_the_least_time()
    {
        At(0, 0);
        At(1, 9000);
        Assert.Equal(HeatPumpState.Blocked, At(120, 9000));
        Assert.Equal(HeatPumpState.Normal, At(121, 9000));
        Assert.Equal(HeatPumpState.Normal, At(130, 9000));
        Assert.Equal(HeatPumpState.Blocked, At(131, 9000));
    }

    [Fact]
    public void Without_a_meter_it_runs_by_itself()
    {
        At(0, 0);
        At(1, 9000);

        _control.Decide(new FlexibleSituation { NowMs = 120_000, MeterIsLost = true });

        Assert.Equal(HeatPumpState.Normal, _control.State);
        Assert.Equal((false, false), (_first.IsClosed, _second.IsClosed));
    }

    [Fact]
    public void The_relays_are_switched_only_when_the_state_changes()
    {
        for (int minute = 0; minute < 30; minute++)
        {
            At(minute, 0);
        }

        Assert.Equal((1, 1), (_first.Switched, _second.Switched));
    }

    [Fact]
    public void A_clock_that_was_set_ends_no_blockade()
    {
        At(0, 0);
        At(1, 9000);

        _control.Rebase(1_800_000_000_000);

        Assert.Equal(HeatPumpState.Blocked, At(30_000_001, 9000));
    }

    [Fact]
    public void What_vehicle_and_storage_are_set_to_counts()
    {
        At(0, 0);
        _control.Decide(new FlexibleSituation { NowMs = 60_000, BaseW = 2000, VehiclePlannedW = 7000, StoragePlannedW = -2000, ImportLimitW = 8000 });
        Assert.Equal(HeatPumpState.Normal, _control.State);

        _control.Decide(new FlexibleSituation { NowMs = 62_000, BaseW = 4000, VehiclePlannedW = 7000, StoragePlannedW = -2000, ImportLimitW = 8000 });
        Assert.Equal(HeatPumpState.Blocked, _control.State);
    }

    private HeatPumpState At(int minute, double netW)
    {
        _control.Decide(new FlexibleSituation { NowMs = minute * 60_000L, BaseW = netW, ImportLimitW = 8000 });
        return _control.State;
    }
}
