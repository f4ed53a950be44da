using EdgeLem.Contracts;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>What the driver makes of signs, missing values, sums and ratios.</summary>
public sealed class MappedMeterTests
{
    private readonly RegisterImage _image = new();

    [Fact]
    public void A_device_that_counts_export_positive_is_turned_round()
    {
        MeterMap map = Reversed();
        _image.Fill(0, 10, 0);
        _image[0] = 230;
        _image.SetSigned(1, 500);
        _image.SetSigned(2, -20);

        MappedMeter meter = Read(map);
        Assert.Equal((-500.0, 20.0), (meter.Reading.PowerW[0], meter.Reading.ReactivePowerVar[0]));
    }

    [Fact]
    public void A_zero_that_is_turned_round_stays_a_plain_zero()
    {
        _image.Fill(0, 10, 0);
        _image[0] = 230;

        Assert.False(double.IsNegative(Read(Reversed()).Reading.PowerW[0]));
    }

    [Fact]
    public void A_sum_of_power_is_the_only_line_s_power()
    {
        MeterMapBuilder map = SingleLine();
        map.Whole(MeterQuantity.ActivePower, 1, RegisterType.Int16, 1);
        _image.Fill(0, 10, 0);
        _image[0] = 230;
        _image[1] = 700;

        Assert.Equal(700, Read(map).Reading.PowerW[0]);
    }

    [Fact]
    public void A_missing_power_is_a_fault_and_a_missing_current_is_null_in_the_message()
    {
        MeterMapBuilder map = SingleLine();
        map.GreatestMeansNone = true;
        map.Add(MeterQuantity.ActivePower, 1, 1, RegisterType.Int16);
        map.Add(MeterQuantity.Current, 1, 2, RegisterType.UInt16);
        _image.Fill(0, 10, 0);
        _image[0] = 230;
        _image[2] = 0xFFFF;
        MappedMeter meter = Read(map);
        Assert.Equal("""{"boot":"","seq":0,"at":0,"quality":"","voltageV":[230.00,null,null],"currentA":[null,null,null],"powerW":[0.0,null,null],"reactivePowerVar":[null,null,null],"frequencyHz":null}""", Message(meter));

        _image[1] = 0x7FFF;
        meter.BeginReading(everything: true);
        new Bus(_image).Run(meter);
        Assert.Equal(DeviceFault.NotANumber, meter.FaultCode);
    }

    [Theory]
    [InlineData(0, DeviceFault.RatioRange)]
    [InlineData(1, DeviceFault.None)]
    [InlineData(4000, DeviceFault.None)]
    public void A_transformer_ratio_of_0_is_a_fault(int ratio, int fault)
    {
        MeterMapBuilder map = SingleLine();
        map.Add(MeterQuantity.ActivePower, 1, 1, RegisterType.Int16);
        map.Whole(MeterQuantity.CurrentRatio, 9, RegisterType.UInt16, 1);
        _image.Fill(0, 10, 0);
        _image[0] = 230;
        _image[1] = 2;
        _image[5] = 10;
        _image[9] = (ushort)ratio;
        var meter = new MappedMeter(map.Build(), 1);
        meter.BeginReading(everything: true);
        new Bus(_image).Run(meter);

        Assert.Equal(fault, meter.FaultCode);
        Assert.True(fault != DeviceFault.None || (meter.Reading.PowerW[0] == 2 * ratio && meter.Reading.ImportWh == 10 * ratio), "power and energy count as often as the ratio says");
    }

    [Fact]
    public void Ratios_are_read_at_first_contact_only()
    {
        MeterMapBuilder map = SingleLine();
        map.Add(MeterQuantity.ActivePower, 1, 1, RegisterType.Int16);
        map.Whole(MeterQuantity.VoltageRatio, 90, RegisterType.UInt16, 0.1);
        _image.Fill(0, 10, 0);
        _image[0] = 230;
        _image[90] = 10;
        var meter = new MappedMeter(map.Build(), 1);
        Assert.Equal([2, 1], new[] { 0, 1 }.Select(_ => Requests(meter)));
    }

