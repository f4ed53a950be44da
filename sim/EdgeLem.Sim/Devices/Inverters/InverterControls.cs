namespace EdgeLem.Sim.Devices;

/// <summary>The writable points of models 121 and 123: their ranges, and the four timed controls behind them.</summary>
internal sealed class InverterControls
{
    /// <summary>Scale factor of the percentages of model 123: 0.01 %.</summary>
    public const int PercentScale = -2;

    /// <summary>Scale factor of the power factor setting.</summary>
    public const int FactorScale = -4;

    /// <summary>Smallest power factor that <c>OutPFSet</c> takes, absolute.</summary>
    public const double MinPowerFactor = 0.8;

    private readonly SunSpecImage _image;
    private readonly Random _chance;
    private readonly Dictionary<int, (int Minimum, int Maximum)> _ranges;
    private readonly TimedControl _connect = new(1);
    private readonly TimedControl _wattLimit = new(1);
    private readonly TimedControl _factorTangent = new(0);
    private readonly TimedControl _varFraction = new(0);

    /// <summary>Controls in their default state: connected, nothing limited, no reactive power.</summary>
    /// <param name="image">Registers with the settings of model 121 already in place, which are the upper limits.</param>
    /// <param name="seed">Seed of the start windows.</param>
    public InverterControls(SunSpecImage image, int seed)
    {
        _image = image;
        _chance = new Random(seed);
        _ranges = Ranges(image);
    }

    /// <summary>Whether the inverter is connected.</summary>
    public bool Connected => _connect.Value > 0;

    /// <summary>Active power limit, fraction of WMax, 0..1.</summary>
    public double WattLimitFraction => _wattLimit.Value;

    /// <summary>Tangent of the set power factor angle, positive = injecting; 0 when the control is off.</summary>
    public double FactorTangent => _factorTangent.Value;

    /// <summary>Reactive power setting, fraction of what <see cref="VarMode"/> says, -1..1, positive = injecting.</summary>
    public double VarFraction => _varFraction.Value;

    /// <summary>Base of <see cref="VarFraction"/>: 1 WMax, 2 VArMax, 3 available vars.</summary>
    public int VarMode => _image[SunSpecMap.VarMode];

    /// <summary>Whether the reactive power setting is in force, so that it goes before the power factor.</summary>
    public bool VarInForce => _image[SunSpecMap.VarEnable] == 1 || VarFraction != 0;

    /// <summary>Whether a register may be written with a raw value.</summary>
    /// <param name="offset">Offset from the "SunS" marker.</param>
    /// <param name="raw">The 16 bits from the wire.</param>
    public ModbusExceptionCode Check(int offset, ushort raw)
    {
        if (!_ranges.TryGetValue(offset, out (int Minimum, int Maximum) range))
        {
            return ModbusExceptionCode.IllegalAddress;
        }

        int value = range.Minimum < 0 ? (short)raw : raw;
        return value >= range.Minimum && value <= range.Maximum ? ModbusExceptionCode.None : ModbusExceptionCode.IllegalValue;
    }

    /// <summary>Acts on a write to a run of registers that is already in the image.</summary>
    /// <param name="offset">First written offset.</param>
    /// <param name="count">Written registers.</param>
    public void Written(int offset, int count)
    {
        bool Touches(int first, int last) => offset <= last && offset + count > first;
        if (Touches(SunSpecMap.ConnectWindow, SunSpecMap.Connect))
        {
            double? target = _image[SunSpecMap.Connect] == 0 ? 0 : null;
            _connect.Command(target, Window(SunSpecMap.ConnectWindow), 0, _image[SunSpecMap.ConnectRevert]);
        }

        if (Touches(SunSpecMap.WattLimitPercent, SunSpecMap.WattLimitEnable))
        {
            CommandGroup(_wattLimit, SunSpecMap.WattLimitWindow, SunSpecMap.WattLimitEnable, _image.Scaled(SunSpecMap.WattLimitPercent, PercentScale) / 100);
        }

        if (Touches(SunSpecMap.FactorSet, SunSpecMap.FactorEnable))
        {
            CommandGroup(_factorTangent, SunSpecMap.FactorWindow, SunSpecMap.FactorEnable, Tangent(_image.Scaled(SunSpecMap.FactorSet, FactorScale)));
        }

        if (Touches(SunSpecMap.VarWattMaxPercent, SunSpecMap.VarEnable))
        {
            CommandVar();
        }
    }

