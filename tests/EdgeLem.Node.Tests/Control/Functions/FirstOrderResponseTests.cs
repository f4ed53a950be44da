using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control.Functions;

public sealed class FirstOrderResponseTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(5)]
    [InlineData(90)]
    public void Ninety_percent_are_done_after_the_open_loop_response_time(double responseS)
    {
        var response = new FirstOrderResponse(0, responseS);

        response.Aim(0, 1);
        response.Advance((long)(responseS * 1000));

        // IEEE 1547-2018 clause 3.1.
        Assert.Equal(0.9, response.Value, 12);
    }

    [Fact]
    public void Three_time_constants_do_95_percent_as_the_european_codes_say()
    {
        // 3 tau = 10 s: tau = 3.33 s, an open-loop response time of 7.68 s. 1 - exp(-3) = 0.950213.
        var response = new FirstOrderResponse(0, 10.0 / 3 * Math.Log(10));

        response.Aim(0, 1);
        response.Advance(10_000);

        Assert.Equal(0.950213, response.Value, 6);
    }

    [Fact]
    public void However_time_is_cut_the_output_is_the_same()
    {
        const int Seed = 20261129;
        var random = new Random(Seed);
        for (int trial = 0; trial < 200; trial++)
        {
            var whole = new FirstOrderResponse(0.3, 1 + (89 * random.NextDouble()));
            var cut = new FirstOrderResponse(0.3, 1);
            double responseS = 1 + (89 * random.NextDouble());
            whole.SetResponse(responseS);
            cut.SetResponse(responseS);
            whole.Aim(0, -0.7);
            cut.Aim(0, -0.7);
            long nowMs = 0;
            for (int piece = 0; piece < 20; piece++)
            {
                nowMs += random.Next(5000);
                cut.Advance(nowMs);
            }

            whole.Advance(nowMs);

            Assert.True(Math.Abs(whole.Value - cut.Value) < 1e-12, $"Seed {Seed}, trial {trial}: {whole.Value} and {cut.Value}.");
        }
    }

    [Fact]
    public void A_clock_that_was_set_is_no_time_that_passed()
    {
        var response = new FirstOrderResponse(0, 5);
        response.Aim(1000, 1);
        response.Advance(2000);
        double before = response.Value;

        response.Rebase(1_800_000_000_000);
        response.Advance(1_800_000_000_000);

        Assert.Equal(before, response.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_response_time_that_is_not_above_zero_is_refused(double responseS) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FirstOrderResponse(0, responseS));
}