    [Theory]
    [InlineData(RegisterType.Int64, 0x0020_0000_0000_0001UL, 9007199254740993.0)] // 2^53 + 1 is the first integer that a double rounds
    [InlineData(RegisterType.UInt64, 999999999999UL, 999999999999.0)]
    [InlineData(RegisterType.Float64, 0x426D1A94A1FFE000UL, 999999999999.0)]
    [InlineData(RegisterType.UInt32, 0xFFFFFFFEUL, 4294967294.0)]
    public void Counters_are_exact_up_to_1e12_watt_hours(RegisterType type, ulong bits, double wattHours)
    {
        var map = new MeterMapBuilder("test", "Test") { MaximumGap = 10 };
        map.PerLine(MeterQuantity.Voltage, 0, RegisterType.UInt16, 1);
        map.PerLine(MeterQuantity.ActivePower, 1, RegisterType.Int16, 1);
        map.Whole(MeterQuantity.ImportEnergy, 2, type, 1);
        int registers = type == RegisterType.UInt32 ? 2 : 4;
        _image.Fill(0, 6, 0);
        _image[0] = 230;
        for (int i = 0; i < registers; i++)
        {
            _image[2 + i] = (ushort)(bits >> (16 * (registers - 1 - i)));
        }

        var meter = new MappedMeter(map.Build(), 1);
        meter.BeginReading(everything: true);
        new Bus(_image).Run(meter);

        Assert.Equal(wattHours > 1e12 ? DeviceFault.EnergyRange : DeviceFault.None, meter.FaultCode);
        Assert.Equal(wattHours > 1e12 ? 0 : (long)wattHours, meter.Reading.ImportWh);
    }

    [Fact]
    public void Every_meter_is_read_without_allocating()
    {
        for (int i = 0; i < MeterCatalogue.Count; i++)
        {
            var meter = new MappedMeter(MeterCatalogue.Get(MeterCatalogue.IdAt(i)), 1);
            var bench = new SilentBench(meter);
            bench.Read(20);
            long before = GC.GetAllocatedBytesForCurrentThread();
            bench.Read(200);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static MeterMapBuilder SingleLine()
    {
        var map = new MeterMapBuilder("test", "Test") { MaximumGap = 10 };
        map.PerLine(MeterQuantity.Voltage, 0, RegisterType.UInt16, 1);
        map.Whole(MeterQuantity.ImportEnergy, 4, RegisterType.UInt32, 1);
        return map;
    }

    private static string Message(MappedMeter meter)
    {
        var measurement = new Measurement();
        Assert.True(measurement.TryTake(meter.Reading, new PhaseMap([0]), 1000));
        var message = new MeasurementMessage { FrequencyHz = measurement.FrequencyHz };
        measurement.VoltageV.CopyTo(message.VoltageV, 0);
        measurement.CurrentA.CopyTo(message.CurrentA, 0);
        measurement.PowerW.CopyTo(message.PowerW, 0);
        measurement.ReactivePowerVar.CopyTo(message.ReactivePowerVar, 0);
        var writer = new MessageWriter();
        Assert.True(writer.Write(message));
        return System.Text.Encoding.UTF8.GetString(writer.Payload, 0, writer.Length);
    }

    private static MeterMap Reversed() => new MeterMapReader().Read(new MeterMapDocument
    {
        Id = "test", Model = "Test", MaximumGap = 10,
        Points =
        [
            new MeterPointDocument { Quantity = "voltage", Line = 1, Address = 0, Type = "uint16" },
            new MeterPointDocument { Quantity = "activePower", Line = 1, Address = 1, Type = "int16", Sign = -1 },
            new MeterPointDocument { Quantity = "reactivePower", Line = 1, Address = 2, Type = "int16", Sign = -1 },
            new MeterPointDocument { Quantity = "importEnergy", Address = 4, Type = "uint32" },
        ],
    })!;

    private MappedMeter Read(MeterMapBuilder map) => Read(map.Build());

    private MappedMeter Read(MeterMap map)
    {
        var meter = new MappedMeter(map, 1);
        meter.BeginReading(everything: true);
        new Bus(_image).Run(meter);
        Assert.True(meter.ReadingIsValid, meter.FaultReason);
        return meter;
    }

    private int Requests(MappedMeter meter)
    {
        meter.BeginReading(everything: true);
        return new Bus(_image).Run(meter);
    }

    /// <summary>Reads a meter whose registers all read 0, so that no reading is sound but all are decoded.</summary>
    private sealed class SilentBench(MappedMeter meter) : IModbusRegisters
    {
        private readonly ModbusMaster _master = new(new RtuFraming(), new ModbusMasterOptions(500, 0, 2));
        private readonly ModbusRequest _request = new();
        private readonly byte[] _reply = new byte[260];
        private ModbusResponder? _responder;
        private long _nowMs;

        public void Read(int times)
        {
            _responder ??= new ModbusResponder(new RtuServerFraming(), this);
            for (int i = 0; i < times; i++)
            {
                meter.BeginReading(everything: true);
                while (meter.NextRequest(_request))
                {
                    _master.Begin(_request, ++_nowMs);
                    int length = _responder.Answer(_master.TransmitBuffer, _master.TransmitLength, _reply);
                    _master.Transmitted(_nowMs);
                    _master.Receive(_reply, 0, length, _nowMs);
                    meter.Complete(_master);
                }
            }
        }

        byte IModbusRegisters.Read(ModbusRequest request, ushort[] values)
        {
            Array.Clear(values, 0, request.Count);
            return 0;
        }

        byte IModbusRegisters.Write(ModbusRequest request) => ModbusExceptionCode.IllegalFunction;
    }
}
