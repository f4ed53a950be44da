using System.Text.Json;
using EdgeLem.Node.Devices;
using EdgeLem.Tests;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The SunSpec meter driver. Registers are laid out by the models' definitions: int16 or float32 values, scale factors, acc32 counters.</summary>
public sealed class SunSpecMeterTests
{
    private const int Meter = 40000 + 2 + 68;

    private readonly RegisterImage _image = new();

    public static TheoryData<int> Models => [201, 202, 203, 204, 211, 212, 213, 214];

    [Fact]
    public void Integers_are_scaled_by_the_factors_read_with_them()
    {
        FillIntegers(203, Meter);
        SunSpecMeter meter = Read(new SunSpecMeter(1));

        Assert.True(meter.ReadingIsValid, meter.FaultReason);
        Assert.Equal("EdgeLem Meter", meter.Model);
        Assert.Equal([230.1, 231.2, 232.3], meter.Reading.VoltageV);
        Assert.Equal([1.21, 2.32, 3.43], meter.Reading.CurrentA); // the last is -343: currents have no sign
        Assert.Equal([-1000, 2000, 0], meter.Reading.PowerW);
        Assert.Equal([100, -50, 0], meter.Reading.ReactivePowerVar);
        Assert.Equal((50.01, 4294967290L * 10, 70L), (meter.Reading.FrequencyHz, meter.Reading.ImportWh, meter.Reading.ExportWh));
    }

    [Fact]
    public void A_device_that_counts_export_positive_is_turned_round_and_its_energies_keep_their_names()
    {
        FillIntegers(203, Meter);
        SunSpecMeter meter = Read(new SunSpecMeter(1, 0, countsExportPositive: true));

        Assert.Equal([1000, -2000, 0], meter.Reading.PowerW);
        Assert.Equal([-100, 50, 0], meter.Reading.ReactivePowerVar);
        Assert.Equal((4294967290L * 10, 70L), (meter.Reading.ImportWh, meter.Reading.ExportWh));
    }

    [Fact]
    public void Floats_are_read_as_they_are()
    {
        Header(213, 124, Meter);
        foreach ((int offset, float value) in new (int, float)[]
        {
            (4, 1.25f), (6, 2.5f), (8, 3.75f), (12, 230.5f), (14, 231.5f), (16, 232.5f), (26, 50f), (30, -280f), (32, 570f), (34, 860f), (46, 12f), (48, -24f), (50, 36f), (60, 70f), (68, 123456f),
        })
        {
            _image.SetFloat(Meter + offset, value);
        }

        SunSpecMeter meter = Read(new SunSpecMeter(1));
        Assert.True(meter.ReadingIsValid, meter.FaultReason);
        Assert.Equal([-280, 570, 860], meter.Reading.PowerW);
        Assert.Equal([12, -24, 36], meter.Reading.ReactivePowerVar);
        Assert.Equal((123456L, 70L), (meter.Reading.ImportWh, meter.Reading.ExportWh));
    }

    [Fact]
    public void What_a_single_phase_meter_gives_as_a_sum_only_is_its_line_s_and_what_it_lacks_is_not_a_number()
    {
        FillIntegers(201, Meter);
        _image[Meter + 19] = 0x8000; // WphA not implemented
        _image[Meter + 28] = 0x8000; // VAR not implemented
        _image[Meter + 29] = 0x8000;
        SunSpecMeter meter = Read(new SunSpecMeter(1));

        Assert.True(meter.ReadingIsValid, meter.FaultReason);
        Assert.Equal([1000, 0, 0], meter.Reading.PowerW);
        Assert.True(double.IsNaN(meter.Reading.ReactivePowerVar[0]));
    }

    [Fact]
    public void A_meter_in_an_inverter_s_chain_is_found_with_its_own_name()
    {
        var inverter = new SunSpecImage();
        int second = inverter.End;
        inverter.Registers.Fill(second, 67, 0);
        inverter.Registers[second] = 1;
        inverter.Registers[second + 1] = 65;
        inverter.Registers[second + 2] = ('M' << 8) | 't';
        var image = inverter.Registers;
        FillIntegers(203, second + 67, image);

        SunSpecMeter meter = Read(new SunSpecMeter(1), image);
        Assert.True(meter.ReadingIsValid, meter.FaultReason);
        Assert.Equal("Mt ", meter.Model);
        Assert.Equal([-1000, 2000, 0], meter.Reading.PowerW);

        var driver = new SunSpecInverter(1);
        driver.BeginDiscovery();
        new Bus(image).Run(driver);
        Assert.True(driver.IsDiscovered, driver.FaultReason);
    }

