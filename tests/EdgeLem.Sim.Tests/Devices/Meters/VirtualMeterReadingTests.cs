using System.Net;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Nodes;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>Every virtual meter, read back by the node's driver: what the plant says must come out again, as finely as the real meter shows it.</summary>
public sealed class VirtualMeterReadingTests
{
    private const double ImportWh = 1234500;
    private const double ExportWh = 67890;

    private static readonly MeterState State = new(
        LineState.FromPower(230.4, 1500, 200), LineState.FromPower(228.7, -820.5, -60.3), LineState.FromPower(231.9, 10.25, 3.5), 49.98);

    public static TheoryData<string> Names => [.. VirtualMeters.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_plant_says_is_read_back(string name)
    {
        IVirtualMeter device = Device(name);
        IMeter meter = Driver(name);
        meter.BeginReading(everything: true);
        new VirtualLine().Attach(1, device).Run(meter);

        Compare(name, meter);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_same_over_TCP(string name)
    {
        await using var server = new VirtualModbusServer(new IPEndPoint(IPAddress.Loopback, 0));
        server.Attach(1, Device(name)).Start();
        var master = new ModbusMaster(new TcpFraming(), new ModbusMasterOptions(1500, 0, 2));
        using var bus = new ModbusTcpBus(new IPEndPoint(IPAddress.Loopback, server.Port), master);
        var request = new ModbusRequest();
        IMeter meter = Driver(name);
        meter.BeginReading(everything: true);
        long nowMs = 0;
        while (meter.NextRequest(request))
        {
            master.Begin(request, nowMs);
            nowMs = bus.Serve(nowMs);
            meter.Complete(master);
        }

        Compare(name, meter);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Readings_follow_the_plant_and_counters_only_rise(string name)
    {
        IVirtualMeter device = Device(name);
        IMeter meter = Driver(name);
        var line = new VirtualLine().Attach(1, device);
        meter.BeginReading(everything: true);
        line.Run(meter);
        long beforeWh = meter.Reading.ImportWh;
        device.AddEnergy(2000, 0);
        device.Update(State with { Line1 = LineState.FromPower(240.1, 500, 0) });
        meter.BeginReading(everything: true);
        line.Run(meter);

        Assert.True(meter.ReadingIsValid, meter.FaultReason);
        Assert.Equal(240.1, meter.Reading.VoltageV[0], 0.051);
        Assert.Equal(beforeWh + 2000, meter.Reading.ImportWh);
    }

    [Theory]
    [InlineData("pzem_004t_v3_016", DeviceFaultKind.WrongWordOrder)]
    [InlineData("schneider_iem3155", DeviceFaultKind.NotANumber)]
    [InlineData("abb_b23_b24", DeviceFaultKind.NotANumber)]
    [InlineData("janitza_umg96", DeviceFaultKind.Silent)]
    public void A_meter_that_goes_wrong_gives_no_reading(string name, DeviceFaultKind kind)
    {
        IVirtualMeter device = Device(name);
        IMeter meter = Driver(name);
        var line = new VirtualLine().Attach(1, device);
        meter.BeginReading(everything: true);
        line.Run(meter);
        device.Fault = new EdgeLem.Sim.Devices.DeviceFault(kind, EdgeLem.Sim.Devices.ModbusExceptionCode.None);
        meter.BeginReading(everything: true);
        line.Run(meter);

        Assert.False(meter.ReadingIsValid);
        Assert.NotEqual(0, meter.FaultCode);
    }

    [Theory]
    [InlineData("eastron_sdm120", WordOrder.Cdab)]
    [InlineData("siemens_pac2200", WordOrder.Cdab)]
    [InlineData("shelly_pro_3em", WordOrder.Abcd)]
    [InlineData("carlo_gavazzi_em340_em24e1", WordOrder.Abcd)]
    public void A_meter_with_swapped_words_is_read_right_from_the_first_contact(string name, WordOrder found)
    {
        IVirtualMeter device = Device(name);
        device.Fault = EdgeLem.Sim.Devices.DeviceFault.WrongWordOrder;
        var meter = new MappedMeter(MeterCatalogue.Get(name), 1);
        meter.BeginReading(everything: true);
        new VirtualLine().Attach(1, device).Run(meter);

        Compare(name, meter);
        Assert.Equal(found, meter.WordOrder);
    }

    [Fact]
    public void A_DTSU666_behind_transformers_is_read_on_the_primary_side()
    {
        var device = new VirtualMappedMeter(MeterCatalogue.Get("chint_dtsu666"), currentRatio: 40, voltageRatio: 1);
        device.Update(State);
        device.AddEnergy(4000000, 0);
        IMeter meter = Driver("chint_dtsu666");
        meter.BeginReading(everything: true);
        new VirtualLine().Attach(1, device).Run(meter);

        Assert.True(meter.ReadingIsValid, meter.FaultReason);
        Assert.Equal(1500, meter.Reading.PowerW[0], 0.01);
        Assert.Equal(4000000, meter.Reading.ImportWh);
    }

    [Theory]
    [InlineData(201, true)]
    [InlineData(203, true)]
    [InlineData(213, true)]
    [InlineData(213, false)]
    public void A_SunSpec_meter_that_counts_export_positive_is_read_right_by_a_driver_that_knows(int model, bool knows)
    {
        var device = new VirtualSunSpecMeter(model, countsExportPositive: true);
        device.Update(State);
        var meter = new SunSpecMeter(1, 0, countsExportPositive: knows);
        meter.BeginReading(everything: true);
        new VirtualLine().Attach(1, device).Run(meter);

        Assert.Equal(knows ? 1500 : -1500, meter.Reading.PowerW[0], 0.5);
    }

    private static IVirtualMeter Device(string name)
    {
        IVirtualMeter device = VirtualMeters.Create(name, 1);
        device.Update(State);
        device.AddEnergy(ImportWh, ExportWh);
        return device;
    }

    private static IMeter Driver(string name) =>
        name.StartsWith("sunspec_", StringComparison.Ordinal) ? new SunSpecMeter(1) : new MappedMeter(MeterCatalogue.Get(name), 1);

    private static MeterMap MapOf(IMeter meter) => meter is MappedMeter mapped ? mapped.Map : ((SunSpecMeter)meter).Map!;

    private static void Compare(string name, IMeter meter)
    {
        Assert.True(meter.ReadingIsValid, $"{name}: {meter.FaultReason}");
        MeterMap map = MapOf(meter);
        LineState[] lines = [State.Line1, State.Line2, State.Line3];
        bool hasDirection = map.MeasuresExport;
        for (int i = 0; i < map.Lines; i++)
        {
            double powerW = hasDirection ? lines[i].PowerW : Math.Abs(lines[i].PowerW);
            Near(map, MeterQuantity.Voltage, i + 1, lines[i].VoltageV, meter.Reading.VoltageV[i]);
            Near(map, MeterQuantity.Current, i + 1, lines[i].CurrentA, meter.Reading.CurrentA[i]);
            Near(map, MeterQuantity.ActivePower, i + 1, powerW, meter.Reading.PowerW[i]);
            Near(map, MeterQuantity.ReactivePower, i + 1, lines[i].ReactivePowerVar, meter.Reading.ReactivePowerVar[i]);
        }

        Near(map, MeterQuantity.Frequency, 0, State.FrequencyHz, meter.Reading.FrequencyHz);
        Near(map, MeterQuantity.ImportEnergy, 0, ImportWh + (hasDirection ? 0 : ExportWh), meter.Reading.ImportWh);
        Near(map, MeterQuantity.ExportEnergy, 0, ExportWh, hasDirection ? meter.Reading.ExportWh : double.NaN);
    }

    /// <summary>Equal to half a step of the device; a quantity that it does not have is not a number.</summary>
    private static void Near(MeterMap map, MeterQuantity quantity, int line, double expected, double actual)
    {
        MeterPoint? point = map.Find(quantity, line);
        if (point is null)
        {
            Assert.True(double.IsNaN(actual), $"{map.Id} does not have {MeterNames.Of(quantity)}, but reads {actual}");
            return;
        }

        double step = point.ScaleAddress < 0 ? point.Scale : quantity switch { MeterQuantity.Voltage => 0.1, MeterQuantity.Current or MeterQuantity.Frequency => 0.01, _ => 1 };
        bool isSingle = point.Type is RegisterType.Float32;
        bool isCounter = quantity is MeterQuantity.ImportEnergy or MeterQuantity.ExportEnergy;
        double tolerance = isSingle ? (isCounter ? 0.5 : 1e-6 * Math.Max(Math.Abs(expected), 1)) : (step / 2) + (isCounter ? 0.5 : 0) + 1e-9;
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{map.Id}: {MeterNames.Of(quantity)} of line {line} is {actual}, the plant says {expected}");
    }
}
