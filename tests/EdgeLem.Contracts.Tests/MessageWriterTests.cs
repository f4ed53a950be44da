using System.Text;
using System.Text.Json;
using EdgeLem.Tests;

namespace EdgeLem.Contracts.Tests;

/// <summary>The golden payloads are the contract between firmware and gateway; they are compared by content.</summary>
public sealed class MessageWriterTests
{
    private readonly MessageWriter _writer = new();

    [Fact]
    public void A_state_message_matches_its_golden_payload()
    {
        Assert.True(_writer.Write(new StateMessage { State = NodeStates.Online, Boot = "b1", Firmware = "0.1.0", At = 1782000000 }));
        AssertGolden("state.json");
    }

    [Fact]
    public void An_about_message_matches_its_golden_payload()
    {
        Assert.True(_writer.Write(new AboutMessage
        {
            Meter = "SDM630", Inverter = "EdgeLem Virtual 5k", Phases = "ABC", RatedImportW = 24150, RatedExportW = 11000, InverterRatedVa = 5500,
        }));
        AssertGolden("about.json");
    }

    [Fact]
    public void A_measurement_message_matches_its_golden_payload()
    {
        Assert.True(_writer.Write(new MeasurementMessage
        {
            Boot = "b1",
            Seq = 41,
            At = 1782000060,
            Quality = ReadingQuality.Ok,
            VoltageV = [231.246, double.NaN, 229.5],
            CurrentA = [1.2345, double.NaN, 0],
            PowerW = [-281.44, double.NaN, 12],
            ReactivePowerVar = [40.05, double.NaN, -3],
            FrequencyHz = 50.0121,
        }));
        AssertGolden("measurement.json");
    }

    [Fact]
    public void An_energy_message_matches_its_golden_payload()
    {
        Assert.True(_writer.Write(new EnergyMessage
        {
            Boot = "b1", Seq = 42, IntervalStart = 1782000000, IntervalSeconds = 900, At = 1782000900, ImportWh = 4711123, ExportWh = 815,
        }));
        AssertGolden("energy.json");
    }

    [Fact]
    public void An_orders_message_matches_its_golden_payload()
    {
        Assert.True(_writer.Write(new OrdersMessage
        {
            Boot = "b1",
            Seq = 43,
            IntervalStart = 1782000900,
            ForecastW = 1250,
            ForecastErrorW = 310,
            Orders = [new OrderEntry { Id = 1, Side = OrderSides.Bid, QuantityW = 1250, PriceMicroEurPerKwh = 285000 }],
        }));
        AssertGolden("orders.json");
    }

    [Fact]
    public void A_message_with_the_most_orders_of_the_longest_numbers_fits_into_the_payload_limit()
    {
        OrderEntry[] orders = [.. Enumerable.Range(1, MessageLimits.MostOrdersPerMessage)
            .Select(id => new OrderEntry { Id = id, Side = OrderSides.Offer, QuantityW = 1_000_000_000, PriceMicroEurPerKwh = 1_000_000_000 })];

        Assert.True(_writer.Write(new OrdersMessage { Boot = new string('f', MessageLimits.LongestBootId), Seq = long.MaxValue, IntervalStart = 32503679999, Orders = orders }));
    }

    private void AssertGolden(string file)
    {
        string golden = File.ReadAllText(Repository.PathOf("tests/EdgeLem.Contracts.Tests/Golden/" + file));
        string written = Encoding.ASCII.GetString(_writer.Payload, 0, _writer.Length);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(golden).RootElement, JsonDocument.Parse(written).RootElement), $"{file} holds {golden}, written was {written}");
    }
}
