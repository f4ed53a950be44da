using System.Globalization;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Commands;

/// <summary>Reads <c>--fault HOME[/inverter]=KIND[@HH:MM[-HH:MM]]</c>.</summary>
internal static class FaultOption
{
    private static readonly Dictionary<string, DeviceFault> Kinds = new(StringComparer.Ordinal)
    {
        ["silent"] = DeviceFault.Silent,
        ["exception"] = DeviceFault.ExceptionReply(ModbusExceptionCode.DeviceFailure),
        ["illegal-address"] = DeviceFault.ExceptionReply(ModbusExceptionCode.IllegalAddress),
        ["gateway"] = DeviceFault.ExceptionReply(ModbusExceptionCode.GatewayTargetFailed),
        ["busy"] = DeviceFault.ExceptionReply(ModbusExceptionCode.Busy),
        ["reboot"] = DeviceFault.Reboot,
        ["frozen"] = DeviceFault.FrozenValues,
        ["stuck"] = DeviceFault.StuckCounter,
        ["roll-over"] = DeviceFault.CounterRollOver,
        ["nan"] = DeviceFault.NotANumber,
        ["word-order"] = DeviceFault.WrongWordOrder,
        ["zero"] = DeviceFault.ZeroCounters,
    };

    /// <summary>How the option is described.</summary>
    public static string Description => $"a device that misbehaves: HOME[/inverter]=KIND[@HH:MM[-HH:MM]], kinds {string.Join(", ", Kinds.Keys)}; hours after the start; may be repeated";

    /// <summary>Reads one option.</summary>
    /// <param name="text">The option's value.</param>
    /// <param name="fault">The fault.</param>
    /// <returns>False when it is not of this form.</returns>
    public static bool TryParse(string text, out PlannedFault? fault)
    {
        fault = null;
        string[] sides = text.Split('=');
        string[] what = sides.Length == 2 ? sides[1].Split('@') : [];
        string[] device = sides[0].Split('/');
        bool isDevice = device.Length == 1 || (device.Length == 2 && device[1] == "inverter");
        if (!isDevice || what.Length is < 1 or > 2 || !Kinds.TryGetValue(what[0], out DeviceFault kind))
        {
            return false;
        }

        if (!TryParseSpan(what.Length == 2 ? what[1] : "00:00", out long fromS, out long untilS))
        {
            return false;
        }

        fault = new PlannedFault(device[0], device.Length == 2, kind, fromS, untilS);
        return true;
    }

    /// <summary>What a right value looks like, for the error message.</summary>
    /// <param name="text">The wrong value.</param>
    public static string Explain(string text) => $"--fault is '{text}', it must be HOME[/inverter]=KIND[@HH:MM[-HH:MM]] such as home-07=silent@12:00-13:30; kinds are {string.Join(", ", Kinds.Keys)}.";

    private static bool TryParseSpan(string text, out long fromS, out long untilS)
    {
        string[] ends = text.Split('-');
        untilS = long.MaxValue;
        return TryParseTime(ends[0], out fromS) && (ends.Length == 1 || (ends.Length == 2 && TryParseTime(ends[1], out untilS) && untilS > fromS));
    }

    private static bool TryParseTime(string text, out long seconds)
    {
        string[] parts = text.Split(':');
        seconds = 0;
        bool isTime = parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int hours)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
            && minutes < 60
            && (seconds = (hours * 3600L) + (minutes * 60L)) >= 0;
        return isTime;
    }
}
