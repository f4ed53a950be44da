namespace EdgeLem.Market.Losses;

/// <summary>Who bears the network's losses of an interval.</summary>
/// <remarks>Pure and deterministic. The parts are whole joules and sum exactly to the losses.</remarks>
public interface ILossAllocation
{
    /// <summary>Name in configuration files, results and the ledger, for example <c>pro-rata</c>.</summary>
    public string Name { get; }

    /// <summary>Allocates the losses of one interval.</summary>
    /// <param name="input">State, trades and topology.</param>
    public LossResult Allocate(LossInput input);
}
