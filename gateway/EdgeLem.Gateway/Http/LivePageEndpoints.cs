using System.Text.Json;
using EdgeLem.Gateway.Http.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EdgeLem.Gateway.Http;

/// <summary>
/// The live page's endpoints: <c>GET /</c> and its files, <c>GET /api/state</c>, <c>GET /api/events</c>. All only read. The host decides
/// where to listen, and should listen on loopback: the page has no login.
/// </summary>
public static class LivePageEndpoints
{
    /// <summary>Only the page's own files run, and only its own server is asked.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Adds the live page to a host.</summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <param name="state">What to show.</param>
    /// <param name="options">How the event stream behaves; null for the defaults.</param>
    /// <returns>The same routes.</returns>
    public static IEndpointRouteBuilder MapLivePage(this IEndpointRouteBuilder endpoints, LiveState state, LivePageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(state);
        TimeProvider timeProvider = endpoints.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System;
        CancellationToken stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var events = new EventStream(state, Validated(options ?? new LivePageOptions()), timeProvider);
        foreach (PageAsset asset in PageAsset.LoadAll())
        {
            string path = asset.Name == PageAsset.PageName ? "/" : "/" + asset.Name;
            endpoints.MapGet(path, Guarded("no-cache", context => SendAssetAsync(context, asset)));
        }

        endpoints.MapGet("/api/state", Guarded("no-store", context => SendStateAsync(context, state)));
        endpoints.MapGet("/api/events", Guarded("no-store", context => events.ServeAsync(context, stopping)));
        return endpoints;
    }

    private static RequestDelegate Guarded(string cacheControl, RequestDelegate serve) => context =>
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = cacheControl;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return serve(context);
    };

    private static async Task SendAssetAsync(HttpContext context, PageAsset asset)
    {
        context.Response.Headers.ETag = asset.EntityTag;
        if (context.Request.Headers.IfNoneMatch == asset.EntityTag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = asset.Content.Length;
        await context.Response.Body.WriteAsync(asset.Content, context.RequestAborted);
    }

    private static async Task SendStateAsync(HttpContext context, LiveState state)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(context.Response.Body, state.Snapshot(), LiveJson.Default.LiveSnapshot, context.RequestAborted);
    }

    private static LivePageOptions Validated(LivePageOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.EventInterval, TimeSpan.FromMilliseconds(1), nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Heartbeat, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.SlowClientLimit, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxClients, 1, nameof(options));
        return options;
    }
}
