namespace EdgeLem.Contracts
{
    /// <summary>Which voltage a three-phase unit reacts to (IEEE 1547-2018 clause 4.3: average or positive sequence; per phase permitted).</summary>
    public enum VoltageInput
    {
        /// <summary>Mean of the connected phases' magnitudes.</summary>
        Average = 0,

        /// <summary>Each connected phase for itself: reactive power is the mean of what the phases ask for, the active limit the lowest.</summary>
        PerPhase = 1,

        /// <summary>Positive sequence, from the three line-to-line magnitudes; from phase-to-neutral magnitudes alone it cannot be known.</summary>
        PositiveSequence = 2,
    }
}
