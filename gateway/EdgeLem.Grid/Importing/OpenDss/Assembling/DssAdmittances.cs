using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Nodal admittances of what stands between terminals of one bus.</summary>
internal static class DssAdmittances
{
    /// <summary>A shunt of several legs.</summary>
    /// <param name="place">Id and bus.</param>
    /// <param name="legs">From where to where each leg runs.</param>
    /// <param name="y">Admittance of the legs, coupled or not, in siemens.</param>
    /// <returns>The shunt; null when all ends are earth.</returns>
    public static Shunt? Shunt((string Id, string Bus) place, IReadOnlyList<(Terminal From, Terminal To)> legs, Complex[,] y)
    {
        Terminal[] terminals = [.. legs.SelectMany(leg => new[] { leg.From, leg.To }).Where(terminal => terminal != Terminal.Earth).Distinct().Order()];
        if (terminals.Length == 0)
        {
            return null;
        }

        var nodal = new Complex[terminals.Length, terminals.Length];
        for (int i = 0; i < legs.Count; i++)
        {
            for (int j = 0; j < legs.Count; j++)
            {
                Add(nodal, (Place(terminals, legs[i].From), Place(terminals, legs[j].From)), y[i, j]);
                Add(nodal, (Place(terminals, legs[i].To), Place(terminals, legs[j].To)), y[i, j]);
                Add(nodal, (Place(terminals, legs[i].From), Place(terminals, legs[j].To)), -y[i, j]);
                Add(nodal, (Place(terminals, legs[i].To), Place(terminals, legs[j].From)), -y[i, j]);
            }
        }

        return new Shunt
        {
            Id = place.Id,
            Bus = place.Bus,
            Terminals = new TerminalList(terminals),
            AdmittanceS = new ConductorMatrix(terminals.Length, (row, column) => (nodal[row, column] + nodal[column, row]) / 2),
        };
    }

    private static int Place(Terminal[] terminals, Terminal terminal) => Array.IndexOf(terminals, terminal);

    private static void Add(Complex[,] nodal, (int Row, int Column) at, Complex value)
    {
        if (at.Row >= 0 && at.Column >= 0)
        {
            nodal[at.Row, at.Column] += value;
        }
    }
}
