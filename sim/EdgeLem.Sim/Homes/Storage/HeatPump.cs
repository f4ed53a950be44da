namespace EdgeLem.Sim.Homes;

/// <summary>An air-to-water heat pump with a two-point thermostat in a one-node building.</summary>
/// <remarks>
/// <para>Building: C dT/dt = U (To - T) + Qi + COP Pe, with T indoor and To outdoor temperature, solved exactly over a step of constant
/// To: T(t) = Te + (T0 - Te) exp(-U t / C), Te = To + (Qi + COP Pe) / U. Source: the one-node model "Ti" of P. Bacher, H. Madsen, Energy and
/// Buildings 43 (2011) 1511.</para>
/// <para>Symbols: U heat loss, W/K; C heat capacity, J/K; Qi internal gains, W; Pe electric power, W; COP coefficient of performance.</para>
/// <para>Thermostat: on below 20.0 C, off above 21.0 C, and off while the outdoor temperature is above 15 C. It decides at the start of a
/// step; a step of a few minutes overshoots by hundredths of a kelvin.</para>
/// <para>Parameters (ours): COP = 3.4 + 0.07 (To - 7), held to 1.8..5.0; C / U = 60 h; Qi = 350 W; power factor 0.95; Pe carries the heat loss
/// at -12 C with 25 % reserve.</para>
/// </remarks>
public sealed class HeatPump
{
    private const double SwitchOnC = 20;
    private const double SwitchOffC = 21;
    private const double HeatingLimitC = 15;
    private const double DesignC = -12;
    private const double DesignReserve = 1.25;
    private const double TimeConstantHours = 60;
    private const double InternalGainsW = 350;
    private const double PowerFactor = 0.95;
    private readonly double _lossWPerK;
    private bool _on;

    /// <summary>A heat pump in its building.</summary>
    /// <param name="lossWPerK">Heat loss of the building, W/K, positive.</param>
    /// <param name="indoorC">Indoor temperature at the start, C.</param>
    public HeatPump(double lossWPerK, double indoorC)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lossWPerK);
        _lossWPerK = lossWPerK;
        IndoorC = indoorC;
        double designHeatW = lossWPerK * ((SwitchOnC + SwitchOffC) / 2 - DesignC);
        RatedPowerW = Math.Round(designHeatW * DesignReserve / CoefficientOfPerformance(DesignC) / 50) * 50;
    }

    /// <summary>Electric power while it runs, W.</summary>
    public double RatedPowerW { get; }

    /// <summary>Indoor temperature, C.</summary>
    public double IndoorC { get; private set; }

    /// <summary>Heat delivered per electric energy.</summary>
    /// <param name="outdoorC">Outdoor temperature, C.</param>
    public static double CoefficientOfPerformance(double outdoorC) => Math.Clamp(3.4 + (0.07 * (outdoorC - 7)), 1.8, 5.0);

    /// <summary>Decides, runs for a step, and moves the indoor temperature to the step's end.</summary>
    /// <param name="outdoorC">Outdoor temperature during the step, C.</param>
    /// <param name="seconds">Length of the step, s.</param>
    /// <returns>Electric power during the step, W.</returns>
    public double Advance(double outdoorC, double seconds)
    {
        _on = outdoorC <= HeatingLimitC && (IndoorC < SwitchOnC || (_on && IndoorC <= SwitchOffC));
        double powerW = _on ? RatedPowerW : 0;
        double heatW = InternalGainsW + (powerW * CoefficientOfPerformance(outdoorC));
        double equilibriumC = outdoorC + (heatW / _lossWPerK);
        IndoorC = equilibriumC + ((IndoorC - equilibriumC) * Math.Exp(-seconds / (TimeConstantHours * 3600)));
        return powerW;
    }

    /// <summary>The load of a power on some phases.</summary>
    /// <param name="powerW">Power, W.</param>
    /// <param name="phases">Phases of the heat pump.</param>
    internal static LoadPower Load(double powerW, IReadOnlyList<int> phases) => LoadPower.Inductive(PhaseValues.Even(powerW, phases), PowerFactor);
}
