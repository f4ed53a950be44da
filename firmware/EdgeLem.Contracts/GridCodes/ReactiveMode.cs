namespace EdgeLem.Contracts
{
    /// <summary>The reactive functions, of which exactly one acts at a time (IEEE 1547-2018 clause 5.3.1).</summary>
    public enum ReactiveMode
    {
        /// <summary>Reactive power in a constant ratio to active power (clause 5.3.2).</summary>
        ConstantPowerFactor = 0,

        /// <summary>Reactive power by voltage (clause 5.3.3).</summary>
        VoltVar = 1,

        /// <summary>Reactive power by active power (clause 5.3.4).</summary>
        WattVar = 2,

        /// <summary>Constant reactive power (clause 5.3.5).</summary>
        ConstantVar = 3,

        /// <summary>Power factor by active power, cos phi (P) of the European codes.</summary>
        PowerFactorWatt = 4,
    }
}
