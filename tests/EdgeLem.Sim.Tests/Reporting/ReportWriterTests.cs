using System.Globalization;
using System.Xml.Linq;
using EdgeLem.Sim.Reporting;

namespace EdgeLem.Sim.Tests.Reporting;

public sealed class ReportWriterTests
{
    [Fact]
    public void The_report_needs_no_script_no_server_and_no_network()
    {
        string html = Html(SyntheticRun.Of(96, 55));
        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        foreach (string reach in new[] { "<script", "<link", "<img", "src=", "href=", "url(", "@import" })
        {
            Assert.DoesNotContain(reach, html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void The_report_names_its_run_and_every_key_figure()
    {
        RunReport report = SyntheticRun.Of(96, 55);
        string html = Html(report);
        Assert.Contains("<h1>two-houses &amp; &lt;friends&gt;</h1>", html, StringComparison.Ordinal);
        Assert.Contains("55 homes · 96 intervals of 900 s · seed 42 · 2026-06-21 00:00 to 2026-06-22 00:00 UTC", html, StringComparison.Ordinal);
        Assert.All(report.Summary, figure => Assert.Contains($"<dt>{figure.Name}</dt><dd>{figure.Value}</dd>", html, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_run_gives_the_same_text_in_any_culture()
    {
        string first = Html(SyntheticRun.Of(96, 55));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Invariant globalization knows no German: a culture with a decimal comma is built by hand.
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(first, Html(SyntheticRun.Of(96, 55)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_run_without_intervals_and_homes_still_gives_a_report()
    {
        string html = Html(SyntheticRun.Of(0, 0));
        Assert.Contains("no data", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotContain("1970", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_of_homes_is_cut_and_says_where_the_rest_is()
    {
        string html = Html(SyntheticRun.Of(4, 130));
        Assert.Equal(100, html.Split("<tr><td>").Length - 1);
        Assert.Contains("30 more homes are in settlement.csv.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Homes_stand_by_falling_net_import()
    {
        ReportHome Home(string id, double importWh, double exportWh) =>
            new() { NodeId = id, Phases = "A", HasPv = exportWh > 0, ImportWh = importWh, ExportWh = exportWh, AmountMicroEur = 1_500_000 };
        string html = Html(SyntheticRun.Of(4, 0) with { Homes = [Home("exporter", 1000, 5000), Home("importer", 4000, 0), Home("even", 2500, 2500)] });
        int[] places = [.. new[] { "importer", "even", "exporter" }.Select(id => html.IndexOf($"<td>{id}</td>", StringComparison.Ordinal))];
        Assert.Equal([.. places.Order()], places);
        Assert.Contains("<td class=\"number\">1.00</td><td class=\"number\">5.00</td><td class=\"number\">1.50</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_written_as_UTF_8_without_byte_order_mark()
    {
        string path = Path.Combine(Path.GetTempPath(), $"edgelem-report-{Environment.ProcessId}.html");
        try
        {
            RunReport report = SyntheticRun.Of(4, 2);
            ReportWriter.Write(path, report);
            Assert.Equal((byte)'<', File.ReadAllBytes(path)[0]);
            Assert.Equal(Html(report), File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Every_plot_is_a_standalone_picture_without_broken_numbers()
    {
        var plots = new ReportPlots(SyntheticRun.Of(96, 55));
        string[] pictures = [plots.PriceAndEnergy(), plots.Voltage(), plots.PriceEnergyAndVoltage(), plots.TransformerPower(), plots.LossesAndViolations(), plots.Homes()];
        Assert.All(pictures, picture =>
        {
            XElement root = XDocument.Parse(picture).Root!;
            Assert.Equal("http://www.w3.org/2000/svg", root.Name.NamespaceName);
            Assert.DoesNotContain("NaN", picture, StringComparison.Ordinal);
            Assert.DoesNotContain("no data", picture, StringComparison.Ordinal);
        });
    }

    // The synthetic day peaks at some 88 kW: 100 kVA is near it, 630 kVA is more than 2.5 times away.
    [Theory]
    [InlineData(100_000, "rating 100 kVA</text>")]
    [InlineData(630_000, ", rating 630 kVA is beyond the plot</text>")]
    public void The_rating_is_a_line_when_near_and_a_note_when_far(double ratingVa, string expected)
    {
        string picture = new ReportPlots(SyntheticRun.Of(96, 0) with { TransformerRatingVa = ratingVa }).TransformerPower();
        Assert.Contains(expected, picture, StringComparison.Ordinal);
    }

    private static string Html(RunReport report)
    {
        using var writer = new StringWriter();
        ReportWriter.Write(writer, report);
        return writer.ToString();
    }
}
