namespace EdgeLem.Sim.Devices;

/// <summary>Model 701: measurements of a DER.</summary>
internal sealed class DerMeasurementModel : ChainModel
{
    private const int PhaseBlock = 23;

    private readonly int _phases;

    /// <summary>A model of one or three phases.</summary>
    public DerMeasurementModel(int phases)
        : base(701, 153)
    {
        _phases = phases;
        Put(2, phases == 1 ? 0 : 2);
        ReadOnlySpan<int> scales = [-2, -1, -2, 0, -3, 0, 0, 0, 0, NoSigned];
        for (int i = 0; i < scales.Length; i++)
        {
            Put(113 + i, scales[i]);
        }
    }

    /// <inheritdoc/>
    public override void Show(in ChainState state)
    {
        Put(4, state.OperatingState - 1);
        PutScaled(10, state.Output.ActivePowerW, 0);
        PutScaled(11, state.ApparentVa, 0);
        PutScaled(12, state.Output.ReactivePowerVar, 0);
        PutLong(17, (long)Math.Round(100 * state.Conditions.FrequencyHz));
        PutCounter(19, state.EnergyWh);
        double sumA = 0;
        for (int phase = 0; phase < _phases; phase++)
        {
            double currentA = state.CurrentA(phase, _phases);
            sumA += currentA;
            PutScaled(45 + (PhaseBlock * phase), currentA, -2);
            PutScaled(47 + (PhaseBlock * phase), state.VoltageV(phase), -1);
        }

        PutScaled(14, sumA, -2);
        PutScaled(16, state.Conditions.VoltageAV, -1);
    }
}
