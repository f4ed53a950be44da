using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

public sealed class MeterMapReaderTests
{
    [Fact]
    public void A_sound_document_becomes_a_map()
    {
        MeterMapDocument document = Sound();
        var reader = new MeterMapReader();
        MeterMap? map = reader.Read(document);

        Assert.Empty(reader.Errors);
        Assert.NotNull(map);
        Assert.Equal(("my_meter", 1, 4, 5), (map.Id, map.Lines, map.PointCount, map.MaximumGap));
        MeterPoint power = map.Find(MeterQuantity.ActivePower, 1)!;
        Assert.Equal((3, 12, RegisterType.Int32, 0.1, -1), (power.Function, power.Address, power.Type, power.Scale, power.Sign));
        Assert.Equal((true, 0x7FFFFFFFUL), (power.HasNotAvailable, power.NotAvailable));
        Assert.Equal(EdgeLem.Modbus.WordOrder.Cdab, power.WordOrder);
    }

    [Fact]
    public void All_errors_come_in_one_report()
    {
        var document = new MeterMapDocument
        {
            Id = "My meter", Model = "", Lines = 4, Function = 5, WordOrder = "ABDC", MaximumRegisters = 126, Alignment = 3, MaximumGap = -1, BaudRate = 100,
            Identification = new MeterIdentificationDocument { Function = 6, Address = 65536, Registers = 2 },
            Points =
            [
                new MeterPointDocument { Quantity = "volts", Line = 1, Address = 0, Type = "float16" },
                new MeterPointDocument { Quantity = "current", Line = 0, Address = 65535, Type = "float32", Scale = 0 },
                new MeterPointDocument { Quantity = "frequency", Line = 1, Type = "uint16", Sign = 2, NotAvailable = "FFFF" },
                new MeterPointDocument { Quantity = "exportEnergy", Address = 1, Type = "uint32", WordOrder = "DCAB", NotAvailable = "0x1FFFFFFFF" },
                new MeterPointDocument { Quantity = "exportEnergy", Address = 3, Type = "uint32", Function = 2 },
            ],
        };
        var reader = new MeterMapReader();

        Assert.Null(reader.Read(document));
        string[] expected =
        [
            "function is 5", "wordOrder is 'ABDC'", "identification's function is 6", "65536", "either codes", "id must be", "model is empty", "lines is 4", "maximumRegisters is 126",
            "alignment is 3", "maximumGap is -1", "baudRate is 100", "quantity is 'volts'; allowed are voltage, current", "type is 'float16'; allowed are int16", "current: address is 65535",
            "current: the scale must be above 0", "current: has no line", "frequency of line 1: address is -1", "frequency of line 1: sign is 2", "notAvailable is 'FFFF'",
            "frequency of line 1: belongs to the whole meter", "wordOrder is 'DCAB'", "notAvailable is '0x1FFFFFFFF'; it is 0x with at most 8", "point 5: function is 2",
            "exportEnergy: is there twice, at 1 and at 3", "voltage of line 1 is missing", "activePower of line 3 is missing", "importEnergy is missing",
        ];
        Assert.All(expected, part => Assert.True(reader.Errors.Any(error => error.Contains(part, StringComparison.Ordinal)), $"'{part}' is not among:\n{string.Join('\n', reader.Errors)}"));
        Assert.All(reader.Errors, error => Assert.StartsWith("meter map My meter: ", error, StringComparison.Ordinal));
        Assert.Equal(reader.Errors.Length, reader.Errors.Distinct().Count());
    }

    [Fact]
    public void Nulls_in_a_document_are_errors_or_defaults_and_never_an_exception()
    {
        var reader = new MeterMapReader();
        Assert.Null(reader.Read(null));
        Assert.Single(reader.Errors);

        var document = new MeterMapDocument { Id = null!, Model = null!, Source = null!, WordOrder = null!, SingleReads = null!, SerialFormat = null!, Points = [null!] };
        Assert.Null(reader.Read(document));
        Assert.Contains(reader.Errors, error => error.Contains("point 1 is null", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reader_forgets_the_document_before()
    {
        var reader = new MeterMapReader();
        Assert.Null(reader.Read(new MeterMapDocument()));
        Assert.NotNull(reader.Read(Sound()));
        Assert.Empty(reader.Errors);
    }

    [Fact]
    public void A_value_over_a_register_that_is_read_alone_is_an_error()
    {
        MeterMapDocument document = Sound();
        document.SingleReads = [13];
        var reader = new MeterMapReader();
        Assert.Null(reader.Read(document));
        Assert.Contains("register 13 is among singleReads", Assert.Single(reader.Errors), StringComparison.Ordinal);
    }

    private static MeterMapDocument Sound() => new()
    {
        Id = "my_meter", Model = "My meter", Function = 3, WordOrder = "CDAB", MaximumGap = 5,
        Points =
        [
            new MeterPointDocument { Quantity = "voltage", Line = 1, Address = 0, Type = "uint16", Scale = 0.1 },
            new MeterPointDocument { Quantity = "activePower", Line = 1, Address = 12, Type = "int32", Scale = 0.1, Sign = -1, NotAvailable = "0x7FFFFFFF" },
            new MeterPointDocument { Quantity = "frequency", Address = 20, Type = "uint16", Scale = 0.01 },
            new MeterPointDocument { Quantity = "importEnergy", Address = 30, Type = "uint64", Scale = 10, WordOrder = "ABCD" },
        ],
    };
}
