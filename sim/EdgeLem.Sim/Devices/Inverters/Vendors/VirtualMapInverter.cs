using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>A virtual inverter with battery that has a manufacturer's registers and obeys them as the manufacturer describes.</summary>
/// <remarks>Functions 03, 04, 06 and 16; a write takes one whole setpoint. The battery's power goes beside the PV's, so that neither limits the other. Thread safe.</remarks>
public sealed class VirtualMapInverter : RegisterDevice, IVirtualInverter
{
    private readonly MapRegisters _registers;
    private readonly VendorBehaviour _behaviour;
    private readonly bool _sleepsWithoutPower;
    private readonly BatteryStore _battery = new(new BatteryRating(10_000, 5_000, 5_000), 50);
    private InverterConditions _conditions;
    private InverterOutput _output;
    private double _batteryW;
    private double _energyWh;
    private double _quietSeconds;

    internal VirtualMapInverter(InverterMap map, VendorBehaviour behaviour, InverterRating rating)
    {
        Rating = rating;
        _registers = new MapRegisters(map);
        _behaviour = behaviour;
        _sleepsWithoutPower = map.SleepsWithoutPower;
        WriteRatings();
        behaviour.Deliver(_registers);
        behaviour.Introduce(_registers, rating);
        _registers.KeepAsDelivered();
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
                return _battery.StateOfChargePercent;
            }
        }
    }

    /// <summary>Power of the battery, W, charging positive.</summary>
    public double BatteryPowerW
    {
        get
        {
            lock (Gate)
            {
                return _batteryW;
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
            Settle();
            _energyWh += _output.ActivePowerW * dtSeconds / 3600;
            _battery.Move(_batteryW, dtSeconds);
            _quietSeconds += dtSeconds;
            Refresh();
            return _output;
        }
    }

    /// <inheritdoc/>
    protected override bool Supports(byte functionCode) => functionCode is 0x03 or 0x04 or 0x06 or 0x10;

    /// <inheritdoc/>
    protected override ModbusExceptionCode Read(byte functionCode, int address, Span<byte> words)
    {
        for (int i = 0; i < words.Length / 2; i++)
        {
            if (_registers.Word(functionCode, address + i) is not { } word)
            {
                return ModbusExceptionCode.IllegalAddress;
            }

            words[2 * i] = (byte)(word >> 8);
            words[(2 * i) + 1] = (byte)word;
        }

        return ModbusExceptionCode.None;
    }

    /// <inheritdoc/>
    protected override ModbusExceptionCode Write(int address, ReadOnlySpan<byte> words)
    {
        int count = words.Length / 2;
        if (!_registers.IsWritable(address, count))
        {
            return ModbusExceptionCode.IllegalAddress;
        }

        for (int i = 0; i < count; i++)
        {
            _registers.SetWord(address + i, (ushort)((words[2 * i] << 8) | words[(2 * i) + 1]));
        }

        _quietSeconds = 0;
        return ModbusExceptionCode.None;
    }

    /// <inheritdoc/>
    protected override void OnFaultChanged() => Refresh();

    /// <inheritdoc/>
    protected override void OnRebooted() => _registers.LoseVolatile();

    private void WriteRatings()
    {
        _registers.Put(InverterQuantity.RatedPower, Rating.ActivePowerW);
        _registers.Put(InverterQuantity.MaximumPower, Rating.ApparentPowerVa);
        _registers.Put(InverterQuantity.RatedApparentPower, Rating.ApparentPowerVa);
        _registers.Put(InverterQuantity.RatedReactivePower, Rating.ReactivePowerVar);
        _registers.Put(InverterQuantity.SuppliedReactivePower, Rating.ReactivePowerVar);
        _registers.Put(InverterQuantity.AbsorbedReactivePower, Rating.ReactivePowerVar);
        _registers.Put(InverterQuantity.BatteryCapacity, _battery.Rating.CapacityWh);
        _registers.Put(InverterQuantity.BatteryMaximumCharge, _battery.Rating.MaxChargeW);
        _registers.Put(InverterQuantity.BatteryMaximumDischarge, _battery.Rating.MaxDischargeW);
        _registers.Put(InverterQuantity.BatteryRatedPower, _battery.Rating.MaxChargeW);
    }

    private void Settle()
    {
        VendorOrder order = _behaviour.Order(_registers, Rating, _quietSeconds);
        _batteryW = _battery.Held(order.BatteryW ?? 0);
        bool isOn = _conditions.VoltageAV > 0 && _conditions.AvailablePowerW > 0;
        double limitW = Math.Min(order.LimitW ?? Rating.ActivePowerW, Rating.ActivePowerW);
        var capability = new InverterCapability(limitW, Rating.ApparentPowerVa, Rating.ReactivePowerVar, Rating.ReactivePowerVar, Rating.ReactivePriority);
        _output = isOn ? capability.Reach(_conditions.AvailablePowerW, _ => -order.AbsorbedVar) : default;
    }

    private void Refresh()
    {
        if (Fault.Kind == DeviceFaultKind.FrozenValues)
        {
            return;
        }

        bool sleeps = _output.ActivePowerW <= 0 && _conditions.AvailablePowerW <= 0;
        bool throttles = _output.ActivePowerW < _conditions.AvailablePowerW;
        ShowPowers(sleeps);
        for (int phase = 0; phase < Rating.PhaseCount; phase++)
        {
            var state = new ChainState(_conditions, _output, 0, 0, 0);
            _registers.Put(InverterQuantity.Voltage, state.VoltageV(phase), phase + 1);
            _registers.Put(InverterQuantity.Current, state.CurrentA(phase, Rating.PhaseCount), phase + 1);
        }

        _registers.Put(InverterQuantity.Frequency, _conditions.FrequencyHz);
        _registers.Put(InverterQuantity.Energy, _energyWh);
        int operating = sleeps ? SunSpecReadings.Sleeping : throttles ? SunSpecReadings.Throttled : SunSpecReadings.Tracking;
        _registers.Put(InverterQuantity.State, _behaviour.StateNumber(operating));
        _registers.Put(InverterQuantity.StateOfCharge, _battery.StateOfChargePercent);
        _behaviour.ShowBattery(_registers, _batteryW);
    }

    private void ShowPowers(bool sleeps)
    {
        // In load reference: the map's signs turn them into the manufacturer's.
        _registers.Put(InverterQuantity.ActivePower, -_output.ActivePowerW);
        _registers.Put(InverterQuantity.ReactivePower, -_output.ReactivePowerVar);
        if (sleeps && _sleepsWithoutPower)
        {
            _registers.PutNone(InverterQuantity.ActivePower);
            _registers.PutNone(InverterQuantity.ReactivePower);
        }
    }
}
