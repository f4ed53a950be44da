using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

public sealed class UnitScanTests
{
    private readonly RegisterImage _image = new();
    private readonly UnitScan _scan = new();

    [Fact]
    public void An_absent_unit_costs_four_requests()
    {
        _image.IsSilent = true;
        Assert.Equal(4, Scan());
        Assert.Equal((ScanFinding.Silence, DeviceFault.NoReply), (_scan.Finding, _scan.FaultCode));
    }

    /// <summary>Exceptions 0A and 0B are a gateway's: nobody is there.</summary>
    [Theory]
    [InlineData(ModbusExceptionCode.GatewayPathUnavailable)]
    [InlineData(ModbusExceptionCode.GatewayTargetFailedToRespond)]
    public void A_gateway_that_speaks_for_an_absent_unit_is_silence(byte exception)
    {
        _image.RefusesUnknown = exception;
        Scan();
        Assert.Equal((ScanFinding.Silence, DeviceFault.NoReply), (_scan.Finding, _scan.FaultCode));
    }

    [Fact]
    public void A_device_that_refuses_everything_is_unknown()
    {
        Scan();
        Assert.Equal((ScanFinding.Unknown, DeviceFault.None, ""), (_scan.Finding, _scan.FaultCode, _scan.Model));
        Assert.Null(_scan.Map);
    }

    [Fact]
    public void A_thorough_scan_finds_a_meter_that_is_silent_about_registers_it_does_not_have()
    {
        _image.IsSilentOnUnknown = true;
        Eastron(lines: 1);
        _image[0xFC02] = 0x0020;
        var thorough = new UnitScan([MeterCatalogue.Get("abb_b23_b24"), MeterCatalogue.Get("eastron_sdm120")], isThorough: true);
        thorough.BeginScan(1);
        new Bus(_image).Run(thorough);

        Assert.Equal(("eastron_sdm120", true), (thorough.Map?.Id, thorough.IsIdentified));
    }

    [Theory]
    [InlineData(0x0020, "eastron_sdm120")]
    [InlineData(0x0070, "eastron_sdm630")]
    [InlineData(0x0089, "eastron_sdm72d_m_v2")]
    public void Eastron_meters_of_one_layout_are_told_apart_by_their_code(int code, string id)
    {
        Eastron(lines: 3);
        _image[0xFC02] = (ushort)code;
        Scan();

        Assert.Equal((ScanFinding.Meter, id, true), (_scan.Finding, _scan.Map?.Id, _scan.IsIdentified));
    }

    [Fact]
    public void An_Eastron_meter_with_one_line_and_no_code_is_an_SDM230()
    {
        Eastron(lines: 1);
        Scan();
        Assert.Equal((ScanFinding.Meter, "eastron_sdm230", false), (_scan.Finding, _scan.Map?.Id, _scan.IsIdentified));
    }

    [Fact]
    public void An_Eastron_meter_with_three_lines_and_an_unknown_code_may_be_two_meters()
    {
        // 0x1010 has been reported by SDM630 meters with software 1.5.
        Eastron(lines: 3);
        _image[0xFC02] = 0x1010;
        Scan();

        Assert.Equal(ScanFinding.AmbiguousMeter, _scan.Finding);
        Assert.Equal(["eastron_sdm630", "eastron_sdm72d_m_v2"], Enumerable.Range(0, _scan.PossibleCount).Select(i => _scan.PossibleAt(i).Id));
        Assert.Null(_scan.Map);
    }

    [Theory]
    [InlineData("SPEM-003CEBEU", false)]
    [InlineData("SPEM-003CEBEU", true)]
    public void A_text_is_known_with_its_bytes_swapped_too(string text, bool isSwapped)
    {
        _image.Fill(6, 10, 0);
        for (int i = 0; i < text.Length; i++)
        {
            bool isHigh = i % 2 == 0 != isSwapped;
            _image[6 + (i / 2)] |= (ushort)(isHigh ? text[i] << 8 : text[i]);
        }

        Scan();
        Assert.Equal(("shelly_pro_3em", "Shelly Pro 3EM (SPEM-003CEBEU)"), (_scan.Map?.Id, _scan.Model));
    }

    [Theory]
    [InlineData(101)]
    [InlineData(103)]
    public void A_SunSpec_inverter_tells_its_name_and_model(int model)
    {
        Bus bus = new(new SunSpecImage(inverterModel: model).Registers);
        _scan.BeginScan(1);
        bus.Run(_scan);
        Assert.Equal((ScanFinding.SunSpecInverter, model, "EdgeLem Test 10k"), (_scan.Finding, _scan.SunSpecModelId, _scan.Model));
    }

