using System.Xml.Linq;
using EdgeLem.Sim.Reporting;
using EdgeLem.Sim.Reporting.Charts;

namespace EdgeLem.Sim.Tests.Reporting;

public sealed class ChartFigureTests
{
    // Left margin 60 and right edge 960 - 24 = 936: four intervals of one unit are 219 pixels each.
    private static readonly IntervalGrid FourIntervals = new([0, 1, 2, 3], 1);

    [Fact]
    public void A_step_line_holds_each_value_over_its_interval()
    {
        // Plot from y = 34 (value 2) to 134 (value 0), so that 1 lies at 84.
        string path = PathOf(new StepLine("price", ChartColours.Blue, FourIntervals, [0, 1, 1, 2]));
        Assert.Equal("M60 134H279V84H498V84H717V34H936", path);
    }

    [Fact]
    public void A_missing_value_leaves_a_gap_in_the_step_line()
    {
        string path = PathOf(new StepLine("price", ChartColours.Blue, FourIntervals, [0, double.NaN, double.NaN, 2]));
        Assert.Equal("M60 134H279M717 34H936", path);
    }

    [Fact]
    public void A_missing_interval_leaves_a_gap_in_the_step_line()
    {
        string path = PathOf(new StepLine("price", ChartColours.Blue, new IntervalGrid([0, 3], 1), [0, 2]));
        Assert.Equal("M60 134H279M717 34H936", path);
    }

    [Fact]
    public void Bars_start_at_zero_and_skip_what_is_zero_or_missing()
    {
        string path = PathOf(new Bars("energy", ChartColours.Blue, FourIntervals, [2, 0, double.NaN, 1]));
        Assert.Equal("M60 134V34H278V134ZM717 134V84H935V134Z", path);
    }

    [Fact]
    public void A_band_goes_along_its_highest_values_and_back_along_its_lowest()
    {
        ValueSpread[] spreads = [new(0, 1, 2), new(1, 1, 2), ValueSpread.None, new(0, 0, 1)];
        string path = PathOf(new Band("phase A", ChartColours.Blue, FourIntervals, spreads));
        Assert.Equal("M60 34H279V34H498V84H279V134H60ZM717 84H936V134H717Z", path);
    }

    [Fact]
    public void A_panel_with_limits_but_no_finite_value_says_no_data()
    {
        var series = new StepLine("voltage", ChartColours.Blue, FourIntervals, [double.NaN, double.NaN, double.NaN, double.NaN]);
        string svg = Figure("voltage", series, new LimitLine("limit", ChartColours.Limit, 1.1));
        Assert.Contains("no data", TextsOf(svg));
    }

    [Fact]
    public void A_panel_without_marks_says_no_data() => Assert.Contains("no data", TextsOf(Figure("nothing")));

    [Fact]
    public void Text_that_looks_like_markup_stays_text()
    {
        string hostile = "<script>alert(\"1\")</script> & \u0001 'x' \U0001F600";
        string svg = Figure(hostile, new StepLine("a<b", ChartColours.Blue, FourIntervals, [0, 1, 1, 2]));
        Assert.Contains("<script>alert(\"1\")</script> &  'x' \U0001F600", TextsOf(svg));
        Assert.Contains("a<b", TextsOf(svg));
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_limits_of_one_name_share_one_line_of_the_legend()
    {
        string svg = Figure("voltage", new StepLine("v", ChartColours.Blue, FourIntervals, [0, 1, 1, 2]), new LimitLine("limits", ChartColours.Limit, 0), new LimitLine("limits", ChartColours.Limit, 2));
        Assert.Single(TextsOf(svg), "limits");
    }

    private static string Figure(string title, params ChartMark[] marks)
    {
        var panel = new ChartPanel { Title = title, Marks = marks, Height = 100, AlsoReach = [0, 2] };
        return new ChartFigure(title, new ChartXAxis(0, 4, "x", []), [panel]).ToSvg();
    }

    /// <summary>The longest path of the mark's colour: the legend's sample and a band's middle line are shorter.</summary>
    private static string PathOf(ChartMark mark) => XDocument.Parse(Figure("plot", mark)).Descendants()
        .Where(element => element.Name.LocalName == "path" && ((string?)element.Attribute("fill") == mark.Colour || (string?)element.Attribute("stroke") == mark.Colour))
        .Select(element => (string?)element.Attribute("d") ?? "").MaxBy(path => path.Length)!;

    private static List<string> TextsOf(string svg) =>
        [.. XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
}
