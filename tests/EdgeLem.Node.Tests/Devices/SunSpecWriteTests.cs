using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>
/// Setpoints into model 123, which lies at 40232 here. WMax is 8000 W, VArMaxQ1 (supply) 5000 var, VArMaxQ4 (absorb) 4000 var, both scale factors -1.
/// </summary>
public sealed class SunSpecWriteTests
{
    private readonly SunSpecImage _image = new();
    private readonly SunSpecInverter _inverter = new(1, 120);

    public SunSpecWriteTests()
    {
        _inverter.BeginDiscovery();
        new Bus(_image.Registers).Run(_inverter);
        _image.Registers.Log.Clear();
    }

    [Fact]
    public void A_write_reads_the_block_writes_two_runs_each_and_reads_back()
    {
        Write(4800, 1000);
        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
        Assert.Equal(
            [
                "R 40232 26",
                "W 40237 600 0 120 0 1", // 60.0 %, reversion 120 s, enabled
                "W 40248 65286", // -25.0 % of 4000 var: absorbs 1000 var
                "W 40250 0 120 0 2 1", // reversion 120 s, per cent of VArMax, enabled
                "R 40232 26",
            ],
            _image.Registers.Log);
    }

    [Fact]
    public void The_frames_on_the_wire_are_function_16_and_function_3()
    {
        var bus = new Bus(_image.Registers) { RecordsFrames = true };
        _inverter.BeginWrite(4800, 1000);
        bus.Run(_inverter);
        Assert.Equal("01 03 9D 28 00 1A", bus.Sent[0][..17]); // 40232 = 0x9D28
        Assert.Equal("01 10 9D 2D 00 05 0A 02 58 00 00 00 78 00 00 00 01", bus.Sent[1][..50]);
        Assert.Equal("01 10 9D 38 00 01 02 FF 06", bus.Sent[2][..26]);
        Assert.Equal("01 10 9D 3A 00 05 0A 00 00 00 78 00 00 00 02 00 01", bus.Sent[3][..50]);
        Assert.Equal(bus.Sent[0], bus.Sent[4]);
    }

    [Theory]
    [InlineData(8000, 1000)]
    [InlineData(20000, 1000)] // above WMax: no limit
    [InlineData(double.PositiveInfinity, 1000)]
    [InlineData(0, 0)]
    [InlineData(7999, 999)] // 99.98 %: rounded down
    [InlineData(4800, 600)]
    [InlineData(7, 0)] // less than a step of 8 W
    public void The_limit_is_per_cent_of_WMax_rounded_down(double limitW, int raw)
    {
        Write(limitW, 0);
        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
        Assert.Equal(raw, _image.Registers[_image.Controls + 5]);
    }

    [Theory]
    [InlineData(1000, -250)] // absorbs a quarter of 4000 var
    [InlineData(-1000, 200)] // supplies a fifth of 5000 var
    [InlineData(9000, -1000)]
    [InlineData(-9000, 1000)]
    [InlineData(3, -1)] // 0.075 %: rounded to the nearest 0.1 %
    [InlineData(0, 0)]
    public void Absorbed_vars_are_negative_per_cent_of_what_the_settings_allow(double reactivePowerVar, int raw)
    {
        Write(8000, reactivePowerVar);
        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
        Assert.Equal(raw, (short)_image.Registers[_image.Controls + 16]);
    }

    [Fact]
    public void Without_VArMaxPct_the_vars_are_per_cent_of_WMax()
    {
        _image.Registers[_image.Controls + 16] = 0x8000;
        Write(8000, -2000);
        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
        Assert.Equal(250, (short)_image.Registers[_image.Controls + 15]); // 2000 of 8000
        Assert.Equal(1, _image.Registers[_image.Controls + 21]);
        Assert.Equal(0x8000, _image.Registers[_image.Controls + 16]);
    }

    [Fact]
    public void Points_that_are_not_implemented_are_not_written()
    {
        foreach (int offset in new[] { 6, 7, 8, 18, 19, 20, 21 })
        {
            _image.Registers[_image.Controls + offset] = 0xFFFF;
        }

        Write(4800, 1000);
        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
        Assert.Equal(["R 40232 26", "W 40237 600", "W 40241 1", "W 40248 65286", "W 40254 1", "R 40232 26"], _image.Registers.Log);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(-2, 6000)]
    [InlineData(1, 6)]
    public void The_scale_factor_is_taken_from_the_block_just_read(int exponent, int raw)
    {
        _image.Registers.SetSigned(_image.Controls + 23, exponent);
        Write(4800, 0);
        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
        Assert.Equal(raw, _image.Registers[_image.Controls + 5]);
    }