    /// <summary>Type 3400 is an off-grid inverter, reported to restart when registers from 30000 on are read.</summary>
    [Fact]
    public void Nothing_more_is_asked_of_a_Growatt_that_must_not_be_asked()
    {
        _image[43] = 3400;
        Scan();
        Assert.Equal((ScanFinding.Unknown, "", "Growatt SPF (type 3400), which has no known map"), (_scan.Finding, _scan.InverterId, _scan.Model));
        Assert.DoesNotContain(_image.Log, line => line.Contains("30000", StringComparison.Ordinal) || line.Contains("30099", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5201, 0, "growatt", "Growatt MIN 7000-10000 TL-X (Protocol II)")]
    [InlineData(3502, 202, "growatt_vpp", "Growatt SPH TL BL (VPP 2.02)")]
    public void A_Growatt_tells_its_series_and_protocol(int type, int version, string id, string model)
    {
        _image[43] = (ushort)type;
        if (version > 0)
        {
            _image[30_099] = (ushort)version;
        }

        Scan();
        Assert.Equal((ScanFinding.Inverter, id, model), (_scan.Finding, _scan.InverterId, _scan.Model));
    }

    /// <summary>Codes of the manufacturer's list; what does not fit a rated power or an output type is no Sungrow.</summary>
    [Theory]
    [InlineData(3343, 50, 0, "Sungrow SH (type 3343, 5.0 kW)")]
    [InlineData(3599, 100, 1, "Sungrow SH-RT (type 3599, 10.0 kW)")]
    [InlineData(9277, 30, 1, "Sungrow SG-RT (type 9277, 3.0 kW)")]
    [InlineData(9732, 36, 0, "Sungrow SG-RS (type 9732, 3.6 kW)")]
    [InlineData(11_270, 1100, 2, "Sungrow SG (type 11270, 110.0 kW)")]
    [InlineData(3343, 0, 0, "")]
    [InlineData(3343, 50, 3, "")]
    [InlineData(3345, 50, 0, "")]
    public void A_Sungrow_tells_its_type_and_rated_power(int type, int power, int output, string model)
    {
        _image[4999] = (ushort)type;
        _image[5000] = (ushort)power;
        _image[5001] = (ushort)output;
        Scan();
        Assert.Equal((model, model.Length > 0 ? "sungrow_sg_sh" : ""), (_scan.Model, _scan.InverterId));
    }

    [Theory]
    [InlineData(8001, "SMA solar inverter")]
    [InlineData(8007, "SMA battery inverter")]
    [InlineData(8065, "")]
    public void An_SMA_device_tells_its_class(int deviceClass, string model)
    {
        _image[30_051] = 0;
        _image[30_052] = (ushort)deviceClass;
        Scan();
        Assert.Equal((model, model.Length > 0 ? ScanFinding.Inverter : ScanFinding.Unknown), (_scan.Model, _scan.Finding));
        Assert.DoesNotContain(_image.Log, line => line.StartsWith('W'));
    }

    [Fact]
    public void A_scan_writes_nothing()
    {
        Eastron(lines: 3);
        Scan();
        Assert.DoesNotContain(_image.Log, line => line.StartsWith('W'));
    }

    [Fact]
    public void A_scan_can_be_used_for_one_unit_after_another()
    {
        Eastron(lines: 1);
        Scan();
        Assert.Equal(ScanFinding.Meter, _scan.Finding);
        _image.IsSilent = true;
        Scan();
        Assert.Equal((ScanFinding.Silence, 0, ""), (_scan.Finding, _scan.PossibleCount, _scan.Model));
    }

    private int Scan()
    {
        _scan.BeginScan(1);
        return new Bus(_image).Run(_scan);
    }

    private void Eastron(int lines)
    {
        for (int line = 0; line < lines; line++)
        {
            _image.SetFloat(2 * line, 230.5f);
            _image.SetFloat(6 + (2 * line), 1.5f);
            _image.SetFloat(12 + (2 * line), 300f);
            _image.SetFloat(24 + (2 * line), 20f);
        }

        // What lies between reads 0: a meter with one line has the registers of the other two.
        foreach (int address in Enumerable.Range(0, 30).Concat(Enumerable.Range(70, 6)).Where(address => !IsSet(address)))
        {
            _image[address] = 0;
        }

        _image.SetFloat(70, 50f);
        _image.SetFloat(72, 12.5f);
    }

    private bool IsSet(int address)
    {
        var request = new ModbusRequest();
        request.SetRead(1, ModbusFunction.ReadInputRegisters, address, 1);
        bool wasSilent = _image.IsSilentOnUnknown;
        _image.IsSilentOnUnknown = false;
        bool isSet = _image.Read(request, new ushort[1]) == 0;
        _image.IsSilentOnUnknown = wasSilent;
        return isSet;
    }
}
