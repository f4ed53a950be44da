using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// Everything that draws power in one flow, as legs between lanes of a state (eight doubles a place or bus: four real parts, four imaginary parts), so that the sweep on its
/// reduced tree and Newton's method on all buses share it. Belongs to one result and grows to what it has to hold.
/// </summary>
/// <remarks>
/// Currents drawn, with v the voltage across a leg in V and S = P + jQ what it takes at v (load reference):
/// <code>
/// constant power    I = conj(S) v / clamp(|v|^2, lo^2, hi^2)      constant admittance outside lo to hi, with the border's current
/// others            I = (g yp(u) - j b yq(u)) v                    see <see cref="LoadLaw"/>
/// inverters         I = conj(S(u)) v / clamp(|v|^2, lo^2, hi^2)    see <see cref="InverterLaw"/>; u of the leg, or the mean of the legs
/// </code>
/// </remarks>
internal sealed class DeviceLegs
{
    private const int Off = int.MinValue;

    private PowerLeg[] _powers = [];
    private VoltageLeg[] _dependent = [];
    private InverterLegs[] _inverters = [];
    private LegEnds[] _inverterEnds = [];
    private int[] _legOfLoad = [];
    private int[] _firstLeg = [];
    private int[] _placeOfInverter = [];
    private int _powerCount;
    private int _dependentCount;
    private int _inverterCount;

    /// <summary>Whether any leg is at a source's bus.</summary>
    public bool AreAtSource { get; private set; }

    /// <summary>Legs of constant power: first those of <see cref="BusPowers.Add"/>, then loads.</summary>
    public ReadOnlySpan<PowerLeg> Powers => _powers.AsSpan(0, _powerCount);

    /// <summary>Legs of loads that follow their voltage otherwise.</summary>
    public ReadOnlySpan<VoltageLeg> Dependent => _dependent.AsSpan(0, _dependentCount);

    /// <summary>Inverters that are on.</summary>
    public ReadOnlySpan<InverterLegs> Inverters => _inverters.AsSpan(0, _inverterCount);

    /// <summary>Ends of an inverter's legs.</summary>
    public ReadOnlySpan<LegEnds> EndsOf(in InverterLegs inverter) => _inverterEnds.AsSpan(inverter.FirstLeg, inverter.Count);

    /// <summary>Takes over the powers.</summary>
    /// <param name="powers">The powers.</param>
    /// <param name="devices">The loads and inverters.</param>
    /// <param name="places">Lane of each slot that carries a leg.</param>
    /// <param name="bandPu">Range of constant power of <see cref="BusPowers.Add"/>.</param>
    public void Fill(BusPowers powers, FeederDevices devices, ReadOnlySpan<LegPlace> places, (double Low, double High) bandPu)
    {
        (_powerCount, _dependentCount, _inverterCount, AreAtSource) = (0, 0, 0, false);
        FillBusPowers(powers, places, (bandPu.Low * bandPu.Low, bandPu.High * bandPu.High));
        if (devices.Loads.Length > 0)
        {
            FillLoads(powers.Devices, devices, places);
        }

        if (devices.Inverters.Length > 0)
        {
            FillInverters(powers.Devices, devices, places);
        }
    }

    /// <summary>Adds what all legs draw to the currents.</summary>
    /// <returns>How many legs are outside the range of their formula.</returns>
    public int Inject(double[] voltage, double[] current)
    {
        int outside = LegFormulas.Inject(Powers, voltage, current);
        outside += LegFormulas.Inject(Dependent, voltage, current);
        foreach (ref readonly InverterLegs inverter in Inverters)
        {
            outside += InjectInverter(inverter, voltage, current);
        }

        return outside;
    }

