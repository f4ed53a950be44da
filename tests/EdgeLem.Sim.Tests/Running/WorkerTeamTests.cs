using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Tests.Running;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1, 7)]
    [InlineData(4, 0)]
    [InlineData(4, 1)]
    [InlineData(4, 1000)]
    public void Every_index_is_worked_on_exactly_once(int size, int count)
    {
        using var team = new WorkerTeam(size);
        int[] calls = new int[count];

        team.ForEach(count, index => Interlocked.Increment(ref calls[index]));

        Assert.All(calls, call => Assert.Equal(1, call));
    }

    [Fact]
    public void Rounds_follow_each_other_without_losing_or_repeating_work()
    {
        using var team = new WorkerTeam(3);
        int[] calls = new int[5];

        for (int round = 0; round < 500; round++)
        {
            team.ForEach(calls.Length, index => calls[index]++);
        }

        Assert.All(calls, call => Assert.Equal(500, call));
    }

    [Fact]
    public void All_exceptions_reach_the_caller_and_the_rest_of_the_work_is_done()
    {
        using var team = new WorkerTeam(2);
        int[] calls = new int[6];

        AggregateException failures = Assert.Throws<AggregateException>(() => team.ForEach(6, index =>
        {
            calls[index]++;
            if (index is 1 or 4)
            {
                throw new InvalidOperationException($"node {index}");
            }
        }));

        Assert.Equal(["node 1", "node 4"], failures.InnerExceptions.Select(failure => failure.Message).Order(StringComparer.Ordinal));
        Assert.All(calls, call => Assert.Equal(1, call));
    }

    [Fact]
    public void A_team_works_on_after_a_failure()
    {
        using var team = new WorkerTeam(2);
        Assert.Throws<AggregateException>(() => team.ForEach(1, _ => throw new InvalidOperationException("once")));
        int calls = 0;

        team.ForEach(3, _ => Interlocked.Increment(ref calls));

        Assert.Equal(3, calls);
    }

    [Fact]
    public void A_team_of_nobody_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(0));
}