    /// <summary>Lets time pass; a control whose reversion time ended shows it in its enable register.</summary>
    /// <param name="seconds">The span, s.</param>
    /// <returns>Whether a control reverted.</returns>
    public bool Advance(double seconds)
    {
        bool reverted = Revert(_connect, seconds, SunSpecMap.Connect, 1);
        reverted |= Revert(_wattLimit, seconds, SunSpecMap.WattLimitEnable, 0);
        reverted |= Revert(_factorTangent, seconds, SunSpecMap.FactorEnable, 0);
        return reverted | Revert(_varFraction, seconds, SunSpecMap.VarEnable, 0);
    }

    // Settings may be lowered from the rating, never raised above it; the range keeps the sign of the quadrant.
    private static Dictionary<int, (int Minimum, int Maximum)> Ranges(SunSpecImage image)
    {
        (int, int) time = (0, ushort.MaxValue - 1);
        (int, int) toggle = (0, 1);
        (int, int) signedPercent = (-10_000, 10_000);
        return new()
        {
            [SunSpecMap.MaxWatts] = (0, image[SunSpecMap.MaxWatts]),
            [SunSpecMap.ReferenceVoltage] = (0, 10_000),
            [SunSpecMap.ReferenceVoltageOffset] = (-1_000, 1_000),
            [SunSpecMap.MaxVoltAmps] = (0, image[SunSpecMap.MaxVoltAmps]),
            [SunSpecMap.MaxVarsQ1] = (0, image.Signed(SunSpecMap.MaxVarsQ1)),
            [SunSpecMap.MaxVarsQ4] = (image.Signed(SunSpecMap.MaxVarsQ4), 0),
            [SunSpecMap.ConnectWindow] = time,
            [SunSpecMap.ConnectRevert] = time,
            [SunSpecMap.Connect] = toggle,
            [SunSpecMap.WattLimitPercent] = (0, 10_000),
            [SunSpecMap.WattLimitWindow] = time,
            [SunSpecMap.WattLimitRevert] = time,
            [SunSpecMap.WattLimitRamp] = time,
            [SunSpecMap.WattLimitEnable] = toggle,
            [SunSpecMap.FactorSet] = signedPercent,
            [SunSpecMap.FactorWindow] = time,
            [SunSpecMap.FactorRevert] = time,
            [SunSpecMap.FactorRamp] = time,
            [SunSpecMap.FactorEnable] = toggle,
            [SunSpecMap.VarWattMaxPercent] = signedPercent,
            [SunSpecMap.VarMaxPercent] = signedPercent,
            [SunSpecMap.VarAvailablePercent] = signedPercent,
            [SunSpecMap.VarWindow] = time,
            [SunSpecMap.VarRevert] = time,
            [SunSpecMap.VarRamp] = time,
            [SunSpecMap.VarMode] = (0, 3),
            [SunSpecMap.VarEnable] = toggle,
        };
    }

    // A power factor nearer to zero than the inverter can go is held at its limit.
    private static double Tangent(double powerFactor)
    {
        double size = Math.Clamp(Math.Abs(powerFactor), MinPowerFactor, 1);
        return Math.CopySign(Math.Sqrt(1 - (size * size)) / size, powerFactor);
    }

    // Window, reversion and ramp times stand next to each other in every group.
    private void CommandGroup(TimedControl control, int window, int enable, double target) =>
        control.Command(_image[enable] == 1 ? target : null, Window(window), _image[window + 2], _image[window + 1]);

    private void CommandVar()
    {
        double target = VarMode == 0 ? 0 : _image.Scaled(SunSpecMap.VarWattMaxPercent + VarMode - 1, PercentScale) / 100;
        CommandGroup(_varFraction, SunSpecMap.VarWindow, SunSpecMap.VarEnable, target);
    }

    // SunSpec: a device begins a command after a random time inside the window, so that a fleet does not act as one.
    private double Window(int offset) => _image[offset] * _chance.NextDouble();

    private bool Revert(TimedControl control, double seconds, int register, int defaultRaw)
    {
        if (!control.Advance(seconds))
        {
            return false;
        }

        _image.Put(register, defaultRaw);
        return true;
    }
}
