using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Tests.Devices;

public sealed class MeterReadPlanTests
{
    private const int Everything = MeterReadPlan.Settings + MeterReadPlan.Fast + MeterReadPlan.Slow;

    public static TheoryData<string> Ids => [.. Enumerable.Range(0, MeterCatalogue.Count).Select(MeterCatalogue.IdAt)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_plan_keeps_to_the_device_s_limits_and_brings_every_point_whole(string id)
    {
        MeterMap map = MeterCatalogue.Get(id);
        var plan = new MeterReadPlan(map, Everything);

        Assert.Equal(map.PointCount, plan.PointCount);
        for (int i = 0; i < plan.Requests; i++)
        {
            int end = plan.AddressOf(i) + plan.CountOf(i);
            Assert.InRange(plan.CountOf(i), 1, map.MaximumRegisters);
            Assert.Equal((0, 0), (plan.AddressOf(i) % map.Alignment, end % map.Alignment));
            Assert.DoesNotContain(map.SingleReads, single => plan.CountOf(i) > 1 && single >= plan.AddressOf(i) && single < end);
        }

        for (int i = 0; i < plan.PointCount; i++)
        {
            MeterPoint point = plan.PointAt(i);
            Assert.Contains(Enumerable.Range(0, plan.Requests), request => plan.FunctionOf(request) == point.Function
                && point.Address >= plan.AddressOf(request) && point.Address + point.Registers <= plan.AddressOf(request) + plan.CountOf(request));
        }
    }

    [Theory]
    [InlineData("eastron_sdm630", "0+30")]
    [InlineData("carlo_gavazzi_em340_em24e1", "0+36")]
    [InlineData("carlo_gavazzi_em24_rs485", "0+6 12+10 22+2 30+6")]
    [InlineData("schneider_iem3155", "2999+6 3027+6 3053+16")]
    [InlineData("abb_b23_b24", "23296+36")]
    [InlineData("pzem_004t_v3_016", "0+5")]
    public void The_fast_group_is_read_with_few_requests(string id, string expected)
    {
        var plan = new MeterReadPlan(MeterCatalogue.Get(id), MeterReadPlan.Fast);
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, plan.Requests).Select(i => $"{plan.AddressOf(i)}+{plan.CountOf(i)}")));
    }

    [Fact]
    public void Bus_time_of_36_registers_at_9600_baud_is_the_published_9_88_and_50_ms()
    {
        // Request 8 bytes 9.2 ms, reply 77 bytes 88.2 ms, turnaround 50 ms: the worked budget of an SDM630's phase block.
        var map = new MeterMapBuilder("test", "Test") { Lines = 3, MaximumGap = 30 };
        map.PerLine(MeterQuantity.Voltage, 0, RegisterType.Float32, 1);
        map.PerLine(MeterQuantity.ActivePower, 30, RegisterType.Float32, 1);
        map.Whole(MeterQuantity.ImportEnergy, 1000, RegisterType.Float32, 1);
        var plan = new MeterReadPlan(map.Build(), MeterReadPlan.Fast);

        Assert.Equal(36, plan.CountOf(0));
        var budget = new BusBudget(ModbusMasterOptions.ForSerial(9600));
        plan.AddTo(budget, 1000);
        Assert.InRange(budget.SharePermille, 146, 150);
    }

    [Fact]
    public void An_SDM120_at_its_factory_s_2400_baud_does_not_fit_a_cycle_of_300_ms()
    {
        var budget = new BusBudget(ModbusMasterOptions.ForSerial(2400));
        new MeterReadPlan(MeterCatalogue.Get("eastron_sdm120"), MeterReadPlan.Fast).AddTo(budget, 300);

        Assert.False(budget.Fits); // request 36.7 ms, reply of 26 registers 261 ms, 50 ms
    }

    [Fact]
    public void A_value_is_read_in_one_request_with_its_scale()
    {
        MeterMap map = new MeterMapReader().Read(new MeterMapDocument
        {
            Id = "test", Model = "Test", MaximumRegisters = 20,
            Points =
            [
                new MeterPointDocument { Quantity = "voltage", Line = 1, Address = 10, Type = "int16", ScaleAddress = 25 },
                new MeterPointDocument { Quantity = "activePower", Line = 1, Address = 11, Type = "int16", ScaleAddress = 4 },
                new MeterPointDocument { Quantity = "importEnergy", Address = 100, Type = "uint32" },
            ],
        })!;
        var plan = new MeterReadPlan(map, MeterReadPlan.Fast);

        Assert.Equal([(4, 8), (10, 16)], Enumerable.Range(0, plan.Requests).Select(i => (plan.AddressOf(i), plan.CountOf(i))));
    }

    [Fact]
    public void Registers_of_two_functions_are_never_read_together()
    {
        var map = new MeterMapBuilder("test", "Test");
        map.PerLine(MeterQuantity.Voltage, 0, RegisterType.UInt16, 1);
        map.Function = ModbusFunction.ReadHoldingRegisters;
        map.PerLine(MeterQuantity.ActivePower, 1, RegisterType.UInt16, 1);
        map.Whole(MeterQuantity.ImportEnergy, 2, RegisterType.UInt32, 1);
        var plan = new MeterReadPlan(map.Build(), Everything);

        Assert.Equal([(3, 1, 3), (4, 0, 1)], Enumerable.Range(0, plan.Requests).Select(i => ((int)plan.FunctionOf(i), plan.AddressOf(i), plan.CountOf(i))));
    }
}
