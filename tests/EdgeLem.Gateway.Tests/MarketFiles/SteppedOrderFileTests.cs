using System.Globalization;
using EdgeLem.Gateway.Tests.Commands;
using EdgeLem.Gateway.Tests.Feeders;

namespace EdgeLem.Gateway.Tests.MarketFiles;

/// <summary>Orders of several steps in the file of the command <c>clear</c>.</summary>
public sealed class SteppedOrderFileTests : IDisposable
{
    private const string Header = "order_id,node,side,quantity_w,price_micro_eur_per_kwh,arrival,step\n";
    private readonly ClearFiles _files = new();

    public void Dispose() => _files.Dispose();

    /// <summary>1500 W wanted at up to 0.30 and 1500 W more at up to 0.15; 2000 W at 0.10 and 2000 W more at 0.20. The second step of the bid is served for 500 W and sets the price.</summary>
    [Fact]
    public async Task Each_step_is_listed_with_what_it_got()
    {
        await _files.ClearAsync(Header + "b,h01,bid,1500,150000,1,2\nb,h01,bid,1500,300000,1,1\ns,h02,offer,2000,100000,1,1\ns,h02,offer,2000,200000,1,2\n");

        Assert.Equal(
            """
            order_id,step,node,phases,side,quantity_w,price_micro_eur_per_kwh,arrival,cleared_w,retailer_w,refused_w,unfilled_w,reason
            b,2,h01,ABC,bid,1500,150000,1,500,0,0,1000,rationed-at-margin
            b,1,h01,ABC,bid,1500,300000,1,1500,0,0,0,
            s,1,h02,ABC,offer,2000,100000,1,2000,0,0,0,
            s,2,h02,ABC,offer,2000,200000,1,0,0,0,2000,outbid

            """.ReplaceLineEndings("\n"),
            _files.Text("fills.csv"));
        Assert.Equal(
            """
            buy_order_id,buy_step,buyer,buyer_phases,sell_order_id,sell_step,seller,seller_phases,quantity_w,price_micro_eur_per_kwh,energy_j,amount_micro_eur
            b,1,h01,ABC,s,1,h02,ABC,1500,150000,1350000,56250
            b,2,h01,ABC,s,1,h02,ABC,500,150000,450000,18750

            """.ReplaceLineEndings("\n"),
            _files.Text("trades.csv"));
    }

    [Fact]
    public async Task Steps_clear_as_separate_orders_of_the_same_node_do()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            (string Stepped, string Separate) books = RandomBooks(new Random(seed));
            Assert.Equal(0, (await _files.ClearAsync(books.Stepped)).Code);
            Table stepped = _files.Table("fills.csv");
            string[] cleared = [.. stepped.Rows.Select(row => stepped.Text(row, "cleared_w"))];
            Assert.Equal(0, (await _files.ClearAsync(books.Separate)).Code);
            Table separate = _files.Table("fills.csv");

            Assert.True(cleared.SequenceEqual(separate.Rows.Select(row => separate.Text(row, "cleared_w"))), $"Seed {seed}.");
        }
    }

    [Fact]
    public async Task A_file_whose_steps_are_all_empty_has_the_tables_of_a_file_without_the_column()
    {
        await _files.ClearAsync(Header + "b,h01,bid,1500,150000,1,\n");

        Assert.Equal("order_id,node,phases,side,quantity_w,price_micro_eur_per_kwh,arrival,cleared_w,retailer_w,refused_w,unfilled_w,reason", _files.Table("fills.csv").Header);
    }

    [Theory]
    [InlineData("a,h01,bid,100,200000,1,1\na,h01,bid,100,200000,1,2\n", ":3: order 'a': price_micro_eur_per_kwh of step 2 is 200000, not below the 200000 of step 1. The price of a bid falls from step to step; number them so.")]
    [InlineData("a,h01,offer,100,200000,1,1\na,h01,offer,100,190000,1,2\n", ":3: order 'a': price_micro_eur_per_kwh of step 2 is 190000, not above the 200000 of step 1. The price of an offer rises from step to step; number them so.")]
    [InlineData("a,h01,bid,100,200000,1,1\na,h01,bid,100,190000,1,3\n", ":3: order 'a' has step 3 and no step 2. Number its steps from 1 without a gap, at most 20.")]
    [InlineData("a,h01,bid,100,200000,1,2\n", ":2: order 'a' has step 2 and no step 1. Number its steps from 1 without a gap, at most 20.")]
    [InlineData("a,h01,bid,100,200000,1,1\na,h02,bid,100,190000,1,2\n", ":3: order 'a': step 2 differs from the one on line 2 in more than quantity and price.")]
    [InlineData("a,h01,bid,100,200000,1,\na,h01,bid,100,190000,1,2\n", ":2: order_id is 'a', as on line 3, and has no step. Number all steps of the order, or give it an id of its own.")]
    [InlineData("a,h01,bid,100,200000,1,1\na,h01,bid,100,190000,1,1\n", ":3: order 'a' has step 1, as on line 2. Number its steps 1, 2, 3.")]
    [InlineData("a,h01,bid,100,200000,1,21\n", ":2: step is '21'; it must be a whole number of steps from 1 to 20. Correct the value or its unit.")]
    public async Task Steps_that_do_not_belong_together_are_told_with_their_line(string rows, string message)
    {
        CommandRun run = await _files.ClearAsync(Header + rows);

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_files.Out));
    }

    /// <summary>The separate orders are named so that they follow each other as the steps do.</summary>
    private static (string Stepped, string Separate) RandomBooks(Random random)
    {
        List<string> stepped = [];
        List<string> separate = [];
        for (int order = 0; order < 8; order++)
        {
            bool isBid = random.Next(2) == 0;
            long price = 20_000 * random.NextInt64(4, 12);
            for (int step = 1; step <= random.Next(1, 5); step++)
            {
                string rest = string.Create(CultureInfo.InvariantCulture, $"h{order % 4:00},{(isBid ? "bid" : "offer")},{random.Next(1, 500)},{price},{order % 3}");
                stepped.Add($"o{order},{rest},{step}\n");
                separate.Add($"o{order}-{step},{rest},\n");
                price += isBid ? -20_000 : 20_000;
            }
        }

        return (Header + string.Concat(stepped), Header + string.Concat(separate));
    }
}