    /// <summary>Power and current of a load's leg; zero when it is off.</summary>
    public (Complex PowerVa, Complex CurrentA) OfLoad(int load, int leg, double[] voltage)
    {
        int at = _legOfLoad.Length > 0 ? _legOfLoad[_firstLeg[load] + leg] : Off;
        if (at == Off)
        {
            return default;
        }

        return at >= 0 ? LegFormulas.Of(_powers[at], voltage) : LegFormulas.Of(_dependent[~at], voltage);
    }

    /// <summary>Power and current of an inverter's leg; zero when it is off.</summary>
    public (Complex PowerVa, Complex CurrentA) OfInverter(int inverter, int leg, double[] voltage)
    {
        int place = _placeOfInverter.Length > 0 ? _placeOfInverter[inverter] : Off;
        return place == Off ? default : OfInverterLeg(_inverters[place], leg, voltage);
    }

    /// <summary>Power that all legs take.</summary>
    public Complex TotalVa(double[] voltage)
    {
        Complex sum = Complex.Zero;
        foreach (ref readonly PowerLeg leg in Powers)
        {
            sum += LegFormulas.Of(leg, voltage).PowerVa;
        }

        foreach (ref readonly VoltageLeg leg in Dependent)
        {
            sum += LegFormulas.Of(leg, voltage).PowerVa;
        }

        foreach (ref readonly InverterLegs inverter in Inverters)
        {
            for (int leg = 0; leg < inverter.Count; leg++)
            {
                sum += OfInverterLeg(inverter, leg, voltage).PowerVa;
            }
        }

        return sum;
    }

    /// <summary>Voltage across two lanes.</summary>
    public static Complex Across(double[] voltage, int plus, int minus)
    {
        var at = new Complex(voltage[plus], voltage[plus + Circuit.Width]);
        return minus < 0 ? at : at - new Complex(voltage[minus], voltage[minus + Circuit.Width]);
    }

    /// <summary>What an inverter takes when a leg, or the mean of its legs, has this voltage.</summary>
    public static InverterLaw.Response ResponseOf(in InverterLegs inverter, double voltageV) =>
        inverter.Unit.Law.At(voltageV / inverter.Unit.RatedVoltageV, inverter.LegPower, inverter.Unit.LegRatingVa);

    /// <summary>Mean of the magnitudes of an inverter's leg voltages, in V.</summary>
    public double MeanVoltageV(in InverterLegs inverter, double[] voltage)
    {
        double sum = 0;
        foreach (LegEnds ends in EndsOf(inverter))
        {
            sum += Across(voltage, ends.Plus, ends.Minus).Magnitude;
        }

        return sum / inverter.Count;
    }

    private void FillBusPowers(BusPowers powers, ReadOnlySpan<LegPlace> places, (double Low, double High) bandSquare)
    {
        ReadOnlySpan<int> slots = powers.Slots;
        Reserve(ref _powers, slots.Length);
        for (int i = 0; i < slots.Length; i++)
        {
            int slot = slots[i];
            LegPlace place = places[slot];
            _powers[i] = new PowerLeg(place.Phase, place.Neutral, powers.P[slot], powers.Q[slot])
            {
                LowSquare = bandSquare.Low * place.BaseSquare,
                HighSquare = bandSquare.High * place.BaseSquare,
            };
            AreAtSource |= place.IsAtSource;
        }

        _powerCount = slots.Length;
    }

