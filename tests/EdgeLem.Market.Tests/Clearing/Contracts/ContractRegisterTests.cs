using EdgeLem.Market.Clearing.Contracts;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.Clearing.Contracts;

public sealed class ContractRegisterTests
{
    private const long Day = 86_400;
    private readonly ContractRegister _register = new(account => account == "provider");

    [Fact]
    public void An_accepted_and_approved_contract_is_in_force_in_its_validity_and_ends()
    {
        int number = Post(Offer("pv"));

        Assert.Equal(ContractRefusal.None, _register.Accept(number, "home", 20));
        Assert.Equal(ContractState.Accepted, State(number));
        Assert.Equal(ContractRefusal.None, _register.Approve(number, 30));
        Assert.Empty(_register.InForce(new ContractPeriod(900, 1_800)));
        Assert.Equal("home", Assert.Single(_register.InForce(new ContractPeriod(1_000, 1_900))).Buyer);
        _register.Advance(2_000);
        Assert.Equal(ContractState.Ended, State(number));
    }

    [Fact]
    public void A_refused_contract_says_why_and_sets_both_parties_free()
    {
        int number = Post(Offer("pv"));
        _register.Accept(number, "home", 20);

        Assert.Equal(ContractRefusal.None, _register.Refuse(number, ContractRefusal.NetworkLimit, 30));

        Assert.Equal((ContractState.Refused, ContractRefusal.NetworkLimit), (State(number), _register.Contracts[0].Refusal));
        Assert.Equal(ContractRefusal.None, _register.Roles.Check("home", OrderSide.Offer, Offer("pv").Validity));
        Assert.Equal(ContractRefusal.None, _register.Roles.Check("pv", OrderSide.Bid, Offer("pv").Validity));
    }

    [Fact]
    public void An_offer_can_be_withdrawn_by_its_seller_until_somebody_accepts_it()
    {
        int number = Post(Offer("pv"));
        Assert.Equal(ContractRefusal.NotTheSeller, _register.Withdraw(number, "home", 15));
        Assert.Equal(ContractRefusal.None, _register.Withdraw(number, "pv", 16));
        Assert.Equal(ContractRefusal.NotPossibleInState, _register.Accept(number, "home", 17));

        int second = Post(Offer("pv"));
        _register.Accept(second, "home", 18);
        Assert.Equal(ContractRefusal.NotPossibleInState, _register.Withdraw(second, "pv", 19));
    }

    [Fact]
    public void Without_acceptance_or_approval_in_time_a_contract_expires()
    {
        int offered = Post(Offer("pv"));
        int accepted = Post(Offer("pv2"));
        _register.Accept(accepted, "home", 20);

        Assert.Equal(ContractRefusal.DeadlineOver, _register.Accept(offered, "other", 500));
        Assert.Equal(ContractRefusal.DeadlineOver, _register.Approve(accepted, 500));
        Assert.Equal((ContractState.Expired, ContractState.Expired), (State(offered), State(accepted)));
    }

    [Fact]
    public void The_beginning_of_the_validity_is_the_last_deadline()
    {
        int number = Post(Offer("pv") with { DeadlineS = 1_500 });

        Assert.Equal(ContractRefusal.DeadlineOver, _register.Accept(number, "home", 1_000));
    }

    /// <summary>R2 also: a node registered as seller cannot buy in that slot, and is told so by a number.</summary>
    [Fact]
    [Trait("Row", "R2")]
    public void A_seller_cannot_buy_in_the_same_slot_but_in_another_one()
    {
        Post(Offer("pv"));
        int same = Post(Offer("other"));
        int later = Post(Offer("third") with { Validity = new ContractPeriod(2_000, 3_000) });

        Assert.Equal(ContractRefusal.NodeIsSeller, _register.Accept(same, "pv", 20));
        Assert.Equal(ContractRefusal.None, _register.Accept(later, "pv", 20));
    }

    [Fact]
    public void A_buyer_cannot_sell_in_the_same_slot()
    {
        int number = Post(Offer("pv"));
        _register.Accept(number, "home", 20);

        Assert.Equal(ContractRefusal.NodeIsBuyer, _register.Post(Offer("home"), 21, out int none));
        Assert.Equal(0, none);
    }

