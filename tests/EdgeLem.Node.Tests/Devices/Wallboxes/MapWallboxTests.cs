using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices.Wallboxes;

/// <summary>The wallboxes against images of their registers, over real frames.</summary>
public sealed class MapWallboxTests
{
    [Fact]
    public void KEBA_is_read_two_registers_at_a_time()
    {
        RegisterImage image = Keba();
        var box = new MapWallbox(255, WallboxMaps.KebaP30());

        Read(box, image);

        Assert.Equal(["R 1000 2", "R 1008 2", "R 1010 2", "R 1012 2", "R 1020 2"], image.Log);
        Assert.True(box.ReadingIsValid);
        Assert.Equal(WallboxState.Charging, box.Reading.State);
        Assert.Equal([10.1, 10.2, 0.3], box.Reading.CurrentA.Select(a => Math.Round(a, 9)));
        Assert.Equal(7_000.123, box.Reading.PowerW, 9);
    }

    [Fact]
    public void KEBA_gets_its_watchdog_with_the_first_current_only_and_is_paused_by_its_switch()
    {
        RegisterImage image = Keba();
        var box = new MapWallbox(255, WallboxMaps.KebaP30());

        Write(box, image, 10.5);
        Write(box, image, 0);
        Write(box, image, 16);

        Assert.Equal(["W 5018 60", "W 5004 10500", "W 5014 1", "W 5014 0", "W 5004 16000", "W 5014 1"], image.Log);
        Assert.True(box.WriteSucceeded);
        Assert.Equal(24_000, box.RefreshMs);
    }

    [Fact]
    public void Heidelberg_takes_tenths_of_amperes_and_zero_for_a_pause()
    {
        var image = new RegisterImage();
        image.Fill(5, 10, 0);
        (image[5], image[6], image[7], image[8], image[14]) = (7, 101, 100, 99, 2300);
        var box = new MapWallbox(1, WallboxMaps.HeidelbergEnergyControl());

        Read(box, image);
        Write(box, image, 6);
        Write(box, image, 0);

        Assert.Equal(["R 5 10", "W 257 15000", "W 262 0", "W 261 60", "W 261 0"], image.Log);
        Assert.Equal((WallboxState.Charging, 2300), (box.Reading.State, box.Reading.PowerW));
        Assert.Equal(10.1, box.Reading.CurrentA[0], 9);
        Assert.Equal(6000, box.RefreshMs);
    }

    [Theory]
    [InlineData("A", WallboxState.NoVehicle)]
    [InlineData("B2", WallboxState.Connected)]
    [InlineData("C2", WallboxState.Charging)]
    [InlineData("E", WallboxState.Fault)]
    public void Alfen_tells_its_state_by_letter_and_takes_a_float(string letters, WallboxState state)
    {
        var image = new RegisterImage();
        image.SetFloat(320, 9.5f);
        image.SetFloat(322, 9.25f);
        image.SetFloat(324, 9);
        image.SetFloat(344, 6400);
        image.Fill(1201, 5, 0);
        image[1201] = (ushort)((letters[0] << 8) | (letters.Length > 1 ? letters[1] : 0));
        var box = new MapWallbox(1, WallboxMaps.AlfenEve());

        Read(box, image);
        Write(box, image, 13.7);

        uint bits = BitConverter.SingleToUInt32Bits(13.7f);
        Assert.Equal((state, 6400), (box.Reading.State, box.Reading.PowerW));
        Assert.Equal($"W 1210 {bits >> 16} {bits & 0xFFFF}", image.Log[^1]);
        Assert.True(box.RefreshMs <= 30_000);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(6.1)]
    [InlineData(31.9)]
    [InlineData(32)]
    [InlineData(63)]
    public void The_float_written_is_that_of_the_runtime(double currentA)
    {
        var image = new RegisterImage();
        Write(new MapWallbox(1, WallboxMaps.AlfenEve()), image, currentA);

        uint bits = BitConverter.SingleToUInt32Bits((float)currentA);
        Assert.Equal($"W 1210 {bits >> 16} {bits & 0xFFFF}", image.Log[^1]);
    }

