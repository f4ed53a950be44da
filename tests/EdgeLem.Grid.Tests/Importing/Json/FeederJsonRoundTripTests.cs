using System.Numerics;
using System.Text;
using EdgeLem.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Grid.Tests;

public sealed class FeederJsonRoundTripTests
{
    [Fact]
    public void Every_feeder_is_read_back_as_it_was_written_to_the_last_digit() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            Feeder feeder = RandomFeeders.Of(seed);
            AssertSame(feeder, Load(Save(feeder)));
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Writing_what_was_read_gives_the_same_text() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            string text = Save(RandomFeeders.Of(seed));
            return Save(Load(text)) == text;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_element_stands_on_one_line()
    {
        Feeder feeder = RandomFeeders.Of(1);
        string[] lines = Save(feeder).Split('\n');

        Assert.All(feeder.Lines.Select(line => line.Id).Concat(feeder.Loads.Select(load => load.Id)), id =>
            Assert.Single(lines, line => line.StartsWith("    { \"id\": \"" + id + "\",", StringComparison.Ordinal) && line.TrimEnd(',').EndsWith(" }", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("sim/scenarios/village/feeder.json")]
    public void A_feeder_of_the_repository_survives_writing_and_reading(string path)
    {
        FeederImport import = FeederJson.Load(Repository.PathOf(path));
        Assert.True(import.Feeder is not null, import.Report);

        AssertSame(import.Feeder, Load(Save(import.Feeder)));
    }

    [Theory]
    [InlineData(400, "0.4")]
    [InlineData(230.94010767585033, "0.23094010767585033")]
    [InlineData(400.00000000000006, "0.40000000000000006")]
    [InlineData(19_999.999999999996, "19.999999999999996")]
    [InlineData(100_000, "100")]
    public void Volts_are_written_as_kilovolts_by_moving_the_point_only(double volts, string kilovolts)
    {
        Feeder feeder = new FeederBuilder { Name = "x" }
            .Add(new Bus { Id = "mv" })
            .Add(Networks.TestSource with { NominalVoltageV = volts })
            .Build();

        string text = Save(feeder);

        Assert.Contains($"\"voltageKv\": {kilovolts},", text, StringComparison.Ordinal);
        Assert.Equal(volts, Load(text).Sources[0].NominalVoltageV);
    }

    [Theory]
    [InlineData(1.1e-4, "110")]
    [InlineData(1e-10, "0.0001")]
    [InlineData(3.0000000000000003e-21, "3.0000000000000003E-15")]
    public void Siemens_are_written_as_microsiemens_by_moving_the_point_only(double siemens, string microsiemens)
    {
        Feeder feeder = new FeederBuilder { Name = "x" }
            .Add(new Bus { Id = "mv" })
            .Add(Networks.TestSource)
            .Add(new Shunt { Id = "s", Bus = "mv", Terminals = new TerminalList(Terminal.A), AdmittanceS = new ConductorMatrix(1, (_, _) => new Complex(0, siemens)) })
            .Build();

        string text = Save(feeder);

        Assert.Contains($"\"bMicroS\": [[{microsiemens}]]", text, StringComparison.Ordinal);
        AssertSame(feeder, Load(text));
    }

    internal static void AssertSame(Feeder expected, Feeder actual)
    {
        Assert.Equal(expected.Buses, actual.Buses);
        Assert.Equal(expected.Cables, actual.Cables);
        Assert.Equal(expected.Lines, actual.Lines);
        Assert.Equal(expected.Switches, actual.Switches);
        Assert.Equal(expected.Transformers, actual.Transformers);
        Assert.Equal(expected.Sources, actual.Sources);
        Assert.Equal(expected.Earthings, actual.Earthings);
        Assert.Equal(expected.Capacitors, actual.Capacitors);
        Assert.Equal(expected.Shunts, actual.Shunts);
        Assert.Equal(expected.Loads, actual.Loads);
        Assert.Equal(expected.Inverters, actual.Inverters);
        Assert.Equal(expected.Profiles, actual.Profiles);
        Assert.Equal(expected.Connections, actual.Connections);
        Assert.Equal((expected.Name, expected.Description, expected.License, expected.NominalVoltageV), (actual.Name, actual.Description, actual.License, actual.NominalVoltageV));
        Assert.Equal(Enumerable.Range(0, expected.Buses.Count).Select(expected.BaseVoltageV), Enumerable.Range(0, actual.Buses.Count).Select(actual.BaseVoltageV));
    }

    private static string Save(Feeder feeder)
    {
        using var stream = new MemoryStream();
        FeederJson.Save(feeder, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Feeder Load(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        FeederImport import = FeederJson.Load(stream, "f.json");
        Assert.True(import.Feeder is not null, import.Report + text);
        return import.Feeder;
    }
}
