using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The SDM630 by its map. Addresses and units are those of Eastron's protocol document V2.0.</summary>
public sealed class Sdm630Tests
{
    private readonly RegisterImage _image = ThreePhaseImage();
    private readonly MappedMeter _meter = new(MeterCatalogue.Get("eastron_sdm630"), 1);

    [Fact]
    public void A_fast_reading_is_one_read_of_30_registers_and_brings_voltages_currents_and_powers()
    {
        Run(everything: true);
        Bus bus = Run(everything: false);
        Assert.Equal("01 04 00 00 00 1E 70 02", Assert.Single(bus.Sent));
        Assert.True(_meter.ReadingIsValid, _meter.FaultReason);
        Assert.Equal([230.5, 231.25, 229.75], _meter.Reading.VoltageV);
        Assert.Equal([1.5, 2.5, 3.5], _meter.Reading.CurrentA);
        Assert.Equal([345.5, -500.25, 700.0], _meter.Reading.PowerW);
        Assert.Equal([10.5, -20.5, 30.5], _meter.Reading.ReactivePowerVar);
        Assert.Equal(545.25, _meter.Reading.TotalPowerW);
        Assert.Equal(20.5, _meter.Reading.TotalReactivePowerVar);
        Assert.False(_meter.Reading.HasEnergy);
    }

    [Fact]
    public void A_full_reading_adds_frequency_and_counters_with_a_second_read()
    {
        Bus bus = Run(everything: true);
        Assert.Equal(["01 04 00 00 00 1E 70 02", "01 04 00 46 00 06 91 DD"], bus.Sent);
        Assert.True(_meter.ReadingIsValid, _meter.FaultReason);
        Assert.True(_meter.Reading.HasEnergy);
        Assert.Equal(50.0, _meter.Reading.FrequencyHz, 1e-5);
        Assert.Equal(12345678, _meter.Reading.ImportWh); // the single nearest to 12345.678 kWh is 12345.677734375
        Assert.Equal(1, _meter.Reading.ExportWh); // 0.001 kWh
    }

