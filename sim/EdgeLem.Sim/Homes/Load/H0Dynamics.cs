namespace EdgeLem.Sim.Homes;

/// <summary>The seasonal factor of the German household standard load profile H0.</summary>
/// <remarks>F(d) = -3.92e-10 d^4 + 3.20e-7 d^3 - 7.02e-5 d^2 + 2.10e-3 d + 1.24, d the day of the year from 1. Source: VDEW (now BDEW),
/// M-05/2000 "Anwendung der Repräsentativen VDEW-Lastprofile".</remarks>
public static class H0Dynamics
{
    /// <summary>The factor of a day: about 1.24 in January, 0.80 in July.</summary>
    /// <param name="dayOfYear">1..366.</param>
    public static double Factor(int dayOfYear)
    {
        double d = dayOfYear;
        return ((((((-3.92e-10 * d) + 3.20e-7) * d) - 7.02e-5) * d) + 2.10e-3) * d + 1.24;
    }

    /// <summary>Mean of <see cref="Factor"/> over days 1..365, by which an annual energy is divided.</summary>
    public static double Mean { get; } = Enumerable.Range(1, 365).Average(Factor);
}
