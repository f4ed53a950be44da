using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>Readings of model 103: scale factors, absent points, signs. SunSpec counts generation positive, EdgeLem negative.</summary>
public sealed class SunSpecReadingTests
{
    private readonly SunSpecImage _image = new();
    private readonly SunSpecInverter _inverter = new(1);

    public SunSpecReadingTests()
    {
        _inverter.BeginDiscovery();
        new Bus(_image.Registers).Run(_inverter);
    }

    [Fact]
    public void Values_are_scaled_and_turned_into_load_reference()
    {
        InverterReading reading = Read();
        Assert.True(_inverter.ReadingIsValid, _inverter.FaultReason);
        Assert.Equal(-5000, reading.PowerW);
        Assert.Equal(1200, reading.ReactivePowerVar); // absorbs
        Assert.Equal([230.1, 231.2, 232.3], reading.VoltageV);
        Assert.Equal([7.21, 7.22, 7.23], reading.CurrentA);
        Assert.Equal([true, true, true], reading.HasPhase);
        Assert.Equal(50.01, reading.FrequencyHz);
        Assert.Equal(655370, reading.EnergyWh); // 0x00010001 x 10
        Assert.Equal(4, reading.OperatingState);
        Assert.True(reading.HasReactivePower && reading.HasFrequency && reading.HasEnergy);
    }

    [Fact]
    public void A_reading_is_one_read_of_the_whole_model()
    {
        _image.Registers.Log.Clear();
        Read();
        Assert.Equal("R 40070 52", Assert.Single(_image.Registers.Log));
    }

    [Fact]
    public void A_scale_factor_that_changes_acts_in_the_same_reading()
    {
        _image.Registers[_image.Inverter + 14] = 5005;
        _image.Registers[_image.Inverter + 15] = 0;
        Assert.Equal(-5005, Read().PowerW);
        _image.Registers.SetSigned(_image.Inverter + 14, 50);
        _image.Registers[_image.Inverter + 15] = 2;
        Assert.Equal(-5000, Read().PowerW);
    }

    [Fact]
    public void Consumption_at_night_is_positive()
    {
        _image.Registers.SetSigned(_image.Inverter + 14, -2);
        Assert.Equal(20, Read().PowerW);
    }

    [Fact]
    public void Points_that_are_not_implemented_are_absent()
    {
        foreach (int offset in new[] { 11, 12, 4, 5, 16 })
        {
            _image.Registers[_image.Inverter + offset] = 0xFFFF;
        }

        _image.Registers[_image.Inverter + 20] = 0x8000;
        _image.Registers[_image.Inverter + 24] = 0;
        _image.Registers[_image.Inverter + 25] = 0;
        InverterReading reading = Read();
        Assert.True(_inverter.ReadingIsValid, _inverter.FaultReason);
        Assert.Equal([true, false, false], reading.HasPhase);
        Assert.Equal([230.1, 0, 0], reading.VoltageV);
        Assert.False(reading.HasReactivePower || reading.HasFrequency || reading.HasEnergy);
        Assert.Equal((0.0, 0.0, 0L), (reading.ReactivePowerVar, reading.FrequencyHz, reading.EnergyWh));
    }

    [Theory]
    [InlineData(13)] // V_SF
    [InlineData(6)] // A_SF
    public void Without_its_scale_factor_a_point_is_absent(int offset)
    {
        _image.Registers[_image.Inverter + offset] = 0x8000;
        Assert.Equal([false, false, false], Read().HasPhase);
    }

    [Theory]
    [InlineData(14, 0x8000, DeviceFault.MissingPoint)] // W
    [InlineData(15, 0x8000, DeviceFault.MissingPoint)] // W_SF
    [InlineData(15, 11, DeviceFault.MissingPoint)]
    [InlineData(15, 10, DeviceFault.PowerRange)]
    [InlineData(10, 6000, DeviceFault.VoltageRange)] // 600 V
    [InlineData(6, 3, DeviceFault.CurrentRange)] // 721 kA
    [InlineData(26, 10, DeviceFault.EnergyRange)]
    [InlineData(0, 160, DeviceFault.ModelMoved)]
    public void An_impossible_reading_is_refused(int offset, int value, int fault)
    {
        _image.Registers[_image.Inverter + offset] = (ushort)value;
        Read();
        Assert.False(_inverter.ReadingIsValid);
        Assert.Equal(fault, _inverter.FaultCode);
        Assert.Equal(fault != DeviceFault.ModelMoved, _inverter.IsDiscovered);
    }

    [Fact]
    public void An_inverter_that_sleeps_stays_discovered()
    {
        _image.Registers.IsSilent = true;
        Read();
        Assert.False(_inverter.ReadingIsValid);
        Assert.Equal(DeviceFault.NoReply, _inverter.FaultCode);
        Assert.True(_inverter.IsDiscovered);
    }

    private InverterReading Read()
    {
        _inverter.BeginReading();
        new Bus(_image.Registers).Run(_inverter);
        return _inverter.Reading;
    }
}
