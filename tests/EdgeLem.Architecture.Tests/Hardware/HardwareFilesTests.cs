using System.Globalization;
using System.Xml.Linq;
using EdgeLem.Architecture.Tests.Layout;

namespace EdgeLem.Architecture.Tests.Hardware;

public sealed class HardwareFilesTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_link_of_the_hardware_pages_leads_somewhere() =>
        AssertNone(Under("hardware/", ".md").SelectMany(file => MarkdownLinks.Broken(file, Read(file))));

    [Theory]
    [InlineData("[gone](no-such-page.md)")]
    [InlineData("text\n[gone](README.md#no-such-heading)")]
    [InlineData("# Title\n[gone](#other)")]
    public void A_link_that_leads_nowhere_is_named(string text) => Assert.Single(MarkdownLinks.Broken("hardware/new.md", text));

    [Fact]
    public void A_link_to_a_file_a_folder_a_heading_or_the_web_passes() =>
        AssertNone(MarkdownLinks.Broken("hardware/new.md", "# A and B\n[a](README.md) [b](devices) [c](#a-and-b) [d](https://example.org/x)"));

    [Fact]
    public void Every_board_has_a_permitted_pin_or_none_for_every_function()
    {
        ILookup<string, string[]> boards = Rows("hardware/pins/pins.csv", "board", "function", "gpio", "note").ToLookup(row => row[0]);

        Assert.Equal(PinTable.Boards.Order(StringComparer.Ordinal), boards.Select(board => board.Key).Order(StringComparer.Ordinal));
        AssertNone(boards.SelectMany(board => PinTable.Check(board.Key, [.. board.Select(row => KeyValuePair.Create(row[1], row[2]))])));
    }

    [Theory]
    [InlineData("esp32-wrover", "led", "16", "GPIO16 must not be used")] // PSRAM
    [InlineData("esp32-wroom-32", "led", "34", "GPIO34 is an input only")]
    [InlineData("esp32-wroom-32", "led", "40", "GPIO40 must not be used")]
    [InlineData("esp32-s3-devkitc-1", "led", "35", "GPIO35 must not be used")] // octal PSRAM
    [InlineData("esp32-c3-devkit", "led", "18", "GPIO18 must not be used")] // USB
    [InlineData("wt32-eth01", "led", "25", "GPIO25 must not be used")] // RMII
    [InlineData("esp32-wroom-32", "led", "21", "GPIO21 has several functions")]
    [InlineData("esp32-wroom-32", "lamp", "4", "'lamp' is no function")]
    public void A_pin_that_cannot_serve_is_named(string board, string function, string gpio, string problem)
    {
        KeyValuePair<string, string>[] pins = [KeyValuePair.Create(function, gpio), KeyValuePair.Create("i2c_sda", board == "esp32-wroom-32" ? "21" : "none")];

        Assert.Contains(PinTable.Check(board, pins), text => text.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hardware/bom/esp32-node.csv")]
    [InlineData("hardware/bom/raspberry-pi-node.csv")]
    public void A_bill_of_materials_has_a_part_a_quantity_and_a_price_for_every_role(string path)
    {
        string[][] rows = [.. Rows(path, "role", "part", "alternatives", "quantity", "approx_eur", "note")];

        Assert.All(rows, row => Assert.All(row[..2], field => Assert.NotEqual("", field)));
        Assert.All(rows, row => Assert.True(Number(row[3]) > 0 && Number(row[4]) > 0, $"{path}: quantity and price of '{row[0]}' must be positive."));
        Assert.Equal(rows.Length, rows.Select(row => row[0]).Distinct().Count());
    }

    [Fact]
    public void Every_drawing_is_an_SVG_with_a_view_box_and_a_title() => Assert.All(Under("hardware/wiring/", ".svg"), file =>
    {
        XElement root = XDocument.Parse(Read(file)).Root!;

        Assert.Equal(Svg + "svg", root.Name);
        Assert.Matches(@"^0 0 \d+ \d+$", (string?)root.Attribute("viewBox"));
        Assert.NotEqual("", (string?)root.Element(Svg + "title") ?? "");
    });

    [Fact]
    public void Every_drawing_is_shown_on_the_wiring_page()
    {
        string page = Read("hardware/wiring/README.md");

        Assert.Equal(6, Under("hardware/wiring/", ".svg").Count());
        Assert.All(Under("hardware/wiring/", ".svg"), file => Assert.Contains($"]({Path.GetFileName(file)})", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Under(string folder, string ending) =>
        SourceTree.Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(ending, StringComparison.Ordinal));

    private static string Read(string path) => File.ReadAllText(SourceTree.FullPath(path));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // The files hold no quotes, so a comma always separates.
    private static IEnumerable<string[]> Rows(string path, params string[] columns)
    {
        string[][] lines = [.. Read(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(','))];

        Assert.Equal(columns, lines[0]);
        Assert.All(lines, line => Assert.Equal(columns.Length, line.Length));
        return lines.Skip(1);
    }

    private static void AssertNone(IEnumerable<string> problems) => Assert.True(!problems.Any(), string.Join(Environment.NewLine, problems));
}
