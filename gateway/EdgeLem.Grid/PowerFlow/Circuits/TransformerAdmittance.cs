using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>The nodal admittance of a two-winding transformer at its taps, over the terminals of its high-voltage, then its low-voltage side.</summary>
/// <remarks>
/// Winding incidence (M.-S. Chen and W. E. Dillon, Power System Modeling, Proc. IEEE 62, 1974; powerflow.md section 3). A unit p joins two windings of voltages
/// a1 = U1 t1 and a2 = U2 t2 (rated voltage across the unit times tap, V) by the short-circuit admittance y = S / z (VA, z in per unit of the unit's power S):
/// <code>
/// i = y [ 1/a1^2, -1/(a1 a2); -1/(a1 a2), 1/a2^2 ] v       winding currents (A) from winding voltages (V), plus the no-load admittance at v1 or v2
/// Y = A^T W A                                              A: winding voltages from node voltages, W: the units' matrices
/// </code>
/// Where zero-sequence values y0 differ, the units are coupled by the core: W = y1 I + (y0 - y1) (matrix of ones) / 3. A star point that is isolated or earthed through an
/// impedance is a node of its own and is eliminated. Clock numbers: which phases a delta unit lies between (d), and by how many phases the low-voltage side is
/// shifted against the units (s); see <see cref="Arrangement"/>.
/// </remarks>
internal sealed class TransformerAdmittance
{
    private readonly Transformer _transformer;
    private readonly int _units;
    private readonly int _hvTerminals;
    private readonly int _terminals;
    private readonly List<(int Node, int Terminal, Complex ImpedanceOhm)> _starPoints = [];

    public TransformerAdmittance(Transformer transformer)
    {
        _transformer = transformer;
        _units = transformer.IsThreePhase ? 3 : 1;
        _hvTerminals = transformer.Hv.Terminals.Count;
        _terminals = _hvTerminals + transformer.Lv.Terminals.Count;
    }

    /// <summary>Order: terminals of both sides, earth terminals included (their rows and columns are to be ignored).</summary>
    public Complex[,] Nodal()
    {
        (int hvStar, int lvStar) = (StarNode(_transformer.Hv, 0), StarNode(_transformer.Lv, _hvTerminals));
        int nodes = _terminals + _starPoints.Count;
        (int Hv, int Lv, int Shift, int Sign) arrangement = Arrangement();
        double[,] incidence = new double[2 * _units, nodes];
        for (int unit = 0; unit < _units; unit++)
        {
            Connect(incidence, unit, Ends(_transformer.Hv, unit, arrangement.Hv, hvStar), 1);
            (int plus, int minus) = Ends(_transformer.Lv, (unit + arrangement.Shift) % _units, arrangement.Lv, lvStar - _hvTerminals);
            Connect(incidence, _units + unit, (_hvTerminals + plus, _hvTerminals + minus), arrangement.Sign);
        }

        Complex[,] y = Congruence(incidence, WindingMatrix());
        AddAntiFloat(y, incidence);
        AddStarPointImpedances(y);
        for (int node = nodes - 1; node >= _terminals; node--)
        {
            y = Eliminate(y, node);
        }

        return y;
    }

    /// <summary>
    /// Offset of the second phase of a delta unit on each side, shift of the low-voltage phases against the units, and their sign. A delta unit from phase k to k + 1 leads
    /// phase k by 30 degrees, one to k - 1 lags it; a shift by s phases turns by -120 s degrees.
    /// </summary>
    private (int Hv, int Lv, int Shift, int Sign) Arrangement()
    {
        int clock = _transformer.ClockHour;
        bool hvDelta = _transformer.Hv.Connection == WindingConnection.Delta;
        bool lvDelta = _transformer.Lv.Connection == WindingConnection.Delta;
        if (hvDelta == lvDelta)
        {
            int sign = clock % 4 == 0 ? 1 : -1;
            return (1, 1, (12 - (sign > 0 ? clock : clock + 6) % 12) / 4 % 3, sign);
        }

        bool leads = clock is 11 or 7 or 3;
        int shift = (leads ? 11 - clock : 13 - clock) / 4 % 3;
        return hvDelta ? (leads ? 1 : 2, 1, shift, 1) : (1, leads ? 2 : 1, shift, 1);
    }

    /// <summary>Node of a winding's star point: a terminal, or a node of its own behind an impedance or isolated; -1 without star.</summary>
    private int StarNode(Winding winding, int firstTerminal)
    {
        if (winding.Connection != WindingConnection.Star)
        {
            return -1;
        }

        int terminal = winding.Terminals.Count == 4 ? firstTerminal + 3 : -1;
        var impedance = new Complex(winding.StarPointResistanceOhm, winding.StarPointReactanceOhm);
        if (terminal >= 0 && impedance == Complex.Zero)
        {
            return terminal;
        }

        int node = _terminals + _starPoints.Count;
        _starPoints.Add((node, terminal, impedance));
        return node;
    }

