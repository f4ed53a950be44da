using System.Globalization;
using System.Text.Json;
using EdgeLem.Gateway.Tests.Commands;
using EdgeLem.Gateway.Tests.Feeders;

namespace EdgeLem.Gateway.Tests.MarketFiles;

/// <summary>Files of the command <c>clear</c> in a folder of their own, and what it makes of them.</summary>
internal sealed class ClearFiles : IDisposable
{
    /// <summary>18 June 2026, 12:00 UTC.</summary>
    public const long NoonS = 1_781_784_000;

    private const string BlockHeader = "block_id,node,side,first_interval,power_w,price_micro_eur_per_kwh\n";
    private readonly TemporaryFolder _folder = new();

    public string Out => _folder.PathOf("out");

    public string PathOf(string name) => _folder.PathOf(name);

    public Task<CommandRun> ClearAsync(string orders, params string[] options) =>
        CommandRun.OfAsync(["clear", "--orders", _folder.Write("orders.csv", orders.ReplaceLineEndings("\n")), "--out", Out, .. options]);

    /// <summary>The option that names a file of blocks.</summary>
    public string[] Blocks(string rows) => ["--blocks", _folder.Write("blocks.csv", BlockHeader + rows.ReplaceLineEndings("\n"))];

    /// <summary>The option that names a file of contracts.</summary>
    public string[] Contracts(string text) => ["--contracts", _folder.Write("contracts.csv", text.ReplaceLineEndings("\n"))];

    public static string[] Intervals(int count, long startS = NoonS, int lengthS = 900) =>
    [
        "--interval", startS.ToString(CultureInfo.InvariantCulture), "--intervals", count.ToString(CultureInfo.InvariantCulture), "--interval-seconds", lengthS.ToString(CultureInfo.InvariantCulture),
    ];

    public Table Table(string name) => new(Path.Combine(Out, name));

    public string Text(string name) => File.ReadAllText(Path.Combine(Out, name));

    public JsonElement Summary() => JsonDocument.Parse(Text("summary.json")).RootElement;

    public long Total(string name) => Summary().GetProperty("totals").GetProperty(name).GetInt64();

    public void Dispose() => _folder.Dispose();
}
