namespace EdgeLem.Market.Network;

/// <summary>Figures of a network state that reports compare; the market does not calculate with them.</summary>
/// <param name="LowestVoltagePu">Lowest voltage between phase and neutral, pu.</param>
/// <param name="HighestVoltagePu">Highest voltage between phase and neutral, pu.</param>
/// <param name="UnbalanceFactorPercent">Largest voltage unbalance factor V2/V1 (IEC 61000-4-30), %.</param>
/// <param name="LoadingPercent">Highest loading of a conductor or transformer with a rating, %.</param>
public readonly record struct NetworkFigures(double LowestVoltagePu, double HighestVoltagePu, double UnbalanceFactorPercent, double LoadingPercent);
