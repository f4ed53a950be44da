using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Http.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Gateway.Tests.Http;

/// <summary>The live page on a free loopback port, and a client for it.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PageHost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = Timeout.InfiniteTimeSpan };
    }

    public HttpClient Client { get; }

    public static async Task<PageHost> StartAsync(LiveState state, LivePageOptions? options = null, TimeProvider? time = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        WebApplication app = builder.Build();
        app.MapLivePage(state, options);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new PageHost(app);
    }

    /// <summary>Opens an event stream.</summary>
    public async Task<EventReader> EventsAsync(string query = "")
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        HttpResponseMessage response = await Client.GetAsync(new Uri("api/events" + query, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
        return new EventReader(response, await response.Content.ReadAsStreamAsync(cancellation));
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
