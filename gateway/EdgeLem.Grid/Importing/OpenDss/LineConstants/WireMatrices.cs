using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// Series impedance and shunt admittance of a line per metre, from where its conductors are: Carson's or Deri's impedances (see <see cref="EarthReturn"/>), Maxwell's
/// potential coefficients (Kersting, ch. 5), sheaths and earthed conductors eliminated by Kron's reduction.
/// </summary>
/// <param name="wires">The conductors; cables first.</param>
/// <param name="earth">Frequency and earth.</param>
/// <param name="model">Formula of the earth's return.</param>
internal sealed class WireMatrices(IReadOnlyList<WirePlace> wires, EarthReturn earth, EarthReturnModel model)
{
    private const double Epsilon0 = 8.8541878128e-12;

    /// <summary>Series impedance in ohm per metre.</summary>
    /// <param name="kept">Conductors that stay, the first ones; the others are at earth potential all along.</param>
    public Complex[,] SeriesOhmPerM(int kept)
    {
        WirePlace[] sheathed = [.. wires.Where(wire => wire.Sheath is not null)];
        int count = wires.Count + sheathed.Length;
        var z = new Complex[count, count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                z[i, j] = z[j, i] = Element((Of(i, sheathed), i >= wires.Count), (Of(j, sheathed), j >= wires.Count));
            }
        }

        return KronReduction.KeepFirst(z, kept);
    }

    /// <summary>Shunt admittance over angular frequency, in farad per metre.</summary>
    /// <param name="kept">Conductors that stay, the first ones.</param>
    public double[,] CapacitanceFPerM(int kept)
    {
        int count = wires.Count;
        var result = new double[kept, kept];
        if (wires.Any(wire => wire.Sheath is not null))
        {
            for (int i = 0; i < kept; i++)
            {
                result[i, i] = wires[i].Sheath?.CapacitanceFPerM ?? 0;
            }

            return result;
        }

        var potential = new Complex[count, count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                potential[i, j] = Potential(wires[i], wires[j]) / (2 * Math.PI * Epsilon0);
            }
        }

        Complex[,] inverse = KronReduction.Invert(potential);
        for (int i = 0; i < kept * kept; i++)
        {
            // Rounding makes the inverse of a symmetric matrix unsymmetric in its last digit.
            result[i / kept, i % kept] = (inverse[i / kept, i % kept].Real + inverse[i % kept, i / kept].Real) / 2;
        }

        return result;
    }

    private static double Potential(WirePlace a, WirePlace b)
    {
        if (ReferenceEquals(a, b))
        {
            return Math.Log(2 * a.HeightM / a.RadiusM);
        }

        double aside = a.XM - b.XM;
        return Math.Log(Math.Sqrt(aside * aside + Math.Pow(a.HeightM + b.HeightM, 2)) / Distance(a, b));
    }

    private WirePlace Of(int index, WirePlace[] sheathed) => index < wires.Count ? wires[index] : sheathed[index - wires.Count];

    private Complex Element((WirePlace Wire, bool IsSheath) a, (WirePlace Wire, bool IsSheath) b)
    {
        bool isSamePlace = ReferenceEquals(a.Wire, b.Wire);
        Complex ground = earth.Impedance(model, (a.Wire.HeightM, b.Wire.HeightM), isSamePlace ? null : a.Wire.XM - b.Wire.XM);
        if (isSamePlace && a.IsSheath == b.IsSheath)
        {
            CableSheath? sheath = a.IsSheath ? a.Wire.Sheath : null;
            double resistance = sheath?.ResistanceOhmPerM ?? earth.ConductorResistance(model, a.Wire.ResistanceOhmPerM);
            return resistance + earth.PerLogarithm * Math.Log(1 / (sheath?.GmrM ?? a.Wire.GmrM)) + ground;
        }

        return earth.PerLogarithm * Math.Log(1 / MeanDistance(a, b)) + ground;
    }

    /// <summary>Between a sheath and another cable or wire the geometric mean of the distances to its strands; between two sheaths that of the axes.</summary>
    private static double MeanDistance((WirePlace Wire, bool IsSheath) a, (WirePlace Wire, bool IsSheath) b)
    {
        CableSheath? sheath = a.IsSheath == b.IsSheath ? null : (a.IsSheath ? a : b).Wire.Sheath;
        if (ReferenceEquals(a.Wire, b.Wire))
        {
            return sheath!.RadiusM;
        }

        double distance = Distance(a.Wire, b.Wire);
        return sheath is { Strands: > 1 } strands
            ? Math.Pow(Math.Pow(distance, strands.Strands) - Math.Pow(strands.RadiusM, strands.Strands), 1.0 / strands.Strands)
            : distance;
    }

    private static double Distance(WirePlace a, WirePlace b) => Math.Sqrt(Math.Pow(a.XM - b.XM, 2) + Math.Pow(a.HeightM - b.HeightM, 2));
}
