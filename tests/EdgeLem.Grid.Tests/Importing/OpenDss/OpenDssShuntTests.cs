using System.Numerics;

namespace EdgeLem.Grid.Tests;

public sealed class OpenDssShuntTests
{
    [Theory]
    [InlineData("bus1=a kv=0.4 kvar=60", "ABCE", LoadConnection.Star, 230.9401, 60_000)]
    [InlineData("bus1=a.3 phases=1 kv=0.23 kvar=20", "CE", LoadConnection.Star, 230, 20_000)]
    [InlineData("bus1=a conn=delta kv=0.4 kvar=60", "ABC", LoadConnection.Delta, 400, 60_000)]
    [InlineData("bus1=a.1.2 phases=1 conn=delta kv=0.4 kvar=20", "AB", LoadConnection.Delta, 400, 20_000)]
    [InlineData("bus1=a kv=0.4 numsteps=3 kvar=[10 20 40] states=[1 0 1]", "ABCE", LoadConnection.Star, 230.9401, 50_000)]
    public void A_capacitor_bank_has_its_steps_in_service(string properties, string terminals, LoadConnection connection, double ratedV, double var)
    {
        Capacitor capacitor = Assert.Single(OpenDssText.Feeder($"New Capacitor.c {properties}").Capacitors);

        Assert.Equal((terminals, connection), (capacitor.Terminals.ToString(), capacitor.Connection));
        Assert.Equal(ratedV, capacitor.RatedVoltageV, 1e-4);
        Assert.Equal(var, capacitor.RatedVar, 1e-9);
    }

    [Fact]
    public void A_reactor_is_an_earthing_a_shunt_or_a_line_by_where_it_ends()
    {
        Feeder feeder = OpenDssText.Feeder("""
            New Reactor.earth phases=1 bus1=a.1 bus2=a.0 r=5 x=2
            New Reactor.three bus1=a kv=0.4 kvar=16
            New Reactor.across phases=1 bus1=a.1 bus2=a.2 r=0 x=4
            New Reactor.series bus1=a bus2=b r=0.01 x=0.1
            """);

        Earthing earthing = Assert.Single(feeder.Earthings);
        Assert.Equal(("earth", Terminal.A, 5.0, 2.0), (earthing.Id, earthing.Terminal, earthing.ResistanceOhm, earthing.ReactanceOhm));

        // 16 kvar at 0.4 kV: 10 ohm a phase.
        Assert.Equal(["three", "across"], feeder.Shunts.Select(shunt => shunt.Id));
        Assert.Equal(0, (feeder.Shunts[0].AdmittanceS[2, 2] - new Complex(0, -0.1)).Magnitude, 1e-15);
        Assert.Equal(Complex.Zero, feeder.Shunts[0].AdmittanceS[0, 1]);
        Assert.Equal(0, (feeder.Shunts[1].AdmittanceS[0, 1] - new Complex(0, 0.25)).Magnitude, 1e-15);
        Line series = Assert.Single(feeder.Lines);
        Assert.Equal(("series", "b", new Complex(0.01, 0.1)), (series.Id, series.ToBus, series.Impedance.SeriesOhm[1, 1]));
    }

    [Fact]
    public void Elements_of_one_name_get_different_ids()
    {
        Feeder feeder = OpenDssText.Feeder("""
            New Line.x bus1=a bus2=b r1=0.1 x1=0.1 r0=0.3 x0=0.3 units=km length=1
            New Reactor.x bus1=b bus2=c r=0.01 x=0.1
            New Line.y/1 bus1=c bus2=d r1=0.1 x1=0.1 r0=0.3 x0=0.3 units=km length=1
            """);

        Assert.Equal(["x", "y_1", "reactor.x"], feeder.Lines.Select(line => line.Id));
    }

    [Fact]
    public void An_opened_line_is_an_open_switch_and_a_disabled_one_is_none()
    {
        Feeder feeder = OpenDssText.Feeder("""
            New Line.x bus1=a bus2=b r1=0.1 x1=0.1 r0=0.3 x0=0.3 units=km length=1
            New Line.y like=x bus1=a bus2=b
            New Line.z like=x bus1=a bus2=b
            open line.y 1
            disable line.z
            """);

        Assert.Equal(("x", "y", false), (Assert.Single(feeder.Lines).Id, Assert.Single(feeder.Switches).Id, feeder.Switches[0].IsClosed));
    }
}
