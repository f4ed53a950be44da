namespace EdgeLem.Sim.Devices;

/// <summary>Model 111 or 113: measurements in float32.</summary>
internal sealed class FloatInverterModel : ChainModel
{
    private readonly int _phases;

    /// <summary>A model of one or three phases.</summary>
    public FloatInverterModel(int phases)
        : base(phases == 1 ? 111 : 113, 60)
    {
        _phases = phases;
        for (int offset = 2; offset < 48; offset += 2)
        {
            PutFloat(offset, double.NaN);
        }
    }

    /// <inheritdoc/>
    public override void Show(in ChainState state)
    {
        double sumA = 0;
        for (int phase = 0; phase < _phases; phase++)
        {
            double currentA = state.CurrentA(phase, _phases);
            sumA += currentA;
            PutFloat(4 + (2 * phase), currentA);
            PutFloat(16 + (2 * phase), state.VoltageV(phase));
        }

        PutFloat(2, sumA);
        PutFloat(22, state.Output.ActivePowerW);
        PutFloat(24, state.Conditions.FrequencyHz);
        PutFloat(26, state.ApparentVa);
        PutFloat(28, state.Output.ReactivePowerVar);
        PutFloat(32, state.EnergyWh);
        Put(48, state.OperatingState);
    }
}
