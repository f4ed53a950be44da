namespace EdgeLem.Sim.Homes;

/// <summary>A rooftop PV array: from sun and clouds to AC power.</summary>
/// <remarks>
/// <para>Symbols: z zenith angle; n cloud cover 0..1 (oktas / 8); G, D global and diffuse irradiance on the horizontal, W/m2; i angle
/// between the sun and the module's normal; t tilt; r ground albedo; T cell, Ta outdoor temperature, C.</para>
/// <para>Clear sky: G0 = 1098 cos z exp(-0.059 / cos z) (B. Haurwitz, J. Meteorology 2 (1945) 154; constants as in Reno, Hansen, Stein,
/// SAND2012-2389).</para>
/// <para>Clouds: G = G0 (1 - 0.75 n^3.4), D = G (0.3 + 0.7 n^2) (F. Kasten, G. Czeplak, Solar Energy 24 (1980) 177).</para>
/// <para>Module plane, isotropic sky: Gt = (G - D) cos i / cos z + D (1 + cos t) / 2 + r G (1 - cos t) / 2 (B. Liu, R. Jordan, Solar Energy
/// 7 (1963) 53). cos i / cos z is held to 5, since near the horizon the quotient means nothing.</para>
/// <para>Cell: T = Ta + (NOCT - 20) / 800 Gt (NOCT 45 C; R. Ross 1976). AC power = kWp Gt / 1000 (1 + c (T - 25)) x system factor.</para>
/// <para>Parameters (ours): r = 0.2, c = -0.0040 /K, system factor 0.83 (inverter, wiring, soiling, mismatch, reflection).</para>
/// </remarks>
public sealed class PvArray
{
    private const double Albedo = 0.2;
    private const double TemperatureCoefficientPerK = -0.0040;
    private const double NominalCellTemperatureC = 45;
    private const double SystemFactor = 0.83;
    private const double MaxBeamRatio = 5;
    private const double LowestCosZenith = 0.01;

    private readonly double _sinTilt;
    private readonly double _cosTilt;
    private readonly double _azimuthRad;

    /// <summary>An array on a roof.</summary>
    /// <param name="peakPowerW">Power under standard test conditions, W, positive.</param>
    /// <param name="azimuthDeg">Where it looks, degrees from north over east, 0..360; south is 180.</param>
    /// <param name="tiltDeg">Tilt from the horizontal, degrees, 0..90.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public PvArray(double peakPowerW, double azimuthDeg, double tiltDeg)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(peakPowerW);
        ArgumentOutOfRangeException.ThrowIfLessThan(azimuthDeg, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(azimuthDeg, 360);
        ArgumentOutOfRangeException.ThrowIfLessThan(tiltDeg, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tiltDeg, 90);
        PeakPowerW = peakPowerW;
        AzimuthDeg = azimuthDeg;
        TiltDeg = tiltDeg;
        _sinTilt = Math.Sin(tiltDeg * Math.PI / 180);
        _cosTilt = Math.Cos(tiltDeg * Math.PI / 180);
        _azimuthRad = azimuthDeg * Math.PI / 180;
    }

    /// <summary>Power under standard test conditions, W.</summary>
    public double PeakPowerW { get; }

    /// <summary>Azimuth, degrees from north over east.</summary>
    public double AzimuthDeg { get; }

    /// <summary>Tilt, degrees from the horizontal.</summary>
    public double TiltDeg { get; }

    /// <summary>Clear-sky irradiance on the horizontal, W/m2; 0 at night.</summary>
    /// <param name="cosZenith">Cosine of the sun's zenith angle.</param>
    public static double ClearSkyWPerM2(double cosZenith) =>
        cosZenith < LowestCosZenith ? 0 : 1098 * cosZenith * Math.Exp(-0.059 / cosZenith);

    /// <summary>AC power that the array could deliver, W, not negative, before any limit of its inverter.</summary>
    /// <param name="sun">The sun.</param>
    /// <param name="cloudCover">Cover, 0..1.</param>
    /// <param name="outdoorC">Outdoor temperature, C.</param>
    public double PowerW(SunPosition sun, double cloudCover, double outdoorC)
    {
        double planeWPerM2 = PlaneWPerM2(sun, cloudCover);
        double cellC = outdoorC + ((NominalCellTemperatureC - 20) / 800 * planeWPerM2);
        double derating = 1 + (TemperatureCoefficientPerK * (cellC - 25));
        return Math.Max(PeakPowerW * planeWPerM2 / 1000 * derating * SystemFactor, 0);
    }

    /// <summary>Irradiance on the module plane, W/m2.</summary>
    /// <param name="sun">The sun.</param>
    /// <param name="cloudCover">Cover, 0..1.</param>
    public double PlaneWPerM2(SunPosition sun, double cloudCover)
    {
        double clear = ClearSkyWPerM2(sun.CosZenith);
        if (clear <= 0)
        {
            return 0;
        }

        double global = clear * (1 - (0.75 * Math.Pow(cloudCover, 3.4)));
        double diffuse = global * (0.3 + (0.7 * cloudCover * cloudCover));
        double sinZenith = Math.Sqrt(Math.Max(1 - (sun.CosZenith * sun.CosZenith), 0));
        double cosIncidence = (sun.CosZenith * _cosTilt) + (sinZenith * _sinTilt * Math.Cos(sun.AzimuthRad - _azimuthRad));
        double beamRatio = Math.Clamp(cosIncidence / sun.CosZenith, 0, MaxBeamRatio);
        return ((global - diffuse) * beamRatio) + (diffuse * (1 + _cosTilt) / 2) + (Albedo * global * (1 - _cosTilt) / 2);
    }
}
