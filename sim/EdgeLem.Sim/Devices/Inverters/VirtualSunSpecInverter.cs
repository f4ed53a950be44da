namespace EdgeLem.Sim.Devices;

/// <summary>A virtual PV inverter with a SunSpec register chain at 40000: models 1, 101 or 103, 120, 121, 123.</summary>
/// <remarks>
/// <para>Sign: generator convention as SunSpec has it; reactive power positive = over-excited = injecting. A power factor setting
/// above zero injects, below zero absorbs. At most one of the two reactive controls acts: <c>VArPct</c> goes before <c>OutPFSet</c>.</para>
/// <para>Wire: functions 03, 06 and 16. A write is taken as a whole or not at all: a read-only, missing or unimplemented register gives
/// exception 02, a value outside its range 03. Points that this inverter lacks read as "not implemented". Any write to a control group
/// restarts that group's reversion time.</para>
/// <para>Time: the device has none of its own. <see cref="Step"/> settles the output for the present registers, holds it for the given
/// span, and only then moves ramps, windows and reversion timers. A step of zero seconds re-evaluates after a write
/// (<see cref="ControlVersion"/> tells when) and moves nothing. Thread safe.</para>
/// <para>Cosmetics: DC side at 380 V and 97 % efficiency, cabinet temperature 25 to 45 C with the load. Source: github.com/sunspec/models;
/// SunSpec Alliance document 12020.</para>
/// </remarks>
public sealed class VirtualSunSpecInverter : RegisterDevice, IVirtualInverter
{
    // The immediate controls of model 123; the settings of model 121 survive a restart.
    private const int VolatileStart = SunSpecMap.ConnectWindow;
    private const int VolatileCount = SunSpecMap.VarEnable + 1 - VolatileStart;

    private readonly SunSpecImage _image = new();
    private readonly SunSpecReadings _readings;
    private readonly InverterControls _controls;
    private readonly byte[] _controlsAtStart = new byte[2 * VolatileCount];
    private InverterConditions _conditions;
    private InverterOutput _output;
    private double _energyWh;
    private long _controlVersion;

    /// <summary>An inverter that has not delivered anything yet.</summary>
    /// <param name="rating">Its nameplate.</param>
    /// <param name="serialNumber">Serial number, ASCII, at most 32 characters; also seeds the random start windows.</param>
    public VirtualSunSpecInverter(InverterRating rating, string serialNumber)
    {
        ArgumentNullException.ThrowIfNull(rating);
        ArgumentException.ThrowIfNullOrEmpty(serialNumber);
        Rating = rating;
        _readings = new SunSpecReadings(_image, rating);
        _readings.WriteIdentity(serialNumber);
        _controls = new InverterControls(_image, Seed(serialNumber));
        _readings.Write(default, default, 0, SunSpecReadings.Sleeping);
        _image.CopyTo(VolatileStart, _controlsAtStart);
    }

    /// <summary>The nameplate.</summary>
    public InverterRating Rating { get; }

    /// <inheritdoc/>
    public InverterOutput Output
    {
        get
        {
            lock (Gate)
            {
                return _output;
            }
        }
    }

    /// <inheritdoc/>
    public double StateOfChargePercent => 0;

    /// <summary>Delivered active power, W, sum over the phases, not negative; even over the phases.</summary>
    public double ActivePowerW
    {
        get
        {
            lock (Gate)
            {
                return _output.ActivePowerW;
            }
        }
    }

    /// <summary>Reactive power, var, sum over the phases, injected (over-excited) positive; even over the phases.</summary>
    public double ReactivePowerVar
    {
        get
        {
            lock (Gate)
            {
                return _output.ReactivePowerVar;
            }
        }
    }

    /// <summary>Delivered energy, Wh.</summary>
    public double EnergyWh
    {
        get
        {
            lock (Gate)
            {
                return _energyWh;
            }
        }
    }

    /// <summary>Rises when a write changes a register or when a control reverts, so that a plant knows when to step again.</summary>
    public long ControlVersion => Interlocked.Read(ref _controlVersion);

    /// <summary>Settles the output and holds it for a span.</summary>
    /// <param name="conditions">What the terminals have; not negative.</param>
    /// <param name="dtSeconds">How long the output is held, s; 0 only re-evaluates.</param>
    /// <returns>The output during the span.</returns>
    /// <exception cref="ArgumentException">A value is negative or not finite.</exception>
    public InverterOutput Step(InverterConditions conditions, double dtSeconds)
    {
        Check(conditions, dtSeconds);
        lock (Gate)
        {
            _conditions = conditions;
            _output = Settle();
            _energyWh += _output.ActivePowerW * dtSeconds / 3600;
            Refresh();
            if (_controls.Advance(dtSeconds))
            {
                Interlocked.Increment(ref _controlVersion);
            }

            return _output;
        }
    }

