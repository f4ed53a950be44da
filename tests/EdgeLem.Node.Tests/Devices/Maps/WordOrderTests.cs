using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>How the word order of a meter is proven at first contact. 230.0 is 43 66 00 00 as ABCD, 00 00 43 66 as CDAB, 66 43 00 00 as BADC, 00 00 66 43 as DCBA.</summary>
public sealed class WordOrderTests
{
    private readonly RegisterImage _image = new();
    private readonly MappedMeter _meter = new(MeterCatalogue.Get("eastron_sdm630"), 1);

    [Theory]
    [InlineData(WordOrder.Abcd, 0x4366, 0x0000, "")]
    [InlineData(WordOrder.Cdab, 0x0000, 0x4366, "Eastron SDM630 lays its numbers in word order CDAB instead of ABCD")]
    [InlineData(WordOrder.Badc, 0x6643, 0x0000, "Eastron SDM630 lays its numbers in word order BADC instead of ABCD")]
    [InlineData(WordOrder.Dcba, 0x0000, 0x6643, "Eastron SDM630 lays its numbers in word order DCBA instead of ABCD")]
    public void Each_of_the_four_orders_is_found_and_said(WordOrder order, int first, int second, string remark)
    {
        Fill(order);
        Assert.Equal((first, second), (_image[0], _image[1]));

        Read(everything: true);

        Assert.True(_meter.ReadingIsValid, _meter.FaultReason);
        Assert.Equal((true, order, remark), (_meter.IsKnown, _meter.WordOrder, _meter.Remark));
        Assert.Equal([230, 231.5, 229.75], _meter.Reading.VoltageV);
        Assert.Equal([-345.5, 500.25, 0.125], _meter.Reading.PowerW);
        Assert.Equal(1234500, _meter.Reading.ImportWh);
    }

    [Fact]
    public void A_first_reading_of_the_fast_group_reads_the_frequency_too()
    {
        Fill(WordOrder.Cdab);
        Assert.Equal(2, Read(everything: false));
        Assert.Equal(1, Read(everything: false));
    }

    [Fact]
    public void No_plausible_order_is_a_fault_that_shows_the_registers()
    {
        Fill(WordOrder.Abcd);
        _image.SetFloat(0, 23000);
        Read(everything: true);

        Assert.Equal(DeviceFault.WordOrder, _meter.FaultCode);
        Assert.Equal("no line voltage in 90..300 V: check the device's word order; voltage reads 46B3 B000, frequency 4248 0000", _meter.FaultReason);
        Assert.False(_meter.IsKnown);
    }

    [Fact]
    public void Two_plausible_orders_are_a_fault()
    {
        // 0x00E600E5 / 65536 is 230.0 V, and 0x00E500E6 with the words swapped is 229.0 V; there is no frequency that could decide.
        var map = new MeterMapBuilder("test", "Test") { WordOrder = WordOrder.Abcd, MaximumGap = 10 };
        map.PerLine(MeterQuantity.Voltage, 0, RegisterType.UInt32, 1.0 / 65536);
        map.PerLine(MeterQuantity.ActivePower, 2, RegisterType.UInt16, 1);
        map.Whole(MeterQuantity.ImportEnergy, 3, RegisterType.UInt32, 1);
        var meter = new MappedMeter(map.Build(), 1);
        _image.Fill(0, 5, 0);
        _image[0] = 230;
        _image[1] = 229;
        Read(meter);

        Assert.Equal(DeviceFault.WordOrderAmbiguous, meter.FaultCode);
        Assert.EndsWith("voltage reads 00E6 00E5", meter.FaultReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_voltage_alone_does_not_prove_an_order_that_the_frequency_denies()
    {
        Fill(WordOrder.Abcd);
        _image.SetFloat(0x46, 16.7f);
        Read(everything: true);

        Assert.Equal(DeviceFault.WordOrder, _meter.FaultCode);
    }

    [Fact]
    public void A_dead_first_line_leaves_the_proof_to_the_next()
    {
        Fill(WordOrder.Dcba);
        _image.Fill(0, 2, 0);
        Read(everything: true);

        Assert.True(_meter.ReadingIsValid, _meter.FaultReason);
        Assert.Equal((WordOrder.Dcba, 0.0), (_meter.WordOrder, _meter.Reading.VoltageV[0]));
    }

    [Fact]
    public void Without_any_voltage_there_is_no_proof()
    {
        Fill(WordOrder.Abcd);
        _image.Fill(0, 6, 0);
        Read(everything: true);

        Assert.Equal(DeviceFault.WordOrder, _meter.FaultCode);
        Assert.EndsWith("no line has voltage", _meter.FaultReason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_that_changes_under_way_is_a_fault_until_it_changes_back()
    {
        Fill(WordOrder.Abcd);
        Read(everything: true);
        Fill(WordOrder.Cdab);
        Read(everything: true);
        Assert.Equal(DeviceFault.WordOrder, _meter.FaultCode);

        Fill(WordOrder.Abcd);
        Read(everything: true);
        Assert.True(_meter.ReadingIsValid, _meter.FaultReason);
    }

    private int Read(bool everything)
    {
        _meter.BeginReading(everything);
        return new Bus(_image).Run(_meter);
    }

    private void Read(MappedMeter meter)
    {
        meter.BeginReading(everything: true);
        new Bus(_image).Run(meter);
    }

    private void Fill(WordOrder order)
    {
        _image.Fill(0, 0x4C, 0);
        (int Address, float Value)[] values =
        [
            (0, 230f), (2, 231.5f), (4, 229.75f), (6, 1.5f), (8, 2.5f), (10, 0.25f), (12, -345.5f), (14, 500.25f), (16, 0.125f),
            (24, 10f), (26, -20f), (28, 30f), (0x46, 50f), (0x48, 1234.5f), (0x4A, 0f),
        ];
        foreach ((int address, float value) in values)
        {
            byte[] abcd = [.. BitConverter.GetBytes(value).Reverse()];
            byte[] wire = order switch
            {
                WordOrder.Abcd => abcd,
                WordOrder.Cdab => [abcd[2], abcd[3], abcd[0], abcd[1]],
                WordOrder.Badc => [abcd[1], abcd[0], abcd[3], abcd[2]],
                _ => [abcd[3], abcd[2], abcd[1], abcd[0]],
            };
            _image[address] = (ushort)((wire[0] << 8) | wire[1]);
            _image[address + 1] = (ushort)((wire[2] << 8) | wire[3]);
        }
    }
}
