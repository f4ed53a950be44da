namespace EdgeLem.Sim.Devices;

/// <summary>A virtual inverter or storage with a freely composed chain of SunSpec models at 40000, which obeys its controls and follows its curves.</summary>
/// <remarks>
/// <para>The reactive power is that of the setpoint in force, else of the volt-var curve, else 0. Limit, volt-watt curve and available power cap the generation; a storage
/// holds the power it is told, else 0. A reversion that ends a setpoint leaves the curve in force.</para>
/// <para>Time: the device has none of its own; <see cref="Advance"/> settles the output, holds it for the span, and only then moves the reversion timers. Nominal voltage 230 V.
/// Functions 03, 06 and 16; a write is taken as a whole or not at all. Thread safe.</para>
/// </remarks>
public sealed class VirtualChainInverter : RegisterDevice, IVirtualInverter
{
    private const int Base = 40_000;
    private const double NominalVoltageV = 230;

    private readonly ChainModel[] _models;
    private readonly int[] _starts;
    private readonly IChainControls _controls;
    private readonly ICurveModel? _voltVar;
    private readonly ICurveModel? _voltWatt;
    private readonly EnterServiceModel? _service;
    private readonly StorageModel? _storage;
    private readonly BatteryStore? _battery;
    private readonly int _end;
    private InverterConditions _conditions;
    private InverterOutput _output;
    private double _energyWh;

    internal VirtualChainInverter(InverterRating rating, BatteryStore? battery, params ChainModel[] models)
    {
        Rating = rating;
        _battery = battery;
        _models = models;
        _starts = new int[models.Length];
        int next = Base + 2;
        for (int i = 0; i < models.Length; i++)
        {
            _starts[i] = next;
            next += models[i].Registers;
        }

        _end = next;
        _controls = models.OfType<IChainControls>().Single();
        _voltVar = models.FirstOrDefault(model => model.Id is 705 or 126) as ICurveModel;
        _voltWatt = models.FirstOrDefault(model => model.Id is 706) as ICurveModel;
        _service = models.OfType<EnterServiceModel>().SingleOrDefault();
        _storage = models.OfType<StorageModel>().SingleOrDefault();
        Refresh();
    }

    /// <inheritdoc/>
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
    public double StateOfChargePercent
    {
        get
        {
            lock (Gate)
            {
                return _battery?.StateOfChargePercent ?? 0;
            }
        }
    }

