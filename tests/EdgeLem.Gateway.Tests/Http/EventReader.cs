using System.Text.Json.Nodes;

namespace EdgeLem.Gateway.Tests.Http;

/// <summary>Reads server-sent events one by one, comments and retry lines too.</summary>
internal sealed class EventReader(HttpResponseMessage response, Stream stream) : IDisposable
{
    private readonly StreamReader _reader = new(stream);

    public HttpResponseMessage Response => response;

    /// <summary>The next block of lines; null at the stream's end.</summary>
    public async Task<string?> BlockAsync()
    {
        var lines = new List<string>();
        while (await _reader.ReadLineAsync(TestContext.Current.CancellationToken) is string line)
        {
            if (line.Length == 0)
            {
                return string.Join('\n', lines);
            }

            lines.Add(line);
        }

        return null;
    }

    /// <summary>The next named event, past comments and retry lines.</summary>
    public async Task<(long Id, string Name, JsonNode Payload)> EventAsync()
    {
        while (await BlockAsync() is string block)
        {
            string[] lines = block.Split('\n');
            if (lines is [var id, var name, var payload] && id.StartsWith("id: ", StringComparison.Ordinal))
            {
                return (long.Parse(id[4..]), name["event: ".Length..], JsonNode.Parse(payload["data: ".Length..])!);
            }
        }

        throw new EndOfStreamException("The event stream ended.");
    }

    public void Dispose()
    {
        _reader.Dispose();
        response.Dispose();
    }
}
