using EdgeLem.Node.Devices;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>Logs what becomes of the devices, each change once.</summary>
/// <param name="cycle">The node.</param>
/// <param name="logger">Receives the changes.</param>
internal sealed class DeviceJournal(NodeCycle cycle, ILogger logger)
{
    private int _meterFault = -1;
    private string _meterModel = "";
    private int _inverterFault;
    private string _inverterModel = "";

    /// <summary>Looks at the devices; to be called while the node rests.</summary>
    public void Look()
    {
        LookAtMeter(cycle.Bus.Meter);
        if (cycle.Bus.Inverter is { } inverter)
        {
            LookAtInverter(inverter);
        }
    }

    private void LookAtMeter(IMeter meter)
    {
        if (meter.FaultCode != _meterFault && meter.FaultCode != DeviceFault.None)
        {
            LogMessages.MeterFault(logger, meter.FaultCode, meter.FaultReason);
        }
        else if (meter.ReadingIsValid && (meter.Model != _meterModel || _meterFault != DeviceFault.None))
        {
            _meterModel = meter.Model;
            LogMessages.MeterFound(logger, meter.Model, (meter as MappedMeter)?.Remark ?? "");
        }
        else if (!meter.ReadingIsValid)
        {
            return;
        }

        _meterFault = meter.FaultCode;
    }

    private void LookAtInverter(IInverter inverter)
    {
        if (inverter.FaultCode != _inverterFault && inverter.FaultCode != DeviceFault.None)
        {
            LogMessages.InverterFault(logger, inverter.FaultCode, inverter.FaultReason);
        }
        else if (inverter.IsDiscovered && inverter.Model != _inverterModel)
        {
            _inverterModel = inverter.Model;
            LogMessages.InverterFound(logger, inverter.Model);
        }

        _inverterFault = inverter.FaultCode;
    }
}
