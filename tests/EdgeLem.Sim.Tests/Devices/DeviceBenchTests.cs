using System.Diagnostics;
using System.Globalization;
using EdgeLem.Sim.Devices;
using static EdgeLem.Sim.Tests.Devices.ModbusFrames;

namespace EdgeLem.Sim.Tests.Devices;

public sealed class DeviceBenchTests
{
    private const string Mbpoll = "/usr/bin/mbpoll";

    [Fact]
    public async Task Debian_s_mbpoll_reads_three_plausible_voltages()
    {
        Assert.SkipUnless(File.Exists(Mbpoll), $"Skipped: {Mbpoll} is not installed.");
        await using var bench = new DeviceBench(new DevicesOptions { Count = 2, Port = 0 }, new SteppedTime());
        bench.Start();
        string arguments = string.Create(CultureInfo.InvariantCulture, $"-m tcp -p {bench.Port} -a 1 -t 3:float -B -r 1 -c 3 -1 127.0.0.1");

        string output = await RunAsync(Mbpoll, arguments);

        // Lines such as "[1]: 	230.123".
        double[] voltages = [.. output.Split('\n')
            .Where(line => line.StartsWith('['))
            .Select(line => double.Parse(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture))];
        Assert.Equal(3, voltages.Length);
        Assert.All(voltages, voltage => Assert.InRange(voltage, 225, 235));
    }

    [Theory]
    [InlineData("eastron_sdm120", "-t 3:float -B -r 1 -c 1", 1)]
    [InlineData("carlo_gavazzi_em340_em24e1", "-t 3:int -r 1 -c 3", 0.1)] // low word first
    [InlineData("shelly_pro_3em", "-t 3:float -r 1021 -c 1", 1)] // low word first
    [InlineData("schneider_iem3155", "-t 4:float -B -r 3028 -c 3", 1)]
    [InlineData("abb_b23_b24", "-t 4:int -B -r 23297 -c 3", 0.1)]
    [InlineData("chint_dtsu666", "-t 4:float -B -r 8199 -c 3", 0.1)]
    [InlineData("pzem_004t_v3_016", "-t 3 -r 1 -c 1", 0.1)]
    [InlineData("sunspec_203", "-t 4 -r 40079 -c 3", 0.1)]
    public async Task Debian_s_mbpoll_reads_the_voltages_of_other_meters_as_their_manuals_say(string map, string arguments, double scale)
    {
        Assert.SkipUnless(File.Exists(Mbpoll), $"Skipped: {Mbpoll} is not installed.");
        await using var bench = new DeviceBench(new DevicesOptions { Count = 1, Port = 0, Maps = [map] }, new SteppedTime());
        bench.Start();

        string output = await RunAsync(Mbpoll, string.Create(CultureInfo.InvariantCulture, $"-m tcp -p {bench.Port} -a 1 {arguments} -1 127.0.0.1"));

        string[] lines = [.. output.Split('\n').Where(line => line.StartsWith('['))];
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.InRange(scale * double.Parse(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture), 225, 235));
    }

    [Fact]
    public void The_same_seed_shows_the_same_readings_and_another_seed_others()
    {
        float[] first = Voltages(seed: 1);

        Assert.Equal(first, Voltages(seed: 1));
        Assert.NotEqual(first, Voltages(seed: 2));
    }

    [Fact]
    public void Readings_move_slowly_and_the_counter_with_them()
    {
        var time = new SteppedTime();
        var bench = new DeviceBench(new DevicesOptions { Count = 1, Port = 0 }, time);
        float before = ReadFloat(bench.Meters[0], 4, 0);
        time.Advance(TimeSpan.FromSeconds(10));
        bench.Update();
        float after = ReadFloat(bench.Meters[0], 4, 0);
        float powerW = ReadFloat(bench.Meters[0], 4, 0x34);

        Assert.NotEqual(before, after);
        Assert.Equal(before, after, 1.5f);
        Assert.Equal(powerW * 10 / 3600, bench.Meters[0].ImportWh, 0.001);
    }

    [Fact]
    public void Every_meter_knows_its_own_unit_id()
    {
        var bench = new DeviceBench(new DevicesOptions { Count = 247, Port = 0 }, new SteppedTime());

        Assert.Equal(247f, ReadFloat(bench.Meters[246], 3, 0x14));
    }

    [Fact]
    public void Maps_are_dealt_out_over_the_unit_ids_and_come_again()
    {
        var time = new SteppedTime();
        var bench = new DeviceBench(new DevicesOptions { Count = 3, Port = 0, Maps = ["eastron_sdm120", "sunspec_213"] }, time);
        time.Advance(TimeSpan.FromSeconds(10));
        bench.Update();

        Assert.Equal([0x0020], ReadWords(bench.Meters[0], 3, 0xFC02, 1));
        Assert.Equal([0x5375, 0x6E53], ReadWords(bench.Meters[1], 3, 40000, 2));
        Assert.Equal([0x0020], ReadWords(bench.Meters[2], 3, 0xFC02, 1));

        // One line's power, not that of three.
        Assert.Equal(ReadFloat(bench.Meters[0], 4, 0x0C) * 10 / 3600, bench.Meters[0].ImportWh, 0.001);
    }

    [Fact]
    public void Meters_that_do_not_exist_are_refused_by_name()
    {
        var options = new DevicesOptions { Count = 1, Port = 0, Maps = ["no_such_meter"] };
        Assert.Contains("no_such_meter", Assert.Single(options.Validate()), StringComparison.Ordinal);
        Assert.Contains("no/such/file.json", Assert.Single(new DevicesOptions { Maps = ["no/such/file.json"] }.Validate()), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_options_are_all_reported_at_once()
    {
        var options = new DevicesOptions { Count = 248, Port = 70000, Bind = "nowhere", UpdatePeriod = TimeSpan.Zero };

        Assert.Equal(4, options.Validate().Count);
        Assert.Throws<ArgumentException>(() => new DeviceBench(options, new SteppedTime()));
    }

    [Fact]
    public async Task A_run_greets_with_the_port_and_ends_quietly_when_cancelled()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        await DeviceBench.RunAsync(new DevicesOptions { Count = 3, Port = 0 }, output, new SteppedTime(), stop.Token);

        Assert.Contains("unit ids 1..3", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Served 0 requests", output.ToString(), StringComparison.Ordinal);
    }

    private static float[] Voltages(int seed)
    {
        var bench = new DeviceBench(new DevicesOptions { Count = 5, Port = 0, Seed = seed }, new SteppedTime());
        return [.. bench.Meters.Select(meter => ReadFloat(meter, 4, 0))];
    }

    private static async Task<string> RunAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {arguments} ended with {process.ExitCode}: {errors}{output}");
        return output;
    }

    /// <summary>A clock that moves only when told.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(1_780_000_000);

        public void Advance(TimeSpan span) => _now += span;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