    /// <inheritdoc/>
    public InverterOutput Advance(InverterConditions conditions, double dtSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dtSeconds);
        lock (Gate)
        {
            _conditions = conditions;
            _output = Settle();
            _energyWh += Math.Max(_output.ActivePowerW, 0) * dtSeconds / 3600;
            _battery?.Move(-_output.ActivePowerW, dtSeconds);
            foreach (ChainModel model in _models)
            {
                model.Advance(dtSeconds);
            }

            Refresh();
            return _output;
        }
    }

    /// <inheritdoc/>
    protected override bool Supports(byte functionCode) => functionCode is 0x03 or 0x06 or 0x10;

    /// <inheritdoc/>
    protected override ModbusExceptionCode Read(byte functionCode, int address, Span<byte> words)
    {
        for (int i = 0; i < words.Length / 2; i++)
        {
            if (WordAt(address + i) is not { } word)
            {
                return ModbusExceptionCode.IllegalAddress;
            }

            words[2 * i] = (byte)(word >> 8);
            words[(2 * i) + 1] = (byte)word;
        }

        NoteResultRead(address, words.Length / 2);
        return ModbusExceptionCode.None;
    }

    /// <inheritdoc/>
    protected override ModbusExceptionCode Write(int address, ReadOnlySpan<byte> words)
    {
        int index = ModelAt(address);
        int count = words.Length / 2;
        if (index < 0 || address + count > _starts[index] + _models[index].Registers)
        {
            return ModbusExceptionCode.IllegalAddress;
        }

        ChainModel model = _models[index];
        int offset = address - _starts[index];
        for (int i = 0; i < count; i++)
        {
            ModbusExceptionCode code = model.Check(offset + i, Word(words, i));
            if (code != ModbusExceptionCode.None)
            {
                return code;
            }
        }

        for (int i = 0; i < count; i++)
        {
            model.Put(offset + i, Word(words, i));
        }

        model.Written(offset, count);
        return ModbusExceptionCode.None;
    }

    /// <inheritdoc/>
    protected override void OnFaultChanged() => Refresh();

    private static ushort Word(ReadOnlySpan<byte> words, int index) => (ushort)((words[2 * index] << 8) | words[(2 * index) + 1]);

    private ushort? WordAt(int address) => address switch
    {
        Base => 0x5375,
        Base + 1 => 0x6E53,
        _ when address == _end => 0xFFFF,
        _ when address == _end + 1 => 0,
        _ => ModelAt(address) is >= 0 and int index ? _models[index][address - _starts[index]] : null,
    };

    private int ModelAt(int address)
    {
        for (int i = 0; i < _models.Length; i++)
        {
            if (address >= _starts[i] && address < _starts[i] + _models[i].Registers)
            {
                return i;
            }
        }

        return -1;
    }

    private void NoteResultRead(int address, int count)
    {
        for (int i = 0; i < _models.Length; i++)
        {
            if (_models[i] is AdoptedCurveModel curve && address <= _starts[i] + 4 && address + count > _starts[i] + 4)
            {
                curve.ResultWasRead();
            }
        }
    }

    private InverterOutput Settle()
    {
        bool isOn = _conditions.VoltageAV > 0 && _service is not { IsInService: false };
        if (!isOn)
        {
            return default;
        }

        if (_battery is not null)
        {
            double wantedW = _storage is not null ? _storage.WantedW ?? 0 : -(_controls.ActiveW ?? 0);
            double injectedW = -_battery.Held(wantedW);
            return new InverterOutput(injectedW, Math.Clamp(_controls.ReactiveVar(injectedW) ?? 0, -Rating.ReactivePowerVar, Rating.ReactivePowerVar));
        }

        double voltagePercent = 100 * _conditions.VoltageAV / NominalVoltageV;
        double limitW = Rating.ActivePowerW * Math.Min(_controls.LimitFraction, (_voltWatt?.PercentAt(voltagePercent) ?? 100) / 100);
        var capability = new InverterCapability(limitW, Rating.ApparentPowerVa, Rating.ReactivePowerVar, Rating.ReactivePowerVar, Rating.ReactivePriority);
        return capability.Reach(_conditions.AvailablePowerW, activeW => _controls.ReactiveVar(activeW) ?? CurveVar(voltagePercent));
    }

    /// <summary>Model 705 refers to the apparent power, 126 to the reactive maximum.</summary>
    private double CurveVar(double voltagePercent)
    {
        double referenceVar = _voltVar is StaticCurveModel ? Rating.ReactivePowerVar : Rating.ApparentPowerVa;
        return (_voltVar?.PercentAt(voltagePercent) ?? 0) / 100 * referenceVar;
    }

    private void Refresh()
    {
        if (Fault.Kind == DeviceFaultKind.FrozenValues)
        {
            return;
        }

        bool throttles = _output.ActivePowerW < _conditions.AvailablePowerW;
        int state = _service is { IsInService: false } ? SunSpecReadings.Off
            : _conditions.AvailablePowerW <= 0 && _output.ActivePowerW == 0 ? SunSpecReadings.Sleeping
            : throttles ? SunSpecReadings.Throttled : SunSpecReadings.Tracking;
        var shown = new ChainState(_conditions, _output, _energyWh, state, _battery?.StateOfChargePercent ?? 0);
        foreach (ChainModel model in _models)
        {
            model.Show(shown);
        }
    }
}
