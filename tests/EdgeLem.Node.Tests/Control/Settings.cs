using EdgeLem.Contracts;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Control;

/// <summary>Settings made as a gateway makes them: by a message.</summary>
internal static class Settings
{
    public static ControlConfig Of(string profile) => new() { Profile = profile };

    public static NodeSettings Node(ControlConfig control, long periodMs = 2000) => new(Message(control, periodMs));

    public static ConfigMessage Message(ControlConfig control, long periodMs = 2000)
    {
        ConfigMessage message = Bench.Config(1);
        message.Control = control;
        message.ControlPeriodMs = periodMs;
        return message;
    }

    public static SettingFaults Faults(ControlConfig control, long periodMs = 2000)
    {
        var faults = new SettingFaults();
        NodeSettings.Examine(Message(control, periodMs), faults);
        return faults;
    }

    public static IEnumerable<SettingFault> All(SettingFaults faults) => Enumerable.Range(0, faults.Count).Select(faults.At);
}
