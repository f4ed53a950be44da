using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// Impedances of conductors above or in homogeneous earth, in ohm per metre, without the part that the conductors' distance makes.
/// </summary>
/// <remarks>
/// Sources: J. R. Carson, Wave propagation in overhead wires with ground return, Bell System Technical Journal 5, 1926; W. H. Kersting, Distribution System Modeling and
/// Analysis, ch. 4 (Carson's equations shortened); A. Deri, G. Tevan, A. Semlyen, A. Castanheira, The complex ground return plane, IEEE Trans. PAS-100, 1981.
/// Symbols: w = 2 pi f; D the distance to the other conductor's image, theta its angle from the vertical; p the complex depth, 1/sqrt(j w mu0 / rho).
/// The full impedance of i and j is this plus j w mu0 / 2 pi ln(1 / d), d their distance (for i = j the geometric mean radius), lengths in metres.
/// </remarks>
/// <param name="frequencyHz">Frequency in Hz.</param>
/// <param name="resistivityOhmM">Resistivity of the earth in ohm metres.</param>
internal sealed class EarthReturn(double frequencyHz, double resistivityOhmM)
{
    /// <summary>Magnetic constant in H/m.</summary>
    public const double Mu0 = 4e-7 * Math.PI;

    private readonly double _omega = 2 * Math.PI * frequencyHz;
    private readonly Complex _depthM = 1 / Complex.Sqrt(new Complex(0, 2 * Math.PI * frequencyHz * Mu0 / resistivityOhmM));

    /// <summary>j w mu0 / 2 pi, what a distance's logarithm is multiplied by, in ohm per metre.</summary>
    public Complex PerLogarithm => new(0, _omega * Mu0 / (2 * Math.PI));

    /// <summary>Earth's part in the impedance between two conductors, or of one with itself.</summary>
    /// <param name="model">Which formula.</param>
    /// <param name="heightsM">Height of each in metres; of buried ones the depth.</param>
    /// <param name="aside">Horizontal distance in metres; null when it is one conductor.</param>
    public Complex Impedance(EarthReturnModel model, (double First, double Second) heightsM, double? aside) => model switch
    {
        EarthReturnModel.Carson => new(_omega * Mu0 / 8, PerLogarithm.Imaginary * Math.Log(658.5 * Math.Sqrt(resistivityOhmM / frequencyHz))),
        EarthReturnModel.FullCarson => Carson(heightsM.First + heightsM.Second, aside ?? 0),
        _ => Deri(heightsM.First + heightsM.Second, aside ?? 0),
    };

    /// <summary>
    /// A conductor's own resistance in ohm per metre: with Carson's formulas as stated for alternating current, with Deri's from the direct-current resistance and the
    /// skin effect of a round wire.
    /// </summary>
    /// <param name="model">Which formula.</param>
    /// <param name="resistances">Resistance for alternating and direct current in ohm per metre.</param>
    public double ConductorResistance(EarthReturnModel model, (double Ac, double Dc) resistances)
    {
        if (model != EarthReturnModel.Deri)
        {
            return resistances.Ac;
        }

        Complex argument = new Complex(1, 1) * Math.Sqrt(frequencyHz * Mu0 / resistances.Dc);
        Complex ratio = argument.Magnitude > 35 ? Complex.One : BesselI(0, argument) / BesselI(1, argument);
        return (new Complex(1, 1) * ratio).Real * Math.Sqrt(resistances.Dc * frequencyHz * Mu0) / 2;
    }

    private Complex Deri(double heightsM, double aside)
    {
        Complex upright = heightsM + 2 * _depthM;
        return PerLogarithm * Complex.Log(Complex.Sqrt(upright * upright + aside * aside));
    }

    private Complex Carson(double heightsM, double aside)
    {
        double imageM = Math.Sqrt(heightsM * heightsM + aside * aside);
        double theta = Math.Acos(heightsM / imageM);
        double m = 2.8099e-3 * imageM * Math.Sqrt(frequencyHz / resistivityOhmM);
        double b1 = 1 / (3 * Math.Sqrt(2));
        const double b2 = 1.0 / 16;
        double b3 = b1 / 15;
        const double b4 = b2 / 24;
        const double c2 = 1.3659315;
        const double c4 = c2 + 1.0 / 4 + 1.0 / 6;
        double resistance = Math.PI / 8 - b1 * m * Math.Cos(theta)
            + b2 * m * m * ((c2 - Math.Log(m)) * Math.Cos(2 * theta) + theta * Math.Sin(2 * theta))
            + b3 * Math.Pow(m, 3) * Math.Cos(3 * theta) - b4 * Math.PI / 4 * Math.Pow(m, 4) * Math.Cos(4 * theta);
        double reactance = 0.5 * Math.Log(1.85138 / m) + b1 * m * Math.Cos(theta) - b2 * Math.PI / 4 * m * m * Math.Cos(2 * theta)
            + b3 * Math.Pow(m, 3) * Math.Cos(3 * theta)
            - b4 * Math.Pow(m, 4) * ((c4 - Math.Log(m)) * Math.Cos(4 * theta) + theta * Math.Sin(4 * theta));

        // Carson's term ln(D / d) is split: ln(1 / d) is with the conductors.
        return new Complex(resistance, reactance + 0.5 * Math.Log(imageM)) * (_omega * Mu0 / Math.PI);
    }

    /// <summary>Modified Bessel function of the first kind by its power series, which converges for every argument.</summary>
    private static Complex BesselI(int order, Complex z)
    {
        Complex square = z * z / 4;
        Complex term = order == 0 ? Complex.One : z / 2;
        Complex sum = term;
        for (int k = 1; k < 200 && term.Magnitude > 1e-17 * sum.Magnitude; k++)
        {
            term *= square / (k * (k + order));
            sum += term;
        }

        return sum;
    }
}
