using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Sim.Comparing;

namespace EdgeLem.Sim.Tests.Comparing;

public sealed class DesignPlanTests
{
    private static readonly (int Mechanisms, int Policies, int Fees, int Losses) Counts =
        (MarketClearings.Names.Length, KnownGridPolicies.Names.Length, KnownNetworkFees.Names.Length, KnownLossAllocations.Names.Length);

    [Fact]
    public void By_default_every_mechanism_meets_every_policy_and_fees_and_losses_vary_alone()
    {
        ImmutableArray<DesignNames> designs = DesignPlan.Of(DesignVariation.Axes, DesignNames.Default);

        // The design in the middle is one of the pairs, and its own fee and loss allocation are no variation.
        Assert.Equal((Counts.Mechanisms * Counts.Policies) + Counts.Fees - 1 + Counts.Losses - 1, designs.Length);
        Assert.Equal(designs.Length, designs.Distinct().Count());
        Assert.Equal(DesignNames.Default, designs[0]);
    }

    [Fact]
    public void All_is_the_full_product() =>
        Assert.Equal(Counts.Mechanisms * Counts.Policies * Counts.Fees * Counts.Losses, DesignPlan.Of(DesignVariation.All, DesignNames.Default).Length);

    [Fact]
    public void One_axis_varies_around_a_design_of_choice()
    {
        DesignNames around = DesignNames.Default with { Policy = "reject" };
        ImmutableArray<DesignNames> designs = DesignPlan.Of(DesignVariation.Losses, around);

        Assert.Equal(Counts.Losses, designs.Length);
        Assert.All(designs, design => Assert.Equal(around, design with { Losses = around.Losses }));
    }
}
