using System.Net;
using System.Net.Sockets;
using System.Text;
using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Http.Live;

namespace EdgeLem.Gateway.Tests.Http;

public sealed class EventStreamTests
{
    private static readonly LivePageOptions Fast = new() { EventInterval = TimeSpan.FromMilliseconds(1) };

    [Fact]
    public async Task A_new_stream_gets_everything_in_the_order_round_measurements_settlement_clock()
    {
        LiveState state = SyntheticFeeder.Filled(30);
        await using PageHost host = await PageHost.StartAsync(state);
        using EventReader events = await host.EventsAsync();
        Assert.Equal("text/event-stream", events.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", events.Response.Headers.CacheControl?.ToString());
        Assert.Equal("retry: 2000", await events.BlockAsync());
        var round = await events.EventAsync();
        Assert.Equal("round", round.Name);
        Assert.Equal(30, round.Payload["rounds"]!.AsArray().Count);
        Assert.Equal("measurements", (await events.EventAsync()).Name);
        Assert.Equal("settlement", (await events.EventAsync()).Name);
        Assert.Equal("clock", (await events.EventAsync()).Name);
        Assert.Equal(state.Snapshot().Version, round.Id);
    }

    [Fact]
    public async Task A_stream_after_a_snapshot_gets_only_what_is_newer()
    {
        LiveState state = SyntheticFeeder.Filled(30);
        await using PageHost host = await PageHost.StartAsync(state, Fast);
        using EventReader events = await host.EventsAsync($"?after={state.Snapshot().Version}");
        SyntheticFeeder.AddRound(state, 30);
        var round = await events.EventAsync();
        Assert.Equal("round", round.Name);
        long startS = (long)Assert.Single(round.Payload["rounds"]!.AsArray())!["round"]!["intervalStartS"]!;
        Assert.Equal(SyntheticFeeder.StartS + (30 * SyntheticFeeder.IntervalLengthS), startS);
    }

    [Fact]
    public async Task Whatever_the_markets_speed_one_look_sends_one_event_of_a_kind()
    {
        var time = new ManualTime();
        LiveState state = SyntheticFeeder.Filled(1);
        await using PageHost host = await PageHost.StartAsync(state, new LivePageOptions(), time);
        using EventReader events = await host.EventsAsync();
        while ((await events.EventAsync()).Name != "clock")
        {
            // The first look: everything that was there.
        }

        for (int round = 1; round <= 50; round++)
        {
            SyntheticFeeder.AddRound(state, round);
            SyntheticFeeder.Measure(state, round);
            state.SetClock(SyntheticFeeder.ClockOf(round));
        }

        time.Advance(TimeSpan.FromMilliseconds(200));
        var merged = await events.EventAsync();
        Assert.Equal(50, merged.Payload["rounds"]!.AsArray().Count);
        Assert.Equal(SyntheticFeeder.BusCount - 1, (await events.EventAsync()).Payload.AsArray().Count);
        var clock = await events.EventAsync();
        Assert.Equal("clock", clock.Name);
        Assert.Equal(SyntheticFeeder.ClockOf(50).NowS, (long)clock.Payload["nowS"]!);
    }

    [Fact]
    public async Task A_silent_stream_sends_a_heartbeat()
    {
        var time = new ManualTime();
        LiveState state = SyntheticFeeder.Filled(1);
        await using PageHost host = await PageHost.StartAsync(state, new LivePageOptions(), time);
        using EventReader events = await host.EventsAsync();
        while ((await events.EventAsync()).Name != "clock")
        {
            // The first look: everything that was there.
        }

        // The stream may still be between sending and waiting, so time goes on until it is heard.
        Task<string?> next = events.BlockAsync();
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(15));
            await Task.Yield();
        }

        Assert.Equal(": heartbeat", await next);
    }

    [Fact]
    public async Task Beyond_the_cap_a_stream_is_refused_and_a_place_that_was_left_is_given_again()
    {
        LiveState state = SyntheticFeeder.Filled(1);
        await using PageHost host = await PageHost.StartAsync(state, Fast with { MaxClients = 2 });
        using EventReader first = await host.EventsAsync();
        EventReader second = await host.EventsAsync();
        using (EventReader third = await host.EventsAsync())
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, third.Response.StatusCode);
        }

        second.Dispose();
        Assert.Equal(HttpStatusCode.OK, await FirstAcceptedAsync(host, () => { }));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_client_that_reads_nothing_is_dropped()
    {
        // A megabyte per event fills the socket's buffers soon.
        var state = new LiveState(SyntheticFeeder.Layout(), new LiveStateOptions { MaxViolations = 1, MaxViolationCharacters = 1_000_000 });
        var options = Fast with { MaxClients = 1, SlowClientLimit = TimeSpan.FromMilliseconds(50) };
        await using PageHost host = await PageHost.StartAsync(state, options);
        using var deaf = new TcpClient();
        await deaf.ConnectAsync(IPAddress.Loopback, host.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await deaf.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n"), TestContext.Current.CancellationToken);
        await deaf.GetStream().ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken);
        int round = 0;
        Assert.Equal(HttpStatusCode.OK, await FirstAcceptedAsync(host, () => AddLargeRound(state, round++)));
        Assert.True(round > 1, "The deaf client must have held the only place at first.");
    }

    [Fact(Timeout = 60_000)]
    public async Task Open_streams_end_when_the_host_stops()
    {
        // The host waits for its requests without limit: only a stream that ends by itself lets it stop.
        await using PageHost host = await PageHost.StartAsync(SyntheticFeeder.Filled(1));
        using EventReader events = await host.EventsAsync();
        await events.EventAsync();
        await host.StopAsync();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (true)
            {
                await events.EventAsync();
            }
        });
    }

    private static async Task<HttpStatusCode> FirstAcceptedAsync(PageHost host, Action before)
    {
        while (true)
        {
            before();
            using EventReader events = await host.EventsAsync();
            if (events.Response.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                return events.Response.StatusCode;
            }
        }
    }

    private static void AddLargeRound(LiveState state, int index)
    {
        var round = new LiveRound
        {
            IntervalStartS = SyntheticFeeder.StartS + index,
            IntervalLengthS = 1,
            GateClosureS = SyntheticFeeder.StartS + index,
            RetailPriceMicroEurPerKwh = 320_000,
            FeedInPriceMicroEurPerKwh = 80_000,
            TradedW = 0,
            BidsW = 0,
            OffersW = 0,
            AcceptedOrders = 0,
            RejectedOrders = 0,
        };
        state.AddRound(round, new LiveCheck { Converged = true, Violations = [new string('x', 1_000_000)] });
    }
}