    [Fact]
    public void A_chain_without_meter_is_a_numbered_fault()
    {
        SunSpecMeter meter = Read(new SunSpecMeter(1), new SunSpecImage().Registers);
        Assert.Equal((DeviceFault.NoMeterModel, false), (meter.FaultCode, meter.ReadingIsValid));
        Assert.Contains("201..204", meter.FaultReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meter_with_fewer_lines_than_are_connected_is_a_fault()
    {
        FillIntegers(201, Meter);
        Assert.Equal(DeviceFault.NoMeterModel, Read(new SunSpecMeter(1, 7, false)).FaultCode);
    }

    [Fact]
    public void After_discovery_a_reading_takes_one_request_and_a_moved_model_is_found_again()
    {
        FillIntegers(203, Meter);
        var meter = new SunSpecMeter(1);
        Assert.Equal(6, Requests(meter)); // marker, three headers, model 1, values
        Assert.Equal(1, Requests(meter));

        _image.Fill(Meter, 120, 0x8000);
        Assert.Equal(1, Requests(meter));
        Assert.False(meter.ReadingIsValid);
        FillIntegers(203, Meter);
        Assert.Equal(6, Requests(meter));
        Assert.True(meter.ReadingIsValid, meter.FaultReason);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Offsets_equal_those_of_the_published_models(int model)
    {
        using JsonDocument published = JsonDocument.Parse(File.ReadAllText(Repository.SharedOrSkip($"registers/sunspec_{model}.json")));
        JsonElement[] registers = [.. published.RootElement.GetProperty("registers").EnumerateArray()];
        MeterMap map = SunSpecMeterMap.Create(model, 1000, false, "Test");
        Assert.Equal(published.RootElement.GetProperty("L_if_fixed").GetInt32(), SunSpecMeterMap.LengthOf(model));
        for (int i = 0; i < map.PointCount; i++)
        {
            MeterPoint point = map.PointAt(i);
            JsonElement register = Assert.Single(registers, register => register.GetProperty("address").GetInt32() == point.Address - 1000);
            Assert.Equal(NameOf(point), register.GetProperty("name").GetString());
            if (point.ScaleAddress >= 0)
            {
                JsonElement scale = Assert.Single(registers, scale => scale.GetProperty("address").GetInt32() == point.ScaleAddress - 1000);
                Assert.Equal($"10^{scale.GetProperty("name").GetString()}", register.GetProperty("scale").GetString());
            }
        }
    }

    private static string NameOf(MeterPoint point)
    {
        string line = point.Line == 0 ? "" : "ph" + "ABC"[point.Line - 1];
        return point.Quantity switch
        {
            MeterQuantity.Voltage => "PhV" + line,
            MeterQuantity.Current => "A" + line,
            MeterQuantity.ActivePower => "W" + line,
            MeterQuantity.ReactivePower => "VAR" + line,
            MeterQuantity.Frequency => "Hz",
            MeterQuantity.ImportEnergy => "TotWhImp",
            _ => "TotWhExp",
        };
    }

    private SunSpecMeter Read(SunSpecMeter meter, RegisterImage? image = null)
    {
        meter.BeginReading(everything: true);
        new Bus(image ?? _image).Run(meter);
        return meter;
    }

    private int Requests(SunSpecMeter meter)
    {
        meter.BeginReading(everything: true);
        return new Bus(_image).Run(meter);
    }

    private void Header(int model, int length, int address)
    {
        _image[40000] = 0x5375;
        _image[40001] = 0x6E53;
        _image.Fill(40002, 68, 0);
        _image[40002] = 1;
        _image[40003] = 66;
        Text(40004, "EdgeLem ");
        Text(40020, "Meter ");
        Chain(_image, model, length, address);
    }

    private static void Chain(RegisterImage image, int model, int length, int address)
    {
        image.Fill(address, length + 2, 0);
        image[address] = (ushort)model;
        image[address + 1] = (ushort)length;
        image[address + 2 + length] = 0xFFFF;
        image[address + 3 + length] = 0;
    }

    private void Text(int address, string text)
    {
        for (int i = 0; i < text.Length; i += 2)
        {
            _image[address + (i / 2)] = (ushort)((text[i] << 8) | text[i + 1]);
        }
    }

    private void FillIntegers(int model, int address)
    {
        Header(model, 105, address);
        FillIntegers(model, address, _image);
    }

    private static void FillIntegers(int model, int address, RegisterImage image)
    {
        Chain(image, model, 105, address);
        foreach ((int offset, int value) in new[]
        {
            (3, 121), (4, 232), (5, -343), (6, -2), (8, 2301), (9, 2312), (10, 2323), (15, -1), (16, 5001), (17, -2), (18, 100), (19, -100), (20, 200), (21, 0), (22, 1),
            (28, 5), (29, 10), (30, -5), (31, 0), (32, 1), (38, 0), (39, 7), (46, 0xFFFF), (47, 0xFFFA), (54, 1),
        })
        {
            image[address + offset] = (ushort)value;
        }
    }
}
