using EdgeLem.Node.Bidding;

namespace EdgeLem.Node.Tests.Bidding;

public sealed class VehicleSessionTests
{
    private const long HourMs = 3_600_000;
    private readonly VehicleSession _session = new();

    /// <summary>4 kW for an hour and 2 kW for half an hour are 5 kWh.</summary>
    [Fact]
    public void Power_is_held_until_the_next_sample()
    {
        _session.Sample(0, true, 4000);
        _session.Sample(HourMs, true, 2000);
        _session.Sample(HourMs + (HourMs / 2), true, 0);

        Assert.Equal(5000, _session.DrawnWh, 1e-9);
    }

    [Fact]
    public void Another_connection_begins_at_zero()
    {
        _session.Sample(0, true, 4000);
        _session.Sample(HourMs, true, 4000);
        _session.Sample(HourMs + 1000, false, 0);
        _session.Sample(HourMs + 2000, true, 4000);

        Assert.Equal(0, _session.DrawnWh);
    }

    [Fact]
    public void An_unknown_power_counts_as_the_last_one()
    {
        _session.Sample(0, true, 4000);
        _session.Sample(HourMs, true, double.NaN);
        _session.Sample(2 * HourMs, true, 0);

        Assert.Equal(8000, _session.DrawnWh, 1e-9);
    }
}