    [Fact]
    public void The_manual_s_reply_frame_is_230_2_volts()
    {
        // 43 66 33 34 is the SDM120 manual's example, 230.2 V; the block is that value on L1 and zeros elsewhere.
        var image = new RegisterImage();
        image.Fill(0, 0x4C, 0);
        image[0] = 0x4366;
        image[1] = 0x3334;
        image.SetFloat(0x46, 50);
        var meter = new MappedMeter(MeterCatalogue.Get("eastron_sdm630"), 1, 1);
        meter.BeginReading(everything: false);
        new Bus(image).Run(meter);
        Assert.True(meter.ReadingIsValid, meter.FaultReason);
        Assert.Equal(230.2, meter.Reading.VoltageV[0], 4);
    }

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(0.0004f, 0)]
    [InlineData(0.0006f, 1)]
    [InlineData(16383.999f, 16383999)]
    [InlineData(99999.99f, 99999992)] // the nearest single is 99999.9921875
    public void Counters_are_rounded_to_the_nearest_watt_hour_of_the_single(float kwh, long wattHours)
    {
        _image.SetFloat(0x48, kwh);
        Run(everything: true);
        Assert.Equal(wattHours, _meter.Reading.ImportWh);
    }

    [Fact]
    public void A_single_phase_installation_reads_0_on_the_unused_lines()
    {
        foreach (int address in new[] { 2, 4, 8, 10, 14, 16, 26, 28 })
        {
            _image.SetFloat(address, float.NaN);
        }

        var meter = new MappedMeter(MeterCatalogue.Get("eastron_sdm630"), 1, 1);
        meter.BeginReading(everything: true);
        new Bus(_image).Run(meter);
        Assert.True(meter.ReadingIsValid, meter.FaultReason);
        Assert.Equal([230.5, 0, 0], meter.Reading.VoltageV);
        Assert.Equal([345.5, 0, 0], meter.Reading.PowerW);
    }

    [Fact]
    public void Words_that_are_swapped_under_way_are_refused_with_the_reason()
    {
        Run(everything: true);
        for (int address = 0; address < 0x1E; address += 2)
        {
            (_image[address], _image[address + 1]) = (_image[address + 1], _image[address]);
        }

        Run(everything: false);
        Assert.False(_meter.ReadingIsValid);
        Assert.Equal(DeviceFault.WordOrder, _meter.FaultCode);
        Assert.Contains("word order", _meter.FaultReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x00, float.NaN, DeviceFault.NotANumber)]
    [InlineData(0x00, float.PositiveInfinity, DeviceFault.NotANumber)]
    [InlineData(0x10, float.NaN, DeviceFault.NotANumber)]
    [InlineData(0x02, 501f, DeviceFault.VoltageRange)]
    [InlineData(0x04, -1f, DeviceFault.VoltageRange)]
    [InlineData(0x06, 20000f, DeviceFault.CurrentRange)]
    [InlineData(0x0C, 2e6f, DeviceFault.PowerRange)]
    [InlineData(0x18, -2e6f, DeviceFault.PowerRange)]
    [InlineData(0x46, 0f, DeviceFault.FrequencyRange)]
    [InlineData(0x46, 71f, DeviceFault.FrequencyRange)]
    [InlineData(0x48, float.NaN, DeviceFault.NotANumber)]
    [InlineData(0x48, -1f, DeviceFault.EnergyRange)]
    [InlineData(0x4A, 2e9f, DeviceFault.EnergyRange)]
    public void An_impossible_value_makes_the_reading_invalid(int address, float value, int fault)
    {
        Run(everything: true);
        _image.SetFloat(address, value);
        Run(everything: true);
        Assert.False(_meter.ReadingIsValid);
        Assert.Equal(fault, _meter.FaultCode);
        Assert.NotEmpty(_meter.FaultReason);
    }

    [Fact]
    public void A_dead_line_beside_a_live_one_is_a_reading()
    {
        _image.SetFloat(2, 0);
        Run(everything: false);
        Assert.True(_meter.ReadingIsValid, _meter.FaultReason);
    }

    [Fact]
    public void A_silent_meter_ends_the_job_with_its_first_request()
    {
        _image.IsSilent = true;
        _meter.BeginReading(everything: true);
        Assert.Equal(1, new Bus(_image).Run(_meter));
        Assert.Equal(DeviceFault.NoReply, _meter.FaultCode);
        Assert.False(_meter.ReadingIsValid);
    }

    [Fact]
    public void A_refusal_names_the_exception()
    {
        _image.Remove(0x4A);
        Run(everything: true);
        Assert.Equal(DeviceFault.Refused + ModbusExceptionCode.IllegalDataAddress, _meter.FaultCode);
        Assert.Equal("refused: illegal data address; the read of 6 registers from 70 on with function 4", _meter.FaultReason);
    }

    [Fact]
    public void A_new_job_is_invalid_until_it_is_finished_and_clears_the_fault()
    {
        Run(everything: false);
        _meter.BeginReading(everything: true);
        Assert.False(_meter.ReadingIsValid);
        _image.IsSilent = true;
        new Bus(_image).Run(_meter);
        _image.IsSilent = false;
        Run(everything: true);
        Assert.Equal((DeviceFault.None, ""), (_meter.FaultCode, _meter.FaultReason));
        Assert.True(_meter.ReadingIsValid);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void Impossible_settings_are_refused(int lineMask)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MappedMeter(MeterCatalogue.Get("eastron_sdm630"), 1, lineMask));
    }

    [Fact]
    public void Readings_allocate_nothing()
    {
        var responder = new ModbusResponder(new RtuServerFraming(), new Constant());
        var master = new ModbusMaster(new RtuFraming(), new ModbusMasterOptions(500, 0, 2));
        var request = new ModbusRequest();
        byte[] reply = new byte[256];
        ReadOften(_meter, master, request, responder, reply, 0, 50);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadOften(_meter, master, request, responder, reply, 50, 1050);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void ReadOften(MappedMeter meter, ModbusMaster master, ModbusRequest request, ModbusResponder responder, byte[] reply, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            meter.BeginReading(everything: true);
            while (meter.NextRequest(request))
            {
                master.Begin(request, i);
                int length = responder.Answer(master.TransmitBuffer, master.TransmitLength, reply);
                master.Transmitted(i);
                master.Receive(reply, 0, length, i);
                meter.Complete(master);
            }
        }
    }

    private static RegisterImage ThreePhaseImage()
    {
        var image = new RegisterImage();
        image.Fill(0, 0x4C, 0);
        float[] values = [230.5f, 231.25f, 229.75f, 1.5f, 2.5f, 3.5f, 345.5f, -500.25f, 700f, 346f, 501f, 701f, 10.5f, -20.5f, 30.5f];
        for (int i = 0; i < values.Length; i++)
        {
            image.SetFloat(2 * i, values[i]);
        }

        image.SetFloat(0x46, 50f);
        image.SetFloat(0x48, 12345.678f);
        image.SetFloat(0x4A, 0.001f);
        return image;
    }

    private Bus Run(bool everything)
    {
        var bus = new Bus(_image) { RecordsFrames = true };
        _meter.BeginReading(everything);
        bus.Run(_meter);
        return bus;
    }

    /// <summary>A meter that shows the same numbers for ever.</summary>
    private sealed class Constant : IModbusRegisters
    {
        public byte Read(ModbusRequest request, ushort[] values)
        {
            for (int i = 0; i < request.Count; i++)
            {
                values[i] = (ushort)(i % 2 == 0 ? 0x4270 : 0); // 60.0: a frequency, and a voltage within range
            }

            if (request.Address == 0)
            {
                values[0] = 0x4366; // 230.0 V on L1
            }

            return 0;
        }

        public byte Write(ModbusRequest request) => ModbusExceptionCode.IllegalFunction;
    }
}
