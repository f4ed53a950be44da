using EdgeLem.Contracts;
using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control.Functions;

public sealed class EnterServiceTests
{
    /// <summary>IEEE 1547-2018 Table 4: 0.917 to 1.05 pu, 59.5 to 60.1 Hz, 300 s delay, 300 s ramp.</summary>
    [Fact]
    public void It_waits_for_the_delay_and_then_ramps()
    {
        EnterService service = Leaving(new ControlConfig { Profile = "ieee1547-2018-b", EnterService = "on" });

        Assert.Equal([0, 0, 0, 0.5, 1], Limits(service, 1.0, 60, [0, 299, 300, 450, 600]));
        Assert.Equal(ServiceState.InService, service.State);
    }

    [Theory]
    [InlineData(0.90, 60)]
    [InlineData(1.06, 60)]
    [InlineData(1.00, 59.4)]
    [InlineData(1.00, 60.2)]
    [InlineData(1.00, 49.4)]
    [InlineData(1.00, 50.2)]
    public void Voltage_or_frequency_out_of_range_begins_the_delay_anew(double voltagePu, double frequencyHz)
    {
        EnterService service = Leaving(new ControlConfig { Profile = "ieee1547-2018-b", EnterService = "on" });
        Limits(service, 1.0, 60, [0, 200]);
        Limits(service, voltagePu, frequencyHz, [250]);

        Limits(service, 1.0, 60, [252, 551]);
        Assert.Equal(ServiceState.Waiting, service.State);
        Limits(service, 1.0, 60, [552]);
        Assert.Equal(ServiceState.Ramping, service.State);
    }

    [Fact]
    public void A_network_of_50_Hz_has_the_same_window_around_its_own_nominal()
    {
        EnterService service = Leaving(new ControlConfig { Profile = "ieee1547-2018-b", EnterService = "on", EnterServiceDelayS = 0 });

        Limits(service, 1.0, 49.6, [0]);

        Assert.Equal(ServiceState.Ramping, service.State);
    }

    [Fact]
    public void A_frequency_that_the_meter_does_not_give_does_not_hold_it_back()
    {
        EnterService service = Leaving(new ControlConfig { Profile = "ieee1547-2018-b", EnterService = "on", EnterServiceDelayS = 0 });

        Limits(service, 1.0, double.NaN, [0]);

        Assert.Equal(ServiceState.Ramping, service.State);
    }

    [Fact]
    public void A_random_delay_takes_the_ramps_place_and_differs_between_nodes()
    {
        var control = new ControlConfig { Profile = "ieee1547-2018-b", EnterService = "on", EnterServiceRandomS = 300 };
        var delays = new List<long>();
        for (int seed = 1; seed <= 40; seed++)
        {
            EnterService service = Leaving(control, seed);
            long second = 0;
            while (service.State != ServiceState.InService)
            {
                Limits(service, 1.0, 60, [second]);
                second++;
            }

            delays.Add(second - 1);
        }

        Assert.All(delays, delay => Assert.InRange(delay, 300, 600));
        Assert.True(delays.Distinct().Count() > 20, string.Join(", ", delays));
        Assert.True(delays.Max() - delays.Min() > 150, string.Join(", ", delays));
    }

    [Fact]
    public void Without_permission_there_is_no_power_and_with_it_the_way_back_is_the_same()
    {
        var service = new EnterService(1);
        var control = new ControlConfig { Profile = "ieee1547-2018-b", EnterService = "on" };
        service.Configure(Settings.Node(control).Control.Profile, true);
        Assert.Equal([1], Limits(service, 1.0, 60, [0]));

        service.Configure(Settings.Node(control).Control.Profile, false);
        service.Leave();
        Assert.Equal([0, 0], Limits(service, 1.0, 60, [2, 4000]));
        service.Configure(Settings.Node(control).Control.Profile, true);

        Assert.Equal([0, 0.5], Limits(service, 1.0, 60, [5000, 5300, 5450])[1..]);
    }

    [Fact]
    public void A_clock_that_was_set_does_not_end_the_delay()
    {
        EnterService service = Leaving(new ControlConfig { Profile = "ieee1547-2018-b", EnterService = "on" });
        Limits(service, 1.0, 60, [0]);

        service.Rebase();
        Limits(service, 1.0, 60, [1_800_000_000]);

        Assert.Equal(ServiceState.Waiting, service.State);
    }

    [Fact]
    public void An_inverter_that_does_it_by_itself_is_left_alone()
    {
        EnterService service = Leaving(new ControlConfig { Profile = "ieee1547-2018-b" });

        Assert.Equal([1], Limits(service, 1.2, 60, [0]));
    }

    private static EnterService Leaving(ControlConfig control, int seed = 1)
    {
        var service = new EnterService(seed);
        service.Configure(Settings.Node(control).Control.Profile, true);
        service.Leave();
        return service;
    }

    private static double[] Limits(EnterService service, double voltagePu, double frequencyHz, long[] seconds)
    {
        var sample = new GridSample { FrequencyHz = frequencyHz };
        sample.Add(voltagePu * 230, 230);
        return [.. seconds.Select(second => service.LimitPu(second * 1000, sample))];
    }
}
