namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>The state machine of a bilateral contract: offered, accepted, approved by the network operator or cancelled.</summary>
/// <remarks>
/// Offered: accept to Accepted, withdraw to Withdrawn, deadline to Expired. Accepted: approve to Approved, refuse to Refused, deadline to Expired (no answer of the operator
/// is no approval). Approved: end of validity to Ended. Everything else is not possible, and the last four states are final.
/// </remarks>
public static class ContractTransitions
{
    /// <summary>The state after an event.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="happening">The event.</param>
    /// <param name="next">The state after it; <paramref name="state"/> when the event is not possible.</param>
    /// <returns>Whether the event is possible in that state.</returns>
    public static bool TryGetNext(ContractState state, ContractEvent happening, out ContractState next)
    {
        (bool isPossible, next) = (state, happening) switch
        {
            (ContractState.Offered, ContractEvent.Accept) => (true, ContractState.Accepted),
            (ContractState.Offered, ContractEvent.Withdraw) => (true, ContractState.Withdrawn),
            (ContractState.Offered, ContractEvent.ReachDeadline) => (true, ContractState.Expired),
            (ContractState.Accepted, ContractEvent.Approve) => (true, ContractState.Approved),
            (ContractState.Accepted, ContractEvent.Refuse) => (true, ContractState.Refused),
            (ContractState.Accepted, ContractEvent.ReachDeadline) => (true, ContractState.Expired),
            (ContractState.Approved, ContractEvent.ReachEnd) => (true, ContractState.Ended),
            _ => (false, state),
        };
        return isPossible;
    }
}
