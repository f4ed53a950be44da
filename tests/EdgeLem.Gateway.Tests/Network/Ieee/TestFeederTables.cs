using System.Collections.Immutable;
using System.Globalization;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Network.Ieee;

/// <summary>The tables of an IEEE test feeder in short form: words of one line or one load each.</summary>
internal static class TestFeederTables
{
    // OpenDSS's defaults, by which the reference solutions were found: outside 0.95 to 1.05 pu a load is an impedance, which fades below 0.95 pu towards that of 0.5 pu.
    private const double MinPu = 0.95;
    private const double MaxPu = 1.05;
    private const double LowPu = 0.5;

    private static readonly ZipShares _power = new(0, 0, 1);

    /// <summary>Adds lines and the buses at their ends.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="table">from-to:configuration:feet, one word each.</param>
    public static void AddLines(FeederBuilder builder, string table)
    {
        foreach (string word in Words(table))
        {
            string[] parts = word.Split(':');
            string[] ends = parts[0].Split('-');
            builder.Add(LineConfigurations.LineOf($"l{parts[0]}", (ends[0], ends[1]), Number(parts[1]), Number(parts[2])));
        }
    }

    /// <summary>The buses that the lines of a table end at, each once.</summary>
    public static IEnumerable<string> BusesOf(string table) => Words(table).SelectMany(word => word.Split(':')[0].Split('-')).Distinct(StringComparer.Ordinal);

    /// <summary>The loads of a table.</summary>
    /// <param name="table">bus.phases:kW+kvar, one word each; the phases followed by d in delta, the powers by Z or I at constant impedance or current.</param>
    /// <param name="starVoltageV">Rated voltage of a leg from phase to neutral, V.</param>
    /// <param name="deltaVoltageV">Rated voltage of a leg between phases, V.</param>
    /// <param name="constantCurrent">What constant current means.</param>
    public static IEnumerable<Load> LoadsOf(string table, double starVoltageV, double deltaVoltageV, VoltageDependence constantCurrent) => Words(table).Select((word, index) =>
    {
        string[] parts = word.Split('.', ':', '+');
        bool isDelta = parts[1].EndsWith('d');
        string phases = parts[1].TrimEnd('d');
        return new Load
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"s{index}-{parts[0]}"), Bus = parts[0], Terminals = TerminalsOf(isDelta ? phases : phases + "E"), RatedVoltageV = isDelta ? deltaVoltageV : starVoltageV,
            Connection = isDelta ? LoadConnection.Delta : LoadConnection.Star, VoltageDependence = DependenceOf(parts[3][^1], constantCurrent),
            LegPowers = Load.Balanced(isDelta && phases.Length == 2 ? 1 : phases.Length, 1000 * Number(parts[2]), 1000 * Number(parts[3].TrimEnd('Z', 'I'))),
        };
    });

    /// <summary>Constant current by the linear form, P and Q with the voltage.</summary>
    public static VoltageDependence LinearCurrent { get; } = VoltageDependence.ConstantCurrent with { MinPu = MinPu, MaxPu = MaxPu, LowPu = LowPu };

    /// <summary>Constant current as a conservation-voltage-reduction load, P with the voltage and Q with its square, as the OpenDSS script of the 37 node feeder has it.</summary>
    public static VoltageDependence ReducedByVoltage { get; } = new() { Exponents = (1, 2), MinPu = MinPu, MaxPu = MaxPu, LowPu = LowPu, Outside = (_power, _power) };

    /// <summary>A load that keeps to its formula at any voltage in question, as IEEE publishes it; OpenDSS's range ends where the market's limit lies, and some loads jump there.</summary>
    public static Load AtAnyVoltage(Load load) => load with { VoltageDependence = load.VoltageDependence with { MinPu = 0.7, MaxPu = 1.3, LowPu = null, Outside = null } };

    /// <summary>A regulating transformer as it is, or held at a tap.</summary>
    public static Transformer Controlled(Transformer transformer, double? heldTap) =>
        heldTap is { } tap ? transformer with { TapControl = null, Lv = transformer.Lv with { Tap = tap } } : transformer;

    /// <summary>Terminals by their letters.</summary>
    public static TerminalList TerminalsOf(string letters) =>
        TerminalList.TryParse(letters, out TerminalList terminals) ? terminals : throw new ArgumentException($"'{letters}' are no terminals.", nameof(letters));

    /// <summary>Phases by their letters.</summary>
    public static Phases PhasesOf(string letters) => letters.Aggregate(Phases.None, (phases, letter) => phases | (Phases)(1 << (letter - 'A')));

    private static VoltageDependence DependenceOf(char letter, VoltageDependence constantCurrent) => letter switch
    {
        'Z' => VoltageDependence.ConstantImpedance,
        'I' => constantCurrent,
        _ => VoltageDependence.ConstantPower with { MinPu = MinPu, MaxPu = MaxPu, LowPu = LowPu },
    };

    private static ImmutableArray<string> Words(string table) => [.. table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
