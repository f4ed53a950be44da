using EdgeLem.Node.Devices;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>Eight different devices on one line: the scan names each, and nobody where nobody is.</summary>
public sealed class MixedBusScanTests
{
    private static readonly string[] Meters =
        ["eastron_sdm120", "eastron_sdm630", "carlo_gavazzi_em340_em24e1", "schneider_iem3155", "abb_b23_b24", "chint_dtsu666", "pzem_004t_v3_016"];

    private readonly UnitScan _scan = new();

    [Fact]
    public void Eight_mixed_devices_are_named_without_doubt()
    {
        var line = new VirtualLine();
        for (int i = 0; i < Meters.Length; i++)
        {
            line.Attach((byte)(i + 1), Live(VirtualMeters.Create(Meters[i], (byte)(i + 1))));
        }

        line.Attach(8, new VirtualSunSpecInverter(new InverterRating(5000, 3), "sn"));

        for (byte unit = 1; unit <= Meters.Length; unit++)
        {
            Scan(line, unit);
            Assert.Equal((ScanFinding.Meter, Meters[unit - 1]), (_scan.Finding, _scan.Map?.Id));
        }

        Scan(line, 8);
        Assert.Equal((ScanFinding.SunSpecInverter, 103, true), (_scan.Finding, _scan.SunSpecModelId, _scan.IsIdentified));
        Scan(line, 9);
        Assert.Equal(ScanFinding.Silence, _scan.Finding);
    }

    [Theory]
    [InlineData("eastron_sdm120", true)]
    [InlineData("eastron_sdm230", false)]
    [InlineData("eastron_sdm630", true)]
    [InlineData("eastron_sdm72d_m_v2", true)]
    [InlineData("carlo_gavazzi_em24_rs485", true)]
    [InlineData("carlo_gavazzi_em340_em24e1", true)]
    [InlineData("schneider_iem3155", true)]
    [InlineData("abb_b23_b24", true)]
    [InlineData("chint_dtsu666", false)]
    [InlineData("pzem_004t_v3_016", false)]
    [InlineData("janitza_umg96", false)]
    [InlineData("shelly_pro_3em", true)]
    [InlineData("siemens_pac2200", false)]
    public void Every_meter_is_found_by_what_it_says_or_by_what_it_reads(string id, bool saysSo)
    {
        Scan(new VirtualLine().Attach(1, Live(VirtualMeters.Create(id, 1))), 1);
        Assert.Equal((ScanFinding.Meter, id, saysSo, ""), (_scan.Finding, _scan.Map?.Id, _scan.IsIdentified, _scan.InverterId));
    }

    [Theory]
    [InlineData(201)]
    [InlineData(213)]
    public void A_SunSpec_meter_tells_its_name_and_model(int model)
    {
        Scan(new VirtualLine().Attach(1, new VirtualSunSpecMeter(model)), 1);
        Assert.Equal((ScanFinding.SunSpecMeter, model, "EdgeLem Virtual meter"), (_scan.Finding, _scan.SunSpecModelId, _scan.Model));
    }

    [Theory]
    [InlineData("growatt", "growatt", "Growatt MOD/MID TL3-XH (Protocol II)")]
    [InlineData("growatt_vpp", "growatt_vpp", "Growatt MOD/MID TL3-XH (VPP 2.01)")]
    [InlineData("huawei_sun2000", "huawei_sun2000", "Huawei SUN2000-10KTL-M1")]
    [InlineData("sma_modbus_profile", "sma_modbus_profile", "SMA solar inverter")]
    [InlineData("sungrow_sg_sh", "sungrow_sg_sh", "Sungrow SH-RT (type 3587, 10.0 kW)")]
    public void An_inverter_with_a_map_says_what_it_is(string id, string driver, string model)
    {
        Scan(new VirtualLine().Attach(1, VirtualInverters.Create(id)), 1);
        Assert.Equal((ScanFinding.Inverter, driver, model, true), (_scan.Finding, _scan.InverterId, _scan.Model, _scan.IsIdentified));
    }

    [Theory]
    [InlineData("sunspec_101", 101)]
    [InlineData("sunspec_103", 103)]
    [InlineData("sunspec_111", 111)]
    [InlineData("sunspec_113", 113)]
    [InlineData("sunspec_124", 103)]
    [InlineData("sunspec_701", 701)]
    [InlineData("sunspec_713", 701)]
    public void A_SunSpec_inverter_of_every_family_is_one(string id, int model)
    {
        Scan(new VirtualLine().Attach(1, VirtualInverters.Create(id)), 1);
        Assert.Equal((ScanFinding.SunSpecInverter, "sunspec", model), (_scan.Finding, _scan.InverterId, _scan.SunSpecModelId));
        Assert.StartsWith("EdgeLem Virtual", _scan.Model, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meter_that_only_a_given_map_knows_is_found_with_that_map()
    {
        MeterMap own = new MeterMapReader().Read(new MeterMapDocument
        {
            Id = "my_meter", Model = "My meter", Function = 3,
            Points =
            [
                new MeterPointDocument { Quantity = "voltage", Line = 1, Address = 500, Type = "uint16", Scale = 0.1 },
                new MeterPointDocument { Quantity = "activePower", Line = 1, Address = 501, Type = "int32" },
                new MeterPointDocument { Quantity = "frequency", Address = 503, Type = "uint16", Scale = 0.01 },
                new MeterPointDocument { Quantity = "importEnergy", Address = 504, Type = "uint32" },
            ],
        })!;
        var scan = new UnitScan([MeterCatalogue.Get("eastron_sdm630"), own], isThorough: false);
        scan.BeginScan(5);
        new VirtualLine().Attach(5, Live(new VirtualMappedMeter(own))).Run(scan);

        Assert.Equal("my_meter", scan.Map?.Id);
    }

    private static IVirtualMeter Live(IVirtualMeter meter)
    {
        meter.Update(new MeterState(LineState.FromPower(231, 700, 90), LineState.FromPower(229, 350, -20), LineState.FromPower(230.5, -1200, 40), 50.02));
        meter.AddEnergy(54321, 4321);
        return meter;
    }

    private void Scan(VirtualLine line, byte unit)
    {
        _scan.BeginScan(unit);
        line.Run(_scan);
    }
}
