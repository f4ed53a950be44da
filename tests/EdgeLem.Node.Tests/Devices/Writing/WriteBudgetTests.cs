using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

public sealed class WriteBudgetTests
{
    private const int Register = 89;

    [Theory]
    [InlineData(RegisterMemory.Flash, WriteBudget.DefaultFlashPerDay)]
    [InlineData(RegisterMemory.Undocumented, WriteBudget.DefaultUndocumentedPerDay)]
    public void A_register_that_wears_is_written_as_often_as_its_memory_allows(RegisterMemory memory, int writes)
    {
        var budget = new WriteBudget();
        for (int i = 0; i < writes; i++)
        {
            Assert.True(budget.TrySpend(1, Register, memory));
        }

        Assert.False(budget.TrySpend(1, Register, memory));
        Assert.Equal((writes, 1), (budget.SpentOn(1, Register), budget.Refused));
    }

    [Fact]
    public void Volatile_registers_cost_nothing()
    {
        var budget = new WriteBudget(1, 1);
        for (int i = 0; i < 10_000; i++)
        {
            Assert.True(budget.TrySpend(1, Register, RegisterMemory.Volatile));
        }

        Assert.Equal(0, budget.SpentOn(1, Register));
    }

    [Fact]
    public void Every_register_of_every_unit_has_its_own_budget()
    {
        var budget = new WriteBudget(1, 1);
        Assert.True(budget.TrySpend(1, Register, RegisterMemory.Flash));
        Assert.True(budget.TrySpend(2, Register, RegisterMemory.Flash));
        Assert.True(budget.TrySpend(1, Register + 1, RegisterMemory.Flash));
        Assert.False(budget.TrySpend(1, Register, RegisterMemory.Flash));
    }

    [Fact]
    public void A_new_day_brings_a_new_budget_and_a_clock_set_back_does_not()
    {
        var budget = new WriteBudget(1, 1);
        budget.Advance(5 * WriteBudget.DayMs);
        Assert.True(budget.TrySpend(1, Register, RegisterMemory.Flash));
        budget.Advance((6 * WriteBudget.DayMs) - 1);
        Assert.False(budget.TrySpend(1, Register, RegisterMemory.Flash));
        budget.Advance(0);
        Assert.False(budget.TrySpend(1, Register, RegisterMemory.Flash));
        budget.Advance(6 * WriteBudget.DayMs);
        Assert.True(budget.TrySpend(1, Register, RegisterMemory.Flash));
    }

    [Fact]
    public void More_registers_than_there_is_room_for_are_refused()
    {
        var budget = new WriteBudget(1000, 1000);
        int granted = Enumerable.Range(0, 1000).Count(address => budget.TrySpend(1, address, RegisterMemory.Flash));
        Assert.Equal(128, granted);
    }

    [Fact]
    public void The_default_of_flash_lasts_20_years_at_100000_writes()
    {
        Assert.InRange(WriteBudget.DefaultFlashPerDay * 365 * 20, 1, 100_000);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(100_001, 1)]
    public void Impossible_budgets_are_refused(int flash, int undocumented)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WriteBudget(flash, undocumented));
    }
}
