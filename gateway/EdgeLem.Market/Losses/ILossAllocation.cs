namespace EdgeLem.Market.Losses;

/// <summary>Who bears the network's losses of an interval.</summary>
/// <remarks>Pure and deterministic. The parts are whole joules and sum exactly to the losses.</remarks>
public interface ILossAllocation
{
    /// <summary>Name in configuration files, results and the ledger, for example <c>pro-rata</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it looks at what flows in the branches, so that the network must be radial and the state have its branches.</summary>
    public bool NeedsBranches => false;

    /// <summary>Allocates the losses of one interval.</summary>
    /// <param name="input">State, trades and topology.</param>
    /// <returns>Never NaN and never an exception for a state that did not converge or came without branches: see <see cref="UnallocatedReason"/>.</returns>
    public LossResult Allocate(LossInput input);
}
