using System.Net;
using EdgeLem.Gateway.Hosting;
using EdgeLem.Sim.Commands;

namespace EdgeLem.Sim.Tests.Commands;

public sealed class UsageProblemsTests
{
    private static readonly IPEndPoint Usual = new(IPAddress.Loopback, 1883);

    [Theory]
    [InlineData("max", null)]
    [InlineData("realtime", 1.0)]
    [InlineData("60x", 60.0)]
    [InlineData("2.5", 2.5)]
    [InlineData("0.1x", 0.1)]
    public void Speeds(string text, double? expected)
    {
        var problems = new UsageProblems();

        Assert.Equal(expected, problems.Speed(text));
        Assert.False(problems.Any);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("0")]
    [InlineData("-3x")]
    [InlineData("NaN")]
    [InlineData("1e9x")]
    [InlineData("x")]
    public void Wrong_speeds(string text) => Refuses(problems => problems.Speed(text));

    [Fact]
    public void An_address_that_is_given_is_required()
    {
        var problems = new UsageProblems();

        Assert.Equal(new ListenEndpoint(new IPEndPoint(IPAddress.Loopback, 18830), IsRequired: true), problems.Endpoint("--mqtt", "localhost:18830", Usual));
        Assert.Equal(new ListenEndpoint(Usual, IsRequired: false), problems.Endpoint("--mqtt", null, Usual));
        Assert.Null(problems.Endpoint("--http", "off", Usual));
        Assert.False(problems.Any);
    }

    [Theory]
    [InlineData("1883")]
    [InlineData("127.0.0.1")]
    [InlineData("broker.example:1883")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("")]
    public void Wrong_addresses(string text) => Refuses(problems => problems.Endpoint("--mqtt", text, Usual));

    [Theory]
    [InlineData(43_199, 9)]
    [InlineData(43_200, 0)]
    public void A_short_run_begins_when_there_is_sun(long lengthS, int hour) =>
        Assert.Equal(new DateTimeOffset(2026, 6, 18, hour, 0, 0, TimeSpan.Zero), new UsageProblems().Start(null, lengthS));

    [Fact]
    public void A_start_is_utc_unless_it_says_otherwise()
    {
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 6, 0, 0, TimeSpan.Zero), new UsageProblems().Start("2026-01-02T06:00", 900));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 5, 0, 0, TimeSpan.Zero), new UsageProblems().Start("2026-01-02T06:00+01:00", 900));
    }

    [Theory]
    [InlineData("never")]
    [InlineData("1999-12-31")]
    [InlineData("2101-01-01")]
    public void Wrong_starts(string text) => Refuses(problems => problems.Start(text, 900));

    [Theory]
    [InlineData(5, true)]
    [InlineData(900, true)]
    [InlineData(86_400, true)]
    [InlineData(7, false)]
    [InlineData(1000, false)]
    public void Intervals_divide_a_day(int intervalS, bool isRight)
    {
        var problems = new UsageProblems();

        problems.CheckInterval(intervalS);

        Assert.Equal(!isRight, problems.Any);
    }

    [Fact]
    public void Shares_outside_their_range_and_not_a_number_are_wrong()
    {
        Refuses(problems => problems.InRange("--pv-share", 1.01, 0.0, 1.0));
        Refuses(problems => problems.InRange("--pv-share", double.NaN, 0.0, 1.0));
        Refuses(problems => problems.OneOf("--link", "radio", "mqtt", "memory"));
        Refuses(problems => problems.Faults(["home-01=silent", "nonsense"]));
    }

    private static void Refuses(Action<UsageProblems> take)
    {
        var problems = new UsageProblems();
        take(problems);
        Assert.True(problems.Any);
    }
}