    /// <inheritdoc/>
    InverterOutput IVirtualInverter.Advance(InverterConditions conditions, double dtSeconds) => Step(conditions, dtSeconds);

    /// <inheritdoc/>
    protected override bool Supports(byte functionCode) => functionCode is 0x03 or 0x06 or 0x10;

    /// <inheritdoc/>
    protected override ModbusExceptionCode Read(byte functionCode, int address, Span<byte> words)
    {
        int offset = address - SunSpecMap.BaseAddress;
        if (offset < 0 || offset + (words.Length / 2) > SunSpecMap.Count)
        {
            return ModbusExceptionCode.IllegalAddress;
        }

        _image.CopyTo(offset, words);
        return ModbusExceptionCode.None;
    }

    /// <inheritdoc/>
    protected override ModbusExceptionCode Write(int address, ReadOnlySpan<byte> words)
    {
        int offset = address - SunSpecMap.BaseAddress;
        int count = words.Length / 2;
        for (int i = 0; i < count; i++)
        {
            ModbusExceptionCode code = _controls.Check(offset + i, Word(words, i));
            if (code != ModbusExceptionCode.None)
            {
                return code;
            }
        }

        bool changed = false;
        for (int i = 0; i < count; i++)
        {
            changed |= _image[offset + i] != Word(words, i);
            _image.Put(offset + i, Word(words, i));
        }

        _controls.Written(offset, count);
        if (changed)
        {
            Interlocked.Increment(ref _controlVersion);
        }

        return ModbusExceptionCode.None;
    }

    /// <inheritdoc/>
    protected override void OnFaultChanged() => Refresh();

    /// <inheritdoc/>
    protected override void OnRebooted()
    {
        for (int i = 0; i < VolatileCount; i++)
        {
            _image.Put(VolatileStart + i, Word(_controlsAtStart, i));
        }

        _controls.Written(VolatileStart, VolatileCount);
        Interlocked.Increment(ref _controlVersion);
    }

    private static ushort Word(ReadOnlySpan<byte> words, int index) => (ushort)((words[2 * index] << 8) | words[(2 * index) + 1]);

    // FNV-1a, so that the same serial number gives the same windows in every process.
    private static int Seed(string serialNumber)
    {
        uint hash = 2166136261;
        foreach (char character in serialNumber)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return (int)(hash & 0x7FFFFFFF);
    }

    private static void Check(InverterConditions conditions, double dtSeconds)
    {
        Span<double> values =
            [conditions.AvailablePowerW, conditions.VoltageAV, conditions.VoltageBV, conditions.VoltageCV, conditions.FrequencyHz, dtSeconds];
        foreach (double value in values)
        {
            if (!double.IsFinite(value) || value < 0)
            {
                throw new ArgumentException($"Inverter step: {conditions} for {dtSeconds} s must be finite and not negative.", nameof(conditions));
            }
        }
    }

    private InverterOutput Settle()
    {
        if (!_controls.Connected || _conditions.VoltageAV <= 0 || _conditions.AvailablePowerW <= 0)
        {
            return default;
        }

        double apparentVa = _image.Scaled(SunSpecMap.MaxVoltAmps, _readings.PowerScale);
        double maxW = _image.Scaled(SunSpecMap.MaxWatts, _readings.PowerScale);
        double injectVar = _image.Scaled(SunSpecMap.MaxVarsQ1, _readings.PowerScale);
        double absorbVar = -_image.Scaled(SunSpecMap.MaxVarsQ4, _readings.PowerScale);
        var capability = new InverterCapability(maxW * _controls.WattLimitFraction, apparentVa, injectVar, absorbVar, Rating.ReactivePriority);
        return capability.Reach(_conditions.AvailablePowerW, activeW => WantedVar(activeW, maxW, capability));
    }

    private double WantedVar(double activeW, double maxW, InverterCapability capability)
    {
        double fraction = _controls.VarFraction;
        return !_controls.VarInForce
            ? activeW * _controls.FactorTangent
            : _controls.VarMode switch
            {
                1 => fraction * maxW,
                2 => fraction * (fraction > 0 ? capability.InjectLimitVar : capability.AbsorbLimitVar),
                3 => fraction * InverterCapability.Leg(capability.ApparentLimitVa, activeW),
                _ => 0,
            };
    }

    private void Refresh()
    {
        if (Fault.Kind == DeviceFaultKind.FrozenValues)
        {
            return;
        }

        _readings.Write(_conditions, _output, _energyWh, State());
    }

    private int State()
    {
        if (!_controls.Connected)
        {
            return SunSpecReadings.Off;
        }

        if (_output.ActivePowerW <= 0 && _conditions.AvailablePowerW <= 0)
        {
            return SunSpecReadings.Sleeping;
        }

        return _output.ActivePowerW < _conditions.AvailablePowerW ? SunSpecReadings.Throttled : SunSpecReadings.Tracking;
    }
}