    [Fact]
    public void ABB_takes_milliamperes_in_two_registers_and_is_started_and_stopped()
    {
        var image = new RegisterImage();
        image.Fill(0x4010, 14, 0);
        image[0x401D] = 4200;
        image[0x4011] = 6100;
        var box = new MapWallbox(1, WallboxMaps.AbbTerraAc());

        Read(box, image);
        Write(box, image, 16);
        Write(box, image, 0);

        Assert.Equal((WallboxState.Unknown, 4200, 6.1), (box.Reading.State, box.Reading.PowerW, Math.Round(box.Reading.CurrentA[0], 9)));
        Assert.Equal(["W 16640 0 16000", "W 16645 0", "W 16645 1"], image.Log.Where(line => line[0] == 'W'));
    }

    [Theory]
    [InlineData(0, WallboxState.NoVehicle)]
    [InlineData(2, WallboxState.Charging)]
    [InlineData(4, WallboxState.Connected)]
    [InlineData(12, WallboxState.Fault)]
    [InlineData(9999, WallboxState.Fault)]
    public void Victron_is_put_into_manual_mode_and_takes_whole_amperes(int status, WallboxState state)
    {
        var image = new RegisterImage();
        image.Fill(5011, 8, 0);
        (image[5014], image[5015], image[5018]) = (3680, (ushort)status, 160);
        var box = new MapWallbox(1, WallboxMaps.VictronEvcs());

        Read(box, image);
        Write(box, image, 16);

        Assert.Equal((state, 3680, 16), (box.Reading.State, box.Reading.PowerW, Math.Round(box.Reading.CurrentA[0], 9)));
        Assert.Equal(["R 5011 8", "W 5009 0", "W 5016 16", "W 5010 1"], image.Log);
        Assert.Equal(1, box.CurrentStepA);
    }

    [Fact]
    public void A_silent_or_refusing_box_fails_with_a_number_and_is_set_up_again()
    {
        RegisterImage image = Keba();
        var box = new MapWallbox(255, WallboxMaps.KebaP30());
        Write(box, image, 10);
        image.RefusesWrites = 4;
        Write(box, image, 11);
        Assert.Equal((false, 104), (box.WriteSucceeded, box.FaultCode));

        image.RefusesWrites = 0;
        image.Log.Clear();
        Write(box, image, 11);
        Assert.Equal("W 5018 60", image.Log[0]);

        image.IsSilent = true;
        Read(box, image);
        Assert.Equal((false, DeviceFault.NoReply), (box.ReadingIsValid, box.FaultCode));
        Assert.NotEmpty(box.FaultReason);
    }

    [Fact]
    public void A_reading_before_does_not_make_a_write_succeed_or_fail()
    {
        RegisterImage image = Keba();
        var box = new MapWallbox(255, WallboxMaps.KebaP30());
        Read(box, image);
        Write(box, image, 10);
        Assert.True(box.WriteSucceeded);
        image.IsSilent = true;
        Write(box, image, 11);

        Assert.False(box.WriteSucceeded);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_current_that_no_vehicle_takes_is_never_written(double currentA) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MapWallbox(1, WallboxMaps.KebaP30()).BeginWrite(currentA));

    [Fact]
    public void A_float_that_is_no_number_is_a_fault()
    {
        var image = new RegisterImage();
        image.SetFloat(320, float.NaN);
        image.SetFloat(322, 0);
        image.SetFloat(324, 0);
        var box = new MapWallbox(1, WallboxMaps.AlfenEve());

        Read(box, image);

        Assert.Equal((false, DeviceFault.NotANumber), (box.ReadingIsValid, box.FaultCode));
    }

    private static RegisterImage Keba()
    {
        var image = new RegisterImage();
        void Set(int address, uint value) => (image[address], image[address + 1]) = ((ushort)(value >> 16), (ushort)value);
        Set(1000, 3);
        Set(1008, 10_100);
        Set(1010, 10_200);
        Set(1012, 300);
        Set(1020, 7_000_123);
        return image;
    }

    private static void Read(MapWallbox box, RegisterImage image)
    {
        box.BeginReading();
        new Bus(image, tcp: true).Run(box);
    }

    private static void Write(MapWallbox box, RegisterImage image, double currentA)
    {
        box.BeginWrite(currentA);
        new Bus(image, tcp: true).Run(box);
    }
}
