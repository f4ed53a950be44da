using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control.Functions;

public sealed class VoltageReferenceTests
{
    [Fact]
    public void It_follows_the_voltage_with_its_time_constant_whatever_the_steps()
    {
        var once = new VoltageReference();
        var often = new VoltageReference();
        once.Configure(1, 300);
        often.Configure(1, 300);

        once.Sample(0, 1.03);
        once.Sample(300_000, 1.03);
        for (int second = 0; second <= 300; second += 2)
        {
            often.Sample(second * 1000L, 1.03);
        }

        // 1 - 1/e of the way after one time constant.
        Assert.Equal(1 + (0.03 * (1 - Math.Exp(-1))), once.Pu, 12);
        Assert.Equal(once.Pu, often.Pu, 12);
    }

    [Theory]
    [InlineData(1.2, 1.05)]
    [InlineData(0.7, 0.95)]
    public void It_stays_within_5_percent(double voltagePu, double referencePu)
    {
        var reference = new VoltageReference();
        reference.Configure(1, 300);

        reference.Sample(0, voltagePu);
        reference.Sample(36_000_000, voltagePu);

        Assert.Equal(referencePu, reference.Pu);
    }

    [Fact]
    public void Without_a_time_constant_it_stands_and_silence_does_not_count()
    {
        var reference = new VoltageReference();
        reference.Configure(1.01, 0);
        reference.Sample(0, 1.05);
        reference.Sample(10_000_000, 1.05);
        Assert.Equal(1.01, reference.Pu);

        reference.Configure(1, 300);
        reference.Sample(10_000_000, 1.05);
        reference.Pause();
        reference.Sample(90_000_000, 1.05);
        Assert.Equal(1, reference.Pu);
    }

    [Fact]
    public void A_change_of_settings_does_not_throw_away_what_it_learnt()
    {
        var reference = new VoltageReference();
        reference.Configure(1, 300);
        reference.Sample(0, 1.03);
        reference.Sample(300_000, 1.03);
        double before = reference.Pu;

        reference.Configure(1, 600);

        Assert.Equal(before, reference.Pu);
    }
}