    [Fact]
    public void Two_buyers_do_not_get_the_same_contract()
    {
        int number = Post(Offer("pv"));
        _register.Accept(number, "home", 20);

        Assert.Equal(ContractRefusal.NotPossibleInState, _register.Accept(number, "late", 21));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public void An_unknown_number_is_refused(int number)
    {
        Post(Offer("pv"));

        Assert.Equal(ContractRefusal.UnknownContract, _register.Accept(number, "home", 20));
    }

    /// <summary>R11 (energy contracts: long-term and temporary, prosumer to consumer and provider to consumer); asked for are types with validity. Ours: four kinds, each refused when it does not fit.</summary>
    [Theory]
    [Trait("Row", "R11")]
    [InlineData(ContractTerm.Temporary, 31, "pv", ContractKind.ProsumerToConsumer, ContractRefusal.None)]
    [InlineData(ContractTerm.Temporary, 32, "pv", ContractKind.ProsumerToConsumer, ContractRefusal.WrongDuration)]
    [InlineData(ContractTerm.LongTerm, 365, "pv", ContractKind.ProsumerToConsumer, ContractRefusal.None)]
    [InlineData(ContractTerm.LongTerm, 31, "pv", ContractKind.ProsumerToConsumer, ContractRefusal.WrongDuration)]
    [InlineData(ContractTerm.LongTerm, 365, "provider", ContractKind.ProviderToConsumer, ContractRefusal.None)]
    [InlineData(ContractTerm.Temporary, 1, "provider", ContractKind.ProviderToConsumer, ContractRefusal.None)]
    [InlineData(ContractTerm.Temporary, 1, "provider", ContractKind.ProsumerToConsumer, ContractRefusal.WrongKindOfSeller)]
    [InlineData(ContractTerm.Temporary, 1, "pv", ContractKind.ProviderToConsumer, ContractRefusal.WrongKindOfSeller)]
    public void Kind_and_term_must_fit_the_seller_and_the_length(ContractTerm term, int days, string seller, ContractKind kind, ContractRefusal expected)
    {
        ContractOffer offer = Offer(seller) with { Term = term, Kind = kind, Validity = new ContractPeriod(1_000, 1_000 + (days * Day)) };

        Assert.Equal(expected, _register.Post(offer, 10, out _));
    }

    /// <summary>R11, counted over every term, kind, seller and three lengths: what fits its kind and its length is accepted, nothing else.</summary>
    [Fact]
    [Trait("Row", "R11")]
    public void Of_all_combinations_those_that_fit_are_accepted()
    {
        (ContractTerm Term, ContractKind Kind, string Seller, int Days)[] all =
        [
            .. from term in Enum.GetValues<ContractTerm>() from kind in Enum.GetValues<ContractKind>() from seller in (string[])["pv", "provider"] from days in (int[])[1, 31, 365] select (term, kind, seller, days),
        ];
        ContractRefusal[] refusals = [.. all.Select((one, slot) => _register.Post(
            Offer(one.Seller) with { Term = one.Term, Kind = one.Kind, DeadlineS = Start(slot), Validity = new ContractPeriod(Start(slot), Start(slot) + (one.Days * Day)) }, 10, out _))];

        Assert.Equal(
            all.Select(one => ((one.Seller == "provider") == (one.Kind == ContractKind.ProviderToConsumer), (one.Term == ContractTerm.LongTerm) == (one.Days > 31)) is (true, true)),
            refusals.Select(refusal => refusal == ContractRefusal.None));
        Literature.State("R11", "Long-term and temporary contracts of prosumers and providers; report", "no figure; contracts of each kind, with validity",
            (Invariant($"of {all.Length} combinations of term, kind, seller and length {refusals.Count(refusal => refusal == ContractRefusal.None)} are accepted, the others refused with their reason"), "agrees"));

        // Years apart, so that no slot meets another one.
        static long Start(int slot) => 1_000 + (slot * 400L * Day);
    }

    [Fact]
    public void An_offer_whose_deadline_is_over_is_refused() => Assert.Equal(ContractRefusal.DeadlineOver, _register.Post(Offer("pv"), 500, out _));

    [Fact]
    public void An_empty_period_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ContractPeriod(5, 5));

    private static ContractOffer Offer(string seller) => new()
    {
        Seller = seller, Kind = ContractKind.ProsumerToConsumer, Term = ContractTerm.Temporary,
        Terms = new OrderTerms(500, 150_000), Validity = new ContractPeriod(1_000, 2_000), DeadlineS = 500,
    };

    private int Post(ContractOffer offer)
    {
        Assert.Equal(ContractRefusal.None, _register.Post(offer, 10, out int number));
        return number;
    }

    private ContractState State(int number) => _register.Contracts[number - 1].State;
}
