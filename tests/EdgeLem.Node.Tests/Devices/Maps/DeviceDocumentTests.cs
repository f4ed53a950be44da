using System.Globalization;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Polling;
using EdgeLem.Tests;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The tables in docs/devices.md say what the code does.</summary>
public sealed class DeviceDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("docs/devices.md"));

    public static TheoryData<string> Ids => [.. Enumerable.Range(0, MeterCatalogue.Count).Select(MeterCatalogue.IdAt)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_meter_has_a_row_with_its_lines_link_and_reads(string id)
    {
        string[] cells = Cells(Assert.Single(Lines, line => line.StartsWith($"| `{id}` |", StringComparison.Ordinal)));
        MeterMap map = MeterCatalogue.Get(id);
        int fast = new MeterReadPlan(map, MeterReadPlan.Fast).Requests;
        int full = new MeterReadPlan(map, MeterReadPlan.Fast + MeterReadPlan.Slow).Requests;

        Assert.Equal(map.Lines.ToString(CultureInfo.InvariantCulture), cells[2]);
        Assert.Contains(map.BaudRate == 0 ? "TCP" : $"{map.BaudRate} {map.SerialFormat}", cells[3], StringComparison.Ordinal);
        Assert.StartsWith($"{fast}, {full}", cells[4], StringComparison.Ordinal);
        Assert.Equal(map.Find(MeterQuantity.ReactivePower, 1) is null, cells[5] is "no" or "sum only");
        Assert.Equal(!map.MeasuresExport, cells[6] == "**no**");
        Assert.Equal(map.Identification is null, cells[7] == "readings");
    }

    [Theory]
    [InlineData("SDM120, 26 registers", "eastron_sdm120")]
    [InlineData("SDM630, 30 registers", "eastron_sdm630")]
    [InlineData("EM340, 36 registers", "carlo_gavazzi_em340_em24e1")]
    [InlineData("EM24 RS-485, four reads", "carlo_gavazzi_em24_rs485")]
    [InlineData("B23, 36 registers", "abb_b23_b24")]
    [InlineData("PZEM, 5 registers", "pzem_004t_v3_016")]
    public void Bus_times_are_those_of_the_plans(string row, string id)
    {
        string[] cells = Cells(Assert.Single(Lines, line => line.StartsWith($"| {row} |", StringComparison.Ordinal)));
        int baudRate = int.Parse(cells[1], CultureInfo.InvariantCulture);
        var budget = new BusBudget(ModbusMasterOptions.ForSerial(baudRate));

        // Once a second, so that parts per thousand of the bus's time are milliseconds.
        new MeterReadPlan(MeterCatalogue.Get(id), MeterReadPlan.Fast).AddTo(budget, 1000);

        Assert.Equal(cells[2], budget.SharePermille.ToString(CultureInfo.InvariantCulture));
    }

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(cell => cell.Trim())];
}
