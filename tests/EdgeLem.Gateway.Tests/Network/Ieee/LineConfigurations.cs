using System.Numerics;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Network.Ieee;

/// <summary>
/// Line configurations of the IEEE 37 and 123 node test feeders (IEEE PES Distribution Test Feeders, tables of configurations): series impedance in ohm and shunt susceptance in microsiemens,
/// each per mile, lower triangle by rows. Configurations 1 to 6 are one pole head with the phases in six orders.
/// </summary>
internal static class LineConfigurations
{
    private const double FeetPerMile = 5280;
    private const double MetresPerFoot = 0.3048;

    private static readonly double[] _poleHead = [0.4576, 1.0780, 5.6765, 0.1560, 0.5017, -1.8319, 0.4666, 1.0482, 5.9809, 0.1535, 0.3849, -0.6982, 0.1580, 0.4236, -1.1645, 0.4615, 1.0651, 5.3971];
    private static readonly double[] _twoPhases = [0.4576, 1.0780, 5.1154, 0.1535, 0.3849, -1.0549, 0.4615, 1.0651, 5.1704];
    private static readonly double[] _onePhase = [1.3292, 1.3475, 4.5193];

    /// <summary>A line of a configuration, on the phases that it has.</summary>
    /// <param name="id">Name of the line.</param>
    /// <param name="ends">Its buses.</param>
    /// <param name="configuration">Number of the configuration.</param>
    /// <param name="lengthFt">Length in feet.</param>
    public static Line LineOf(string id, (string From, string To) ends, int configuration, double lengthFt)
    {
        (string phases, double[] values, string order) = Of(configuration);
        TerminalList terminals = TestFeederTables.TerminalsOf(phases);
        double miles = lengthFt / FeetPerMile;
        ConductorMatrix seriesOhm = new(phases.Length, (row, column) => miles * new Complex(At(values, order, (row, column), 0), At(values, order, (row, column), 1)));
        ConductorMatrix shuntS = new(phases.Length, (row, column) => new Complex(0, miles * 1e-6 * At(values, order, (row, column), 2)));
        return new Line
        {
            Id = id, FromBus = ends.From, ToBus = ends.To, FromTerminals = terminals, ToTerminals = terminals, LengthM = lengthFt * MetresPerFoot,
            Impedance = LineImpedance.FromMatrices(seriesOhm, shuntS),
        };
    }

    /// <returns>The phases, the values r, x, b by rows of the lower triangle, and the place of each phase in them.</returns>
    private static (string Phases, double[] Values, string Order) Of(int configuration) => configuration switch
    {
        1 => ("ABC", _poleHead, "012"),
        2 => ("ABC", _poleHead, "120"),
        3 => ("ABC", _poleHead, "201"),
        4 => ("ABC", _poleHead, "210"),
        5 => ("ABC", _poleHead, "102"),
        6 => ("ABC", _poleHead, "021"),
        7 => ("AC", _twoPhases, "01"),
        8 => ("AB", _twoPhases, "01"),
        9 => ("A", _onePhase, "0"),
        10 => ("B", _onePhase, "0"),
        11 => ("C", _onePhase, "0"),
        12 => ("ABC", [1.5209, 0.7521, 67.2242, 0.5198, 0.2775, 0, 1.5329, 0.7162, 67.2242, 0.4924, 0.2157, 0, 0.5198, 0.2775, 0, 1.5209, 0.7521, 67.2242], "012"),
        721 => ("ABC", [0.2926, 0.1973, 159.7919, 0.0673, -0.0368, 0, 0.2646, 0.1900, 159.7919, 0.0337, -0.0417, 0, 0.0673, -0.0368, 0, 0.2926, 0.1973, 159.7919], "012"),
        722 => ("ABC", [0.4751, 0.2973, 127.8306, 0.1629, -0.0326, 0, 0.4488, 0.2678, 127.8306, 0.1234, -0.0607, 0, 0.1629, -0.0326, 0, 0.4751, 0.2973, 127.8306], "012"),
        723 => ("ABC", [1.2936, 0.6713, 74.8405, 0.4871, 0.2111, 0, 1.3022, 0.6326, 74.8405, 0.4585, 0.1521, 0, 0.4871, 0.2111, 0, 1.2936, 0.6713, 74.8405], "012"),
        724 => ("ABC", [2.0952, 0.7758, 60.2483, 0.5204, 0.2738, 0, 2.1068, 0.7398, 60.2483, 0.4926, 0.2123, 0, 0.5204, 0.2738, 0, 2.0952, 0.7758, 60.2483], "012"),
        _ => throw new ArgumentOutOfRangeException(nameof(configuration), configuration, "No such configuration."),
    };

    private static double At(double[] values, string order, (int Row, int Column) at, int quantity)
    {
        (int row, int column) = (order[at.Row] - '0', order[at.Column] - '0');
        (row, column) = (Math.Max(row, column), Math.Min(row, column));
        return values[3 * (row * (row + 1) / 2 + column) + quantity];
    }
}
