using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>Finding an inverter's models and ratings. Source: SunSpec Device Information Model Specification, sections 4 and 6.</summary>
public sealed class SunSpecDiscoveryTests
{
    [Theory]
    [InlineData(40000, 66)]
    [InlineData(40000, 65)] // without the pad, as some makes do
    [InlineData(0, 66)]
    [InlineData(50000, 65)]
    public void The_models_are_found_at_each_base_and_with_either_length_of_model_1(int baseAddress, int commonLength)
    {
        SunSpecInverter inverter = Discover(new SunSpecImage(baseAddress, commonLength));
        Assert.True(inverter.IsDiscovered, inverter.FaultReason);
        Assert.Equal("EdgeLem Test 10k", inverter.Model);
        Assert.Equal((10000, 11000), (inverter.RatedPowerW, inverter.RatedVoltAmpere));
    }

    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(103)]
    public void Each_integer_inverter_model_is_taken(int model)
    {
        Assert.True(Discover(new SunSpecImage(inverterModel: model)).IsDiscovered);
    }

    [Fact]
    public void The_reactive_rating_is_what_the_settings_allow_in_both_directions()
    {
        Assert.Equal(4000, Discover(new SunSpecImage()).RatedReactivePowerVar); // VArMaxQ1 5000, VArMaxQ4 4000
        Assert.Equal(6000, Discover(new SunSpecImage(withSettings: false)).RatedReactivePowerVar); // nameplate
    }

    [Fact]
    public void Without_a_reactive_setpoint_the_reactive_rating_is_0()
    {
        var image = new SunSpecImage();
        image.Registers[image.Controls + 15] = 0x8000;
        image.Registers[image.Controls + 16] = 0x8000;
        SunSpecInverter inverter = Discover(image);
        Assert.True(inverter.IsDiscovered, inverter.FaultReason);
        Assert.Equal(0, inverter.RatedReactivePowerVar);
    }

    [Fact]
    public void A_device_that_refuses_the_length_of_the_end_model_is_found()
    {
        var image = new SunSpecImage();
        image.Registers.Remove(image.End + 1);
        Assert.True(Discover(image).IsDiscovered);
    }

    [Fact]
    public void No_read_is_longer_than_125_registers_and_each_model_is_read_by_itself()
    {
        var image = new SunSpecImage();
        Discover(image);
        Assert.Equal(
            [
                "R 40000 2", "R 40002 2", "R 40070 2", "R 40122 2", "R 40150 2", "R 40182 2", "R 40232 2", "R 40258 2",
                "R 40002 34", "R 40122 28", "R 40150 32", "R 40232 26", "R 40070 52",
            ],
            image.Registers.Log);
    }

    [Fact]
    public void A_device_that_keeps_silent_about_unknown_registers_is_found_by_the_next_tries()
    {
        var image = new SunSpecImage(50000);
        image.Registers.IsSilentOnUnknown = true;
        var inverter = new SunSpecInverter(1);
        int jobs = 0;
        while (!inverter.IsDiscovered && jobs < 3)
        {
            jobs++;
            inverter.BeginDiscovery();
            new Bus(image.Registers).Run(inverter);
        }

        Assert.True(inverter.IsDiscovered, inverter.FaultReason);
        Assert.Equal(3, jobs);
    }

    [Fact]
    public void A_device_without_marker_is_named_as_such()
    {
        var image = new SunSpecImage();
        image.Registers[40001] = 0x6E54;
        AssertFails(image, DeviceFault.NoSunSpecMarker);
    }

    [Fact]
    public void A_silent_device_costs_one_request_a_try()
    {
        var image = new SunSpecImage();
        image.Registers.IsSilent = true;
        var inverter = new SunSpecInverter(1);
        inverter.BeginDiscovery();
        Assert.Equal(1, new Bus(image.Registers).Run(inverter));
        Assert.Equal(DeviceFault.NoReply, inverter.FaultCode);
    }

    [Theory]
    [InlineData(nameof(SunSpecImage.Common), 0, 2, DeviceFault.BrokenModelChain)]
    [InlineData(nameof(SunSpecImage.Common), 0, 0xFFFF, DeviceFault.BrokenModelChain)]
    [InlineData(nameof(SunSpecImage.Common), 1, 64, DeviceFault.ShortModel)]
    [InlineData(nameof(SunSpecImage.Common), 1, 40000, DeviceFault.BrokenModelChain)]
    [InlineData(nameof(SunSpecImage.Inverter), 0, 114, DeviceFault.NoInverterModel)]
    [InlineData(nameof(SunSpecImage.Inverter), 0, 113, DeviceFault.ShortModel)] // the float model has 60 registers
    [InlineData(nameof(SunSpecImage.Inverter), 1, 49, DeviceFault.ShortModel)]
    [InlineData(nameof(SunSpecImage.Inverter), 15, 0x8000, DeviceFault.MissingPoint)] // W_SF
    [InlineData(nameof(SunSpecImage.Nameplate), 0, 125, DeviceFault.NoNameplateModel)]
    [InlineData(nameof(SunSpecImage.Nameplate), 3, 0xFFFF, DeviceFault.MissingPoint)] // WRtg
    [InlineData(nameof(SunSpecImage.Nameplate), 4, 0x8000, DeviceFault.MissingPoint)] // WRtg_SF
    [InlineData(nameof(SunSpecImage.Nameplate), 4, 11, DeviceFault.MissingPoint)] // scale factor above 10
    [InlineData(nameof(SunSpecImage.Nameplate), 5, 0xFFFF, DeviceFault.MissingPoint)] // VARtg
    [InlineData(nameof(SunSpecImage.Nameplate), 3, 0, DeviceFault.RatingRange)]
    [InlineData(nameof(SunSpecImage.Settings), 2, 0xFFFF, DeviceFault.MissingPoint)] // WMax
    [InlineData(nameof(SunSpecImage.Settings), 2, 0, DeviceFault.RatingRange)]
    [InlineData(nameof(SunSpecImage.Controls), 0, 124, DeviceFault.NoControlsModel)]
    [InlineData(nameof(SunSpecImage.Controls), 23, 0x8000, DeviceFault.MissingPoint)] // WMaxLimPct_SF
    [InlineData(nameof(SunSpecImage.Controls), 9, 0xFFFF, DeviceFault.MissingPoint)] // WMaxLim_Ena
    public void What_is_missing_is_named(string model, int offset, int value, int fault)
    {
        var image = new SunSpecImage();
        int address = (int)typeof(SunSpecImage).GetProperty(model)!.GetValue(image)!;
        image.Registers[address + offset] = (ushort)value;
        AssertFails(image, fault);
    }

    [Fact]
    public void A_chain_without_end_is_given_up()
    {
        var image = new SunSpecImage();
        for (int address = image.End; address < 65500; address += 2)
        {
            image.Registers[address] = 64000;
            image.Registers[address + 1] = 0;
        }

        AssertFails(image, DeviceFault.BrokenModelChain);
    }

    [Fact]
    public void Models_behind_a_second_model_1_belong_to_another_device()
    {
        var image = new SunSpecImage();
        image.Registers.Fill(image.End, 2 + 66, 0);
        image.Registers[image.End] = 1;
        image.Registers[image.End + 1] = 66;
        image.Registers.Fill(image.End + 68, 52, 0);
        image.Registers[image.End + 68] = 103;
        image.Registers[image.End + 69] = 50;
        image.Registers[image.End + 120] = 0xFFFF;
        SunSpecInverter inverter = Discover(image);
        Assert.True(inverter.IsDiscovered, inverter.FaultReason);
        Assert.Equal("R 40070 52", image.Registers.Log[^1]);
    }

    private static void AssertFails(SunSpecImage image, int fault)
    {
        SunSpecInverter inverter = Discover(image);
        Assert.False(inverter.IsDiscovered);
        Assert.Equal(fault, inverter.FaultCode);
        Assert.NotEmpty(inverter.FaultReason);
        Assert.Equal(0, inverter.RatedPowerW);
        inverter.BeginReading();
        Assert.Equal(0, new Bus(image.Registers).Run(inverter));
        Assert.Equal(DeviceFault.NotDiscovered, inverter.FaultCode);
    }

    private static SunSpecInverter Discover(SunSpecImage image)
    {
        var inverter = new SunSpecInverter(1);
        inverter.BeginDiscovery();
        new Bus(image.Registers, tcp: true).Run(inverter);
        return inverter;
    }
}
