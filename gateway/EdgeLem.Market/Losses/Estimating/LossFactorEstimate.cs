namespace EdgeLem.Market.Losses;

/// <summary>What a network operator that meters no losses knows of them: their share at the peak, and how even the load is.</summary>
public sealed record LossFactorEstimate
{
    /// <summary>Losses at the peak over the peak power. Default 0.06, from 0 to below 1.</summary>
    public double PeakLossShare { get; init; } = 0.06;

    /// <summary>Mean power over peak power. Default 0.4, above 0, at most 1.</summary>
    public double LoadFactor { get; init; } = 0.4;

    /// <summary>k of the loss factor k LF + (1 - k) LF^2. Default 0.2, from 0 (load of one height, on and off) to 1.</summary>
    public double LinearWeight { get; init; } = 0.2;

    /// <summary>Mean losses over losses at the peak: k LF + (1 - k) LF^2 (F. H. Buller and C. A. Woodrow, Load factor equivalent hour values compared, Electrical World 1928).</summary>
    public double LossFactor => (LinearWeight * LoadFactor) + ((1 - LinearWeight) * LoadFactor * LoadFactor);

    /// <summary>Losses over energy that follow: peak share x loss factor / load factor; 0.0312 by default.</summary>
    public double LossesPerEnergy => PeakLossShare * LossFactor / LoadFactor;
}
