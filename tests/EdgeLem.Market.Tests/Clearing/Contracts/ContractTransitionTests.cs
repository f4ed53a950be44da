using EdgeLem.Market.Clearing.Contracts;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.Clearing.Contracts;

/// <summary>R2 (bilateral contracts): asked for is a state machine with all transitions tested.</summary>
public sealed class ContractTransitionTests
{
    /// <summary>Row by row what each event leads to from Offered, Accepted, Approved, Refused, Withdrawn, Expired, Ended; null where it is not possible.</summary>
    private static readonly Dictionary<ContractEvent, ContractState?[]> Table = new()
    {
        [ContractEvent.Accept] = [ContractState.Accepted, null, null, null, null, null, null],
        [ContractEvent.Withdraw] = [ContractState.Withdrawn, null, null, null, null, null, null],
        [ContractEvent.Approve] = [null, ContractState.Approved, null, null, null, null, null],
        [ContractEvent.Refuse] = [null, ContractState.Refused, null, null, null, null, null],
        [ContractEvent.ReachDeadline] = [ContractState.Expired, ContractState.Expired, null, null, null, null, null],
        [ContractEvent.ReachEnd] = [null, null, ContractState.Ended, null, null, null, null],
    };

    [Fact]
    [Trait("Row", "R2")]
    public void Every_event_in_every_state_leads_where_the_table_says()
    {
        foreach (ContractEvent happening in Enum.GetValues<ContractEvent>())
        {
            foreach (ContractState state in Enum.GetValues<ContractState>())
            {
                ContractState? expected = Table[happening][(int)state];
                bool isPossible = ContractTransitions.TryGetNext(state, happening, out ContractState next);

                Assert.Equal((expected is not null, expected ?? state), (isPossible, next));
            }
        }

        Literature.State("R2", "Bilateral contracts with approval by the network operator; report", "no figure; register on one side, offer, accept, final approval, else cancelled",
            (Invariant($"{Table.Values.Sum(row => row.Count(next => next is not null))} transitions of {Table.Values.Sum(row => row.Length)} pairs of event and state, all others refused; a seller that buys in the same slot is refused with a reason"), "agrees"));
    }
}
