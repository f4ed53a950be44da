using System.Globalization;
using EdgeLem.Sim.Devices.Faults;

namespace EdgeLem.Sim.Commands;

/// <summary>Reads <c>--fault UNIT=KIND[@NAME=VALUE,...]</c> of the command <c>devices</c>.</summary>
internal static class BusFaultOption
{
    private static readonly Dictionary<string, Func<BusFault, double, BusFault>> Parameters = new(StringComparer.Ordinal)
    {
        ["rate"] = (fault, value) => fault with { Rate = InRange(value, 0, 1) },
        ["ms"] = (fault, value) => fault with { DelayMs = Whole(value, 0, 60_000) },
        ["bytes"] = (fault, value) => fault with { Bytes = Whole(value, fault.Kind == BusFaultKind.Echo ? 0 : 1, 64) },
        ["code"] = (fault, value) => fault with { Code = (byte)Whole(value, 1, 255) },
        ["from"] = (fault, value) => fault with { FromS = InRange(value, 0, 1e9) },
        ["until"] = (fault, value) => fault with { UntilS = InRange(value, 0, 1e9) },
        ["every"] = (fault, value) => fault with { EveryS = InRange(value, 0, 1e9) },
        ["lasts"] = (fault, value) => fault with { LastsS = InRange(value, 0, 1e9) },
        ["seed"] = (fault, value) => fault with { Seed = Whole(value, 0, int.MaxValue) },
    };

    /// <summary>How the option is described.</summary>
    public static string Description =>
        $"a device or a line that misbehaves: UNIT=KIND[@NAME=VALUE,...]; kinds {string.Join(", ", FaultNames.All)}; parameters {string.Join(", ", Parameters.Keys)} (docs/bus.md); unit 0 is the whole line; may be repeated";

    /// <summary>Reads one option.</summary>
    /// <param name="text">The option's value.</param>
    /// <param name="unitId">The unit; 0 for the whole line.</param>
    /// <param name="fault">The fault.</param>
    /// <returns>False when it is not of this form or a value is out of its range.</returns>
    public static bool TryParse(string text, out byte unitId, out BusFault? fault)
    {
        unitId = 0;
        fault = null;
        string[] halves = text.Split('@', 2);
        string[] sides = halves[0].Split('=');
        bool isHead = sides.Length == 2 && byte.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out unitId) && unitId <= 247;
        if (!isHead || !FaultNames.TryFind(sides[1], out BusFaultKind kind))
        {
            return false;
        }

        fault = halves.Length == 1 ? new BusFault(kind) : WithParameters(new BusFault(kind), halves[1]);
        return fault is not null && fault.FromS < fault.UntilS;
    }

    /// <summary>What a right value looks like, for the error message.</summary>
    /// <param name="text">The wrong value.</param>
    public static string Explain(string text) =>
        $"--fault is '{text}', it must be UNIT=KIND[@NAME=VALUE,...] such as 2=noise@rate=0.1,seed=7; kinds are {string.Join(", ", FaultNames.All)}; "
        + "rate is 0 to 1, ms 0 to 60000, bytes 1 to 64, code 1 to 255; from, until, every and lasts are in s.";

    private static BusFault? WithParameters(BusFault fault, string text)
    {
        BusFault? result = fault;
        foreach (string[] pair in text.Split(',').Select(part => part.Split('=')))
        {
            bool isPair = pair.Length == 2 && double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double _);
            if (!isPair || !Parameters.TryGetValue(pair[0], out Func<BusFault, double, BusFault>? set))
            {
                return null;
            }

            result = Try(result, set, double.Parse(pair[1], CultureInfo.InvariantCulture));
        }

        return result;
    }

    private static BusFault? Try(BusFault? fault, Func<BusFault, double, BusFault> set, double value)
    {
        try
        {
            return fault is null ? null : set(fault, value);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    // A NaN is in no range.
    private static double InRange(double value, double lowest, double highest) =>
        value >= lowest && value <= highest ? value : throw new ArgumentOutOfRangeException(nameof(value));

    private static int Whole(double value, double lowest, double highest) => (int)Math.Round(InRange(value, lowest, highest));
}
