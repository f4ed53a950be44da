namespace EdgeLem.Sim.Devices;

/// <summary>Model 101 or 103: measurements in integers with scale factors.</summary>
internal sealed class IntegerInverterModel : ChainModel
{
    private readonly int _phases;

    /// <summary>A model of one or three phases, W and var in whole numbers.</summary>
    public IntegerInverterModel(int phases)
        : base(phases == 1 ? 101 : 103, 50)
    {
        _phases = phases;
        Put(6, -2);
        Put(13, -1);
        Put(15, 0);
        Put(17, -2);
        Put(19, 0);
        Put(21, 0);
        Put(23, NoSigned);
        Put(26, 0);
    }

    /// <inheritdoc/>
    public override void Show(in ChainState state)
    {
        double sumA = 0;
        for (int phase = 0; phase < _phases; phase++)
        {
            double currentA = state.CurrentA(phase, _phases);
            sumA += currentA;
            PutScaled(3 + phase, currentA, -2);
            PutScaled(10 + phase, state.VoltageV(phase), -1);
        }

        PutScaled(2, sumA, -2);
        PutScaled(14, state.Output.ActivePowerW, 0);
        PutScaled(16, state.Conditions.FrequencyHz, -2);
        PutScaled(18, state.ApparentVa, 0);
        PutScaled(20, state.Output.ReactivePowerVar, 0);
        PutLong(24, (long)state.EnergyWh);
        Put(38, state.OperatingState);
    }
}
