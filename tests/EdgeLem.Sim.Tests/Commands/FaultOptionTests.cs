using EdgeLem.Sim.Commands;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Tests.Commands;

public sealed class FaultOptionTests
{
    private static readonly DeviceFault Failure = DeviceFault.ExceptionReply(ModbusExceptionCode.DeviceFailure);

    public static TheoryData<string, PlannedFault> Right => new()
    {
        { "home-07=silent", new PlannedFault("home-07", false, DeviceFault.Silent, 0, long.MaxValue) },
        { "home-07/inverter=exception@00:30", new PlannedFault("home-07", true, Failure, 1800, long.MaxValue) },
        { "home-07=busy@12:00-13:30", new PlannedFault("home-07", false, DeviceFault.ExceptionReply(ModbusExceptionCode.Busy), 43_200, 48_600) },
        { "home-07=frozen@0:5-0:06", new PlannedFault("home-07", false, DeviceFault.FrozenValues, 300, 360) },
        { "home-07=stuck", new PlannedFault("home-07", false, DeviceFault.StuckCounter, 0, long.MaxValue) },
        { "home-07=roll-over@01:00", new PlannedFault("home-07", false, DeviceFault.CounterRollOver, 3600, long.MaxValue) },
        { "home-07/inverter=reboot@01:00-01:02", new PlannedFault("home-07", true, DeviceFault.Reboot, 3600, 3720) },
        { "home-07=gateway", new PlannedFault("home-07", false, DeviceFault.ExceptionReply(ModbusExceptionCode.GatewayTargetFailed), 0, long.MaxValue) },
        { "home-07=illegal-address", new PlannedFault("home-07", false, DeviceFault.ExceptionReply(ModbusExceptionCode.IllegalAddress), 0, long.MaxValue) },
        { "home-07=nan@36:00", new PlannedFault("home-07", false, DeviceFault.NotANumber, 129_600, long.MaxValue) },
        { "a=zero@00:02", new PlannedFault("a", false, DeviceFault.ZeroCounters, 120, long.MaxValue) },
        { "a=word-order@00:00-00:01", new PlannedFault("a", false, DeviceFault.WrongWordOrder, 0, 60) },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void What_it_reads(string text, PlannedFault expected)
    {
        Assert.True(FaultOption.TryParse(text, out PlannedFault? fault));
        Assert.Equal(expected, fault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("home-07")]
    [InlineData("home-07=")]
    [InlineData("home-07=loud")]
    [InlineData("home-07=Silent")]
    [InlineData("home-07/meter=silent")]
    [InlineData("home-07/inverter/x=silent")]
    [InlineData("home-07=silent=nan")]
    [InlineData("home-07=silent@")]
    [InlineData("home-07=silent@12")]
    [InlineData("home-07=silent@12:60")]
    [InlineData("home-07=silent@-1:00")]
    [InlineData("home-07=silent@12:00-")]
    [InlineData("home-07=silent@12:00-12:00")]
    [InlineData("home-07=silent@12:00-11:00")]
    [InlineData("home-07=silent@12:00-13:00-14:00")]
    [InlineData("home-07=silent@12:00@13:00")]
    [InlineData("home-07=silent@99999999999:00")]
    public void What_it_refuses(string text)
    {
        Assert.False(FaultOption.TryParse(text, out _));
        Assert.Contains($"'{text}'", FaultOption.Explain(text), StringComparison.Ordinal);
    }
}