    private void FillLoads(DevicePowers powers, FeederDevices devices, ReadOnlySpan<LegPlace> places)
    {
        _firstLeg = powers.FirstLeg;
        Reserve(ref _legOfLoad, powers.LegPowers.Length);
        Reserve(ref _powers, _powerCount + powers.LegPowers.Length);
        Reserve(ref _dependent, powers.LegPowers.Length);
        _legOfLoad.AsSpan().Fill(Off);
        foreach (int load in powers.Loads)
        {
            LoadUnit unit = devices.Loads[load];
            double perVolt = 1 / unit.RatedVoltageV;
            for (int i = 0; i < unit.Legs.Length; i++)
            {
                int leg = powers.FirstLeg[load] + i;
                (double p, double q) = powers.LegPowers[leg];
                LegEnds ends = EndsOf(unit.Legs[i], places);
                _legOfLoad[leg] = unit.Law is null ? _powerCount : ~_dependentCount;
                if (unit.Law is null)
                {
                    _powers[_powerCount++] = new PowerLeg(ends.Plus, ends.Minus, p, q) { LowSquare = unit.LowSquare, HighSquare = unit.HighSquare };
                    continue;
                }

                _dependent[_dependentCount++] = new VoltageLeg(ends.Plus, ends.Minus, unit.Law)
                {
                    ConductanceS = p * perVolt * perVolt,
                    InductiveS = q * perVolt * perVolt,
                    PerVolt = perVolt,
                };
            }
        }
    }

    private void FillInverters(DevicePowers powers, FeederDevices devices, ReadOnlySpan<LegPlace> places)
    {
        Reserve(ref _placeOfInverter, devices.Inverters.Length);
        Reserve(ref _inverters, devices.Inverters.Length);
        Reserve(ref _inverterEnds, 3 * devices.Inverters.Length);
        _placeOfInverter.AsSpan().Fill(Off);
        int ends = 0;
        foreach (int inverter in powers.Inverters)
        {
            InverterUnit unit = devices.Inverters[inverter];
            _placeOfInverter[inverter] = _inverterCount;
            _inverters[_inverterCount++] = new InverterLegs(unit, ends, powers.InverterPowers[inverter].Times(1.0 / unit.Legs.Length));
            foreach ((int Plus, int Minus) leg in unit.Legs)
            {
                _inverterEnds[ends++] = EndsOf(leg, places);
            }
        }
    }

    private LegEnds EndsOf((int Plus, int Minus) leg, ReadOnlySpan<LegPlace> places)
    {
        AreAtSource |= places[leg.Plus].IsAtSource;
        return new LegEnds(places[leg.Plus].Phase, leg.Minus < 0 ? -1 : places[leg.Minus].Phase);
    }

    private static void Reserve<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, Math.Max(2 * array.Length, length));
        }
    }

    private int InjectInverter(in InverterLegs inverter, double[] voltage, double[] current)
    {
        InverterUnit unit = inverter.Unit;
        int outside = 0;
        InverterLaw.Response response = unit.SensesMean ? ResponseOf(inverter, MeanVoltageV(inverter, voltage)) : default;
        foreach (LegEnds ends in EndsOf(inverter))
        {
            Complex v = Across(voltage, ends.Plus, ends.Minus);
            double square = v.Real * v.Real + v.Imaginary * v.Imaginary;
            response = unit.SensesMean ? response : ResponseOf(inverter, Math.Sqrt(square));
            double divisor = Math.Clamp(square, unit.LowSquare, unit.HighSquare);
            outside += divisor == square ? 0 : 1;
            Draw(current, ends, new Complex(response.PowerW, -response.ReactivePowerVar) * v / divisor);
        }

        return outside;
    }

    /// <summary>Adds a current drawn.</summary>
    public static void Draw(double[] current, LegEnds ends, Complex drawn)
    {
        current[ends.Plus] += drawn.Real;
        current[ends.Plus + Circuit.Width] += drawn.Imaginary;
        if (ends.Minus >= 0)
        {
            current[ends.Minus] -= drawn.Real;
            current[ends.Minus + Circuit.Width] -= drawn.Imaginary;
        }
    }

    private (Complex PowerVa, Complex CurrentA) OfInverterLeg(in InverterLegs inverter, int leg, double[] voltage)
    {
        LegEnds ends = EndsOf(inverter)[leg];
        Complex v = Across(voltage, ends.Plus, ends.Minus);
        return LegFormulas.OfInverter(inverter.Unit, ResponseOf(inverter, inverter.Unit.SensesMean ? MeanVoltageV(inverter, voltage) : v.Magnitude), v);
    }
}
