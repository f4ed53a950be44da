using EdgeLem.Market.Clearing.Community;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Market.Tests.Clearing.Community;

public sealed class EnergySharingTests
{
    [Fact]
    public void Static_shares_do_not_look_at_consumption()
    {
        // 10 Wh by 3 : 1 : 1 are 6, 2, 2.
        Assert.Equal([6, 2, 2], EnergySharing.Allocate(AllocationKey.Static, 10, [0, 100, 1], [3, 1, 1]));
    }

    [Fact]
    public void Pro_rata_shares_follow_consumption()
    {
        // 10 Wh by 30 : 10 : 60 are 3, 1, 6.
        Assert.Equal([3, 1, 6], EnergySharing.Allocate(AllocationKey.ProRata, 10, [30, 10, 60], [1, 1, 1]));
    }

    [Fact]
    public void Dynamic_shares_pass_on_what_a_member_cannot_use()
    {
        // 30 Wh by 1 : 1 : 1 offer 10 each; the first uses 4, so 26 are left for two: 13 each; the second uses 12, 14 are left for the third.
        Assert.Equal([4, 12, 14], EnergySharing.Allocate(AllocationKey.Dynamic, 30, [4, 12, 90], [1, 1, 1]));
    }

    [Fact]
    public void A_surplus_over_all_consumption_belongs_to_the_shares()
    {
        // 20 Wh, consumption 4 and 6: 10 are left, by 3 : 1 these are 7.5 and 2.5; equal remainders go to the earlier.
        Assert.Equal([4 + 8, 6 + 2], EnergySharing.Allocate(AllocationKey.Dynamic, 20, [4, 6], [3, 1]));
    }

    [Fact]
    public void Nobody_consumes_and_the_production_is_still_allocated() => Assert.Equal([5, 4], EnergySharing.Allocate(AllocationKey.ProRata, 9, [0, 0], [1, 1]));

    /// <summary>R6 (collective self-consumption) states no figure; asked for is that the parts sum to the production in each interval in whole Wh. Ours: for every key, on random communities.</summary>
    [Theory]
    [Trait("Row", "R6")]
    [InlineData(AllocationKey.Static)]
    [InlineData(AllocationKey.ProRata)]
    [InlineData(AllocationKey.Dynamic)]
    public void The_parts_sum_to_the_production_exactly(AllocationKey key) => Holds((produced, consumed, shares) =>
        EnergySharing.Allocate(key, produced, consumed, shares) is var parts && parts.Sum() == produced && parts.All(part => part >= 0));

    [Fact]
    public void With_dynamic_keys_no_member_lacks_what_another_one_exports() => Holds((produced, consumed, shares) =>
    {
        long[] parts = EnergySharing.Allocate(AllocationKey.Dynamic, produced, consumed, shares);
        bool isSomebodyShort = parts.Select((part, i) => shares[i] > 0 && part < consumed[i]).Any(isShort => isShort);
        bool isSomethingExported = parts.Select((part, i) => part > consumed[i]).Any(isExported => isExported);
        return !(isSomebodyShort && isSomethingExported);
    });

    [Fact]
    public void Dynamic_keys_use_at_least_as_much_as_static_ones() => Holds((produced, consumed, shares) =>
        Used(AllocationKey.Dynamic, produced, consumed, shares) >= Used(AllocationKey.Static, produced, consumed, shares));

    [Fact]
    public void Pro_rata_parts_are_within_a_watt_hour_of_the_exact_ones() => Holds((produced, consumed, shares) =>
    {
        long[] parts = EnergySharing.Allocate(AllocationKey.ProRata, produced, consumed, shares);
        long sum = consumed.Sum();
        return sum == 0 || parts.Select((part, i) => Math.Abs(part - ((decimal)produced * consumed[i] / sum)) < 1).All(isNear => isNear);
    });

    [Fact]
    public void Dynamic_parts_are_those_of_exact_water_filling_to_a_few_watt_hours() => Holds((produced, consumed, shares) =>
    {
        // Oracle: the level w with sum(min(c, w s)) = P, by bisection in decimals; each turn rounds by less than a unit per member.
        long[] parts = EnergySharing.Allocate(AllocationKey.Dynamic, produced, consumed, shares);
        decimal useful = consumed.Where((_, i) => shares[i] > 0).Sum(c => (decimal)c);
        decimal low = 0;
        decimal high = 10_000_000;
        for (int i = 0; i < 80; i++)
        {
            decimal middle = (low + high) / 2;
            decimal sum = consumed.Select((c, k) => Math.Min(c, middle * shares[k])).Sum();
            (low, high) = sum < produced ? (middle, high) : (low, middle);
        }

        return produced >= useful || parts.Select((part, i) => Math.Abs(part - Math.Min(consumed[i], low * shares[i])) <= consumed.Length).All(isNear => isNear);
    });

    [Fact]
    public void Missing_members_and_shares_are_refused()
    {
        Assert.Throws<ArgumentException>(() => EnergySharing.Allocate(AllocationKey.Static, 1, [], []));
        Assert.Throws<ArgumentException>(() => EnergySharing.Allocate(AllocationKey.Static, 1, [1], [0]));
        Assert.Throws<ArgumentException>(() => EnergySharing.Allocate(AllocationKey.Static, 1, [1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EnergySharing.Allocate(AllocationKey.Static, -1, [1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EnergySharing.Allocate(AllocationKey.Static, 1, [-1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => EnergySharing.Allocate((AllocationKey)3, 1, [1], [1]));
    }

    private static long Used(AllocationKey key, long produced, long[] consumed, long[] shares) =>
        EnergySharing.Allocate(key, produced, consumed, shares).Select((part, i) => Math.Min(part, consumed[i])).Sum();

    private static void Holds(Func<long, long[], long[], bool> law) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            Random random = new(seed);
            int count = random.Next(1, 12);
            long[] consumed = [.. Enumerable.Range(0, count).Select(_ => random.Next(4) == 0 ? 0L : random.Next(0, 5_000))];
            long[] shares = [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(0, 5))];
            shares[random.Next(count)] += 1;
            return law(random.Next(0, 20_000), consumed, shares);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithQuietOnSuccess(true));
}
