using System.Numerics;
using System.Text;
using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>The two examples of docs/feeder-format.md; expected values are those written there.</summary>
public sealed class FeederFormatDocumentTests
{
    private readonly Feeder _plain = Example(0);
    private readonly Feeder _full = Example(1);

    [Fact]
    public void The_short_example_is_one_transformer_with_two_homes()
    {
        Assert.Equal(2, _plain.Connections.Count);
        Assert.Equal("Dyn11", Assert.Single(_plain.Transformers).VectorGroup);
    }

    [Fact]
    public void Sources_and_transformers_are_read_with_all_their_properties()
    {
        Source source = Assert.Single(_full.Sources);
        Transformer main = _full.Transformers[0];
        Transformer regulator = _full.Transformers[1];

        Assert.Equal(("grid", 20_000.0, new SequenceImpedance(0.5, 2, 1, 4)), (source.Id, source.NominalVoltageV, source.Impedance));
        Assert.Equal(("Dyn5", 5, 1.025, TerminalList.FourWire), (main.VectorGroup, main.ClockHour, main.Hv.Tap, main.Lv.Terminals));
        Assert.Equal((0.15, 0.4, 3.4), (main.NoLoadLossPercent, main.MagnetisingPercent, main.ZeroSequence!.ReactancePercent));
        Assert.Equal(("Ii0", 1.0125), (regulator.VectorGroup, regulator.Lv.Tap));
        Assert.Equal(new TapControl { TargetV = 230, BandwidthV = 4, PtRatio = 1, CtPrimaryA = 200, DropResistanceV = 2, DelayS = 30 }, regulator.TapControl);
    }

    [Fact]
    public void Matrices_are_read_by_their_lower_triangle_and_capacitance_at_the_files_frequency()
    {
        LineImpedance cable = _full.Cables[0].PerKilometre;

        Assert.Equal(new Complex(0.049, 0.66), cable.SeriesOhm[0, 2]);
        Assert.Equal(cable.SeriesOhm[3, 1], cable.SeriesOhm[1, 3]);
        // 2 pi 50 Hz times 300 nF.
        Assert.Equal(9.42477796076938e-5, cable.ShuntS![0, 0].Imaginary, 1e-18);
        Assert.Equal((270.0, 200.0), (_full.Lines[0].RatingA!.Value, _full.Lines[0].NeutralRatingA!.Value));
        Assert.Equal((TerminalList.FourWire, "BN"), (_full.Lines[0].FromTerminals, _full.Lines[2].ToTerminals.ToString()));
    }

    [Fact]
    public void Switches_earthings_capacitors_and_shunts_are_read()
    {
        Switch tie = Assert.Single(_full.Switches);
        Shunt reactor = Assert.Single(_full.Shunts);

        Assert.Equal((false, "AN", "BN", 100.0), (tie.IsClosed, tie.FromTerminals.ToString(), tie.ToTerminals.ToString(), tie.RatingA!.Value));
        Assert.Equal([2, 30], _full.Earthings.Select(earthing => earthing.ResistanceOhm));
        Assert.Equal((LoadConnection.Delta, 10_000.0), (_full.Capacitors[0].Connection, _full.Capacitors[0].RatedVar));
        Assert.Equal((new Complex(2e-6, -3e-4), new Complex(0, 2e-5)), (reactor.AdmittanceS[1, 1], reactor.AdmittanceS[0, 1]));
    }

    [Fact]
    public void Loads_inverters_and_profiles_are_read()
    {
        Load[] loads = [.. _full.Loads];
        Inverter inverter = Assert.Single(_full.Inverters);

        Assert.Equal(Load.Balanced(3, 9000, 600), loads[0].LegPowers);
        Assert.Equal(("winter", "home-01"), (loads[0].ProfileId, loads[0].ConnectionId));
        Assert.Equal((LoadConnection.Delta, VoltageDependence.ConstantImpedance), (loads[1].Connection, loads[1].VoltageDependence));
        Assert.Equal(new VoltageDependence { Exponents = (1.6, 2), MinPu = 0.8, MaxPu = 1.2, LowPu = 0.5 }, loads[2].VoltageDependence);
        Assert.Equal(new ControlCurve((0.9, 0.44), (0.97, 0), (1.03, 0), (1.1, -0.44)), inverter.Control.VoltVar);
        Assert.Equal((true, false), (inverter.Control.ReactivePowerFirst, inverter.Control.SensesMean));
        Assert.Equal([false, true], _full.Profiles.Select(profile => profile.IsActualPower));
    }

    [Fact]
    public void Lines_and_switches_without_a_rating_are_noted()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Text(1)));

        FeederNote note = Assert.Single(FeederJson.Load(stream, "f.json").Notes);

        Assert.Equal("lines without a rating: 'l3'; their currents are not checked.", note.Message);
    }

    private static string Text(int index)
    {
        string[] blocks = File.ReadAllText(Repository.PathOf("docs/feeder-format.md")).Split("```json");
        return blocks[index + 1].Split("```")[0];
    }

    private static Feeder Example(int index)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Text(index)));
        FeederImport import = FeederJson.Load(stream, "docs/feeder-format.md");
        Assert.True(import.Feeder is not null, import.Report);
        return import.Feeder;
    }
}