    /// <summary>Nodes of a unit's two ends, counted from the side's first terminal.</summary>
    private static (int Plus, int Minus) Ends(Winding winding, int phase, int deltaOffset, int starNode) => winding.Connection switch
    {
        WindingConnection.SinglePhase => (0, 1),
        WindingConnection.Delta => (phase, (phase + deltaOffset) % 3),
        _ => (phase, starNode),
    };

    private static void Connect(double[,] incidence, int row, (int Plus, int Minus) ends, int sign)
    {
        incidence[row, ends.Plus] += sign;
        incidence[row, ends.Minus] -= sign;
    }

    private Complex[,] WindingMatrix()
    {
        TransformerZeroSequence? zero = _transformer.ZeroSequence;
        var impedance = new Complex(_transformer.ResistancePercent, _transformer.ReactancePercent) / 100;
        var noLoad = new Complex(_transformer.NoLoadLossPercent, -_transformer.MagnetisingPercent) / 100;
        Complex[,] positive = UnitMatrix(impedance, noLoad);
        Complex[,] coupled = zero is null ? positive : UnitMatrix(
            new Complex(zero.ResistancePercent ?? _transformer.ResistancePercent, zero.ReactancePercent ?? _transformer.ReactancePercent) / 100,
            new Complex(zero.NoLoadLossPercent ?? _transformer.NoLoadLossPercent, -(zero.MagnetisingPercent ?? _transformer.MagnetisingPercent)) / 100);
        Complex[,] result = new Complex[2 * _units, 2 * _units];
        for (int i = 0; i < 2 * _units; i++)
        {
            for (int j = 0; j < 2 * _units; j++)
            {
                (int row, int column) = (i / _units, j / _units);
                Complex difference = (coupled[row, column] - positive[row, column]) / _units;
                result[i, j] = difference + (i % _units == j % _units ? positive[row, column] : 0);
            }
        }

        return result;
    }

    /// <summary>Winding currents of one unit from its winding voltages; impedance and no-load admittance in per unit.</summary>
    private Complex[,] UnitMatrix(Complex impedancePu, Complex noLoadPu)
    {
        double power = _transformer.RatedPowerVa / _units;
        double hv = _transformer.Hv.UnitVoltageV * _transformer.Hv.Tap;
        double lv = _transformer.Lv.UnitVoltageV * _transformer.Lv.Tap;
        Complex y = power / impedancePu;
        Complex hvShare = noLoadPu * power * (_transformer.MagnetisingSide switch { MagnetisingSide.Hv => 1, MagnetisingSide.Both => 0.5, _ => 0 });
        Complex lvShare = noLoadPu * power - hvShare;
        return new Complex[2, 2] { { (y + hvShare) / (hv * hv), -y / (hv * lv) }, { -y / (hv * lv), (y + lvShare) / (lv * lv) } };
    }

    private static Complex[,] Congruence(double[,] a, Complex[,] w)
    {
        int rows = a.GetLength(0);
        int n = a.GetLength(1);
        Complex[,] result = new Complex[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int r = 0; r < rows; r++)
                {
                    for (int c = 0; c < rows && a[r, i] != 0; c++)
                    {
                        result[i, j] += a[r, i] * w[r, c] * a[c, j];
                    }
                }
            }
        }

        return result;
    }

    private void AddAntiFloat(Complex[,] y, double[,] incidence)
    {
        for (int winding = 0; winding < 2 * _units && _transformer.AntiFloatPpm != 0; winding++)
        {
            double voltage = (winding < _units ? _transformer.Hv : _transformer.Lv).UnitVoltageV;
            var adder = new Complex(0, -_transformer.AntiFloatPpm * 1e-6 * _transformer.RatedPowerVa / _units / (voltage * voltage));
            for (int node = 0; node < y.GetLength(0); node++)
            {
                y[node, node] += incidence[winding, node] == 0 ? 0 : adder;
            }
        }
    }

    private void AddStarPointImpedances(Complex[,] y)
    {
        foreach ((int node, int terminal, Complex impedanceOhm) in _starPoints.Where(point => point.Terminal >= 0))
        {
            Complex admittance = 1 / impedanceOhm;
            y[node, node] += admittance;
            y[terminal, terminal] += admittance;
            y[node, terminal] -= admittance;
            y[terminal, node] -= admittance;
        }
    }

    /// <summary>
    /// Removes the last node, which carries no outside current. The star points of two isolated stars are bound to each other but to nothing else, so that the
    /// second has no pivot: it then has no effect on the terminals either.
    /// </summary>
    private static Complex[,] Eliminate(Complex[,] y, int node)
    {
        Complex pivot = y[node, node];
        double scale = Enumerable.Range(0, node).Select(i => y[i, i].Magnitude).Max();
        Complex[,] result = new Complex[node, node];
        for (int i = 0; i < node; i++)
        {
            for (int j = 0; j < node; j++)
            {
                Complex fill = pivot.Magnitude > 1e-13 * scale ? y[i, node] * y[node, j] / pivot : 0;
                result[i, j] = y[i, j] - fill;
            }
        }

        return result;
    }
}