    [Theory]
    [InlineData(-3)] // 100 % would be 100000
    [InlineData(3)] // one step would be 1000 %
    public void A_scale_factor_that_cannot_express_100_per_cent_is_refused_before_anything_is_written(int exponent)
    {
        _image.Registers.SetSigned(_image.Controls + 23, exponent);
        AssertFails(DeviceFault.SetpointScale, writes: 0);
    }

    [Fact]
    public void A_write_whose_reply_is_lost_is_read_back_and_written_again_only_where_the_device_differs()
    {
        _image.Registers.LostWriteReplies = 1;
        Write(4800, 1000);
        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
        Assert.Equal(["R", "W", "R", "W", "W", "W", "R"], _image.Registers.Log.Select(entry => entry[..1]));
    }

    [Fact]
    public void A_last_write_whose_reply_is_lost_needs_no_second_pass()
    {
        _image.Registers[_image.Controls + 22] = 0xFFFF; // no reactive control: the limit is the only write
        _image.Registers.LostWriteReplies = 1;
        Write(4800, 0);
        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
        Assert.Equal(["R 40232 26", "W 40237 600 0 120 0 1", "R 40232 26"], _image.Registers.Log);
    }

    [Fact]
    public void A_lost_write_is_written_once_more()
    {
        _image.Registers.LostWrites = 1;
        Write(4800, 1000);
        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
    }

    [Fact]
    public void A_device_that_ignores_writes_fails_after_two_passes()
    {
        _image.Registers.IgnoresWrites = true;
        AssertFails(DeviceFault.ReadBackDiffers, writes: 6);
    }

    [Fact]
    public void A_refused_write_fails_at_once_with_the_exception()
    {
        _image.Registers.RefusesWrites = ModbusExceptionCode.IllegalDataValue;
        AssertFails(DeviceFault.Refused + ModbusExceptionCode.IllegalDataValue, writes: 1);
    }

    [Fact]
    public void A_silent_device_fails_without_a_write()
    {
        _image.Registers.IsSilent = true;
        AssertFails(DeviceFault.NoReply, writes: 0);
    }

    [Fact]
    public void A_model_that_moved_ends_the_discovery()
    {
        _image.Registers[_image.Controls] = 160;
        AssertFails(DeviceFault.ModelMoved, writes: 0);
        Assert.False(_inverter.IsDiscovered);
    }

    [Fact]
    public void Without_reactive_control_the_limit_is_written_and_the_missing_vars_are_named()
    {
        _image.Registers[_image.Controls + 22] = 0xFFFF;
        Write(4800, 1000);
        Assert.False(_inverter.WriteSucceeded);
        Assert.Equal(DeviceFault.NoReactiveControl, _inverter.FaultCode);
        Assert.Equal(600, _image.Registers[_image.Controls + 5]);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    public void A_setpoint_that_is_no_magnitude_or_no_number_is_a_programming_error(double limitW, double reactivePowerVar)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _inverter.BeginWrite(limitW, reactivePowerVar));
    }

    [Fact]
    public void A_write_without_discovery_has_no_request_and_says_so()
    {
        var inverter = new SunSpecInverter(1);
        inverter.BeginWrite(1000, 0);
        Assert.Equal(0, new Bus(_image.Registers).Run(inverter));
        Assert.Equal(DeviceFault.NotDiscovered, inverter.FaultCode);
        Assert.False(inverter.WriteSucceeded);
    }

    private void AssertFails(int fault, int writes)
    {
        Write(4800, 1000);
        Assert.False(_inverter.WriteSucceeded);
        Assert.Equal(fault, _inverter.FaultCode);
        Assert.Equal(writes, _image.Registers.Log.Count(entry => entry[0] == 'W'));
    }

    private void Write(double limitW, double reactivePowerVar)
    {
        _inverter.BeginWrite(limitW, reactivePowerVar);
        new Bus(_image.Registers).Run(_inverter);
    }
}
