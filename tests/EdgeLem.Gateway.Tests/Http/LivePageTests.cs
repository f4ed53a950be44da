using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EdgeLem.Gateway.Http.Live;

namespace EdgeLem.Gateway.Tests.Http;

public sealed class LivePageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "text/html; charset=utf-8")]
    [InlineData("app.js", "text/javascript; charset=utf-8")]
    [InlineData("style.css", "text/css; charset=utf-8")]
    [InlineData("favicon.svg", "image/svg+xml")]
    [InlineData("api/state", "application/json; charset=utf-8")]
    public async Task Every_answer_has_its_media_type_and_allows_only_the_gateways_own_code(string path, string contentType)
    {
        await using PageHost host = await PageHost.StartAsync(SyntheticFeeder.Filled(30));
        using HttpResponseMessage response = await host.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.ToString());
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Every_file_that_the_page_asks_for_is_served_and_nothing_comes_from_elsewhere()
    {
        await using PageHost host = await PageHost.StartAsync(SyntheticFeeder.Filled(1));
        var pending = new Queue<string>(["index.html"]);
        var seen = new HashSet<string> { "index.html" };
        while (pending.TryDequeue(out string? name))
        {
            string text = await host.Client.GetStringAsync(new Uri(name == "index.html" ? "" : name, UriKind.Relative), Cancellation);
            Assert.DoesNotMatch("""(src|href)="https?:|url\(|@import|from 'https?:""", text);
            foreach (Match match in Regex.Matches(text, """(?:(?:src|href)="|from '\./)([a-z.]+)["']"""))
            {
                if (seen.Add(match.Groups[1].Value))
                {
                    pending.Enqueue(match.Groups[1].Value);
                }
            }
        }

        // Every file in gateway/dashboard is reached from the page, and so none is dead.
        string[] files = [.. Directory.EnumerateFiles(EdgeLem.Tests.Repository.PathOf("gateway/dashboard")).Select(path => Path.GetFileName(path))];
        Assert.Equal(files.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_has_no_inline_script_or_style()
    {
        await using PageHost host = await PageHost.StartAsync(SyntheticFeeder.Filled(1));
        string page = await host.Client.GetStringAsync(new Uri("", UriKind.Relative), Cancellation);
        Assert.DoesNotMatch("""<style|style="|\son[a-z]+="|<script(?![^>]*src=)""", page);
    }

    [Fact]
    public async Task A_file_that_the_browser_has_is_not_sent_again()
    {
        await using PageHost host = await PageHost.StartAsync(SyntheticFeeder.Filled(1));
        using HttpResponseMessage first = await host.Client.GetAsync(new Uri("app.js", UriKind.Relative), Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "app.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await host.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("POST", "api/state", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "../appsettings.json", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/else", HttpStatusCode.NotFound)]
    public async Task Nothing_else_is_served(string method, string path, HttpStatusCode expected)
    {
        await using PageHost host = await PageHost.StartAsync(SyntheticFeeder.Filled(1));
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using HttpResponseMessage response = await host.Client.SendAsync(request, Cancellation);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task The_state_holds_feeder_rounds_check_nodes_clock_and_settlement_with_units_in_the_names()
    {
        await using PageHost host = await PageHost.StartAsync(SyntheticFeeder.Filled(30));
        JsonNode state = JsonNode.Parse(await host.Client.GetStringAsync(new Uri("api/state", UriKind.Relative), Cancellation))!;
        Assert.Equal(230, (double)state["feeder"]!["nominalVoltageV"]!);
        Assert.Equal(SyntheticFeeder.BusCount, state["feeder"]!["buses"]!.AsArray().Count);
        Assert.Equal(38, (double)state["feeder"]!["buses"]![1]!["distanceM"]!);
        Assert.Equal(30, state["rounds"]!.AsArray().Count);
        Assert.Equal(320_000, (long)state["rounds"]![29]!["round"]!["retailPriceMicroEurPerKwh"]!);
        Assert.Null(state["rounds"]![0]!["round"]!["clearingPriceMicroEurPerKwh"]);
        Assert.Equal(SyntheticFeeder.BusCount, state["latestCheck"]!["predictedVoltages"]!.AsArray().Count);
        Assert.Equal(["Online", "Lost"], state["nodes"]!.AsArray().Select(node => (string)node!["state"]!).Distinct());
        Assert.Equal(SyntheticFeeder.ClockOf(30).NextGateClosureS, (long)state["clock"]!["nextGateClosureS"]!);
        Assert.Equal(0, (long)state["settlement"]!["balanceMicroEur"]!);
    }

    [Fact]
    public async Task A_phase_that_is_not_there_is_null_and_not_NaN()
    {
        LiveState state = SyntheticFeeder.Filled(1);
        await using PageHost host = await PageHost.StartAsync(state);
        JsonNode answer = JsonNode.Parse(await host.Client.GetStringAsync(new Uri("api/state", UriKind.Relative), Cancellation))!;

        // home-01 is connected to phase B alone.
        JsonArray volts = answer["nodes"]![0]!["measurement"]!["voltageV"]!.AsArray();
        Assert.Null(volts[0]);
        Assert.NotNull(volts[1]);
    }
}
