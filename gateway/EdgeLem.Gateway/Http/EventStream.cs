using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeLem.Gateway.Http.Live;
using Microsoft.AspNetCore.Http;

namespace EdgeLem.Gateway.Http;

/// <summary>
/// Server-sent events of the live state, one instance for all clients. A stream holds no queue: it remembers the version it sent last
/// and, at most every <see cref="LivePageOptions.EventInterval"/>, sends what changed since, merged. Several rounds between two looks
/// come in one <c>round</c> event. Within one look the order is round, measurements, settlement, clock.
/// </summary>
internal sealed class EventStream(LiveState state, LivePageOptions options, TimeProvider timeProvider)
{
    private static readonly byte[] HeartbeatLine = ": heartbeat\n\n"u8.ToArray();
    private static readonly byte[] RetryLine = "retry: 2000\n\n"u8.ToArray();

    private int _clients;

    /// <summary>Serves one client until it leaves, is too slow, or the host stops.</summary>
    /// <param name="context">The request.</param>
    /// <param name="stopping">Set when the host stops.</param>
    public async Task ServeAsync(HttpContext context, CancellationToken stopping)
    {
        if (Interlocked.Increment(ref _clients) > options.MaxClients)
        {
            Interlocked.Decrement(ref _clients);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync($"All {options.MaxClients} event streams are in use. Close another page and reload.\n", stopping);
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await StreamAsync(context, ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The client left, was too slow, or the host stops: a stream has no other end.
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _clients);
        }
    }

    private async Task StreamAsync(HttpContext context, CancellationToken ending)
    {
        long version = StartVersion(context.Request);
        context.Response.ContentType = "text/event-stream";
        await SendAsync(context.Response, RetryLine, ending);
        long lastSent = timeProvider.GetTimestamp();
        using var timer = new PeriodicTimer(options.EventInterval, timeProvider);
        do
        {
            LiveChanges changes = state.ChangesSince(version);
            byte[] bytes = changes.Version == version ? [] : Encode(changes);
            version = changes.Version;
            if (bytes.Length == 0 && timeProvider.GetElapsedTime(lastSent) >= options.Heartbeat)
            {
                bytes = HeartbeatLine;
            }

            if (bytes.Length > 0)
            {
                await SendAsync(context.Response, bytes, ending);
                lastSent = timeProvider.GetTimestamp();
            }
        }
        while (await timer.WaitForNextTickAsync(ending));
    }

    private async Task SendAsync(HttpResponse response, byte[] bytes, CancellationToken ending)
    {
        using var tooSlow = new CancellationTokenSource(options.SlowClientLimit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending, tooSlow.Token);
        await response.Body.WriteAsync(bytes, either.Token);
        await response.Body.FlushAsync(either.Token);
    }

    private static long StartVersion(HttpRequest request)
    {
        string? asked = request.Headers["Last-Event-ID"].FirstOrDefault() ?? request.Query["after"].FirstOrDefault();
        return long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version : 0;
    }

    private static byte[] Encode(LiveChanges changes)
    {
        using var bytes = new MemoryStream();
        Append(bytes, $"id: {changes.Version}\nevent: round\ndata: ", changes.Round, LiveJson.Default.LiveRoundChange);
        Append(bytes, $"id: {changes.Version}\nevent: measurements\ndata: ", changes.Nodes, LiveJson.Default.IReadOnlyListLiveNode);
        Append(bytes, $"id: {changes.Version}\nevent: settlement\ndata: ", changes.Settlement, LiveJson.Default.LiveSettlement);
        Append(bytes, $"id: {changes.Version}\nevent: clock\ndata: ", changes.Clock, LiveJson.Default.LiveClock);
        return bytes.ToArray();
    }

    private static void Append<T>(MemoryStream bytes, string head, T? payload, JsonTypeInfo<T> type)
        where T : class
    {
        if (payload is not null)
        {
            bytes.Write(Encoding.UTF8.GetBytes(head));
            JsonSerializer.Serialize(bytes, payload, type);
            bytes.Write("\n\n"u8);
        }
    }
}
