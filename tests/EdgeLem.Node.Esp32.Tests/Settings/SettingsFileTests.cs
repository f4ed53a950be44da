using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Settings;

public sealed class SettingsFileTests
{
    private readonly FakeBoard _board = new();
    private readonly FaultList _faults = new();
    private readonly SettingsFile _file;

    public SettingsFileTests() => _file = new SettingsFile(_board);

    [Fact]
    public void Without_a_file_the_way_to_one_is_told()
    {
        _file.Load(_faults);

        Assert.Equal("there is no edgelem.json: write the settings at the console, or deploy the file.", Assert.Single(Faults()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"nodeId\":")]
    [InlineData("7")]
    public void What_is_no_JSON_object_is_told_for_either_file(string text)
    {
        _board.Files.Texts["edgelem.json"] = text;
        _board.Files.Texts["secrets.json"] = text;

        _file.Load(_faults);

        Assert.Equal(
            [
                "edgelem.json is no JSON object; correct it, or write the settings anew at the console.",
                "secrets.json is no JSON object; correct it, or write the settings anew at the console.",
            ],
            Faults());
    }

    [Fact]
    public void What_is_set_is_saved_in_the_file_that_it_belongs_to()
    {
        Assert.True(_file.TrySet("bus.baud", 9600L));
        Assert.True(_file.TrySet("secret.mqttPassword", "hunter22"));
        Assert.True(_file.TrySave());

        Assert.Equal("{\"bus\":{\"baud\":9600}}", _board.Files.Texts["edgelem.json"]);
        Assert.Equal("{\"mqttPassword\":\"hunter22\"}", _board.Files.Texts["secrets.json"]);
    }

    [Fact]
    public void A_value_takes_the_place_of_another_and_an_object_that_of_a_value()
    {
        _file.TrySet("bus", "x");
        _file.TrySet("bus.baud", 9600L);
        _file.TrySet("bus.baud", 19200L);

        Assert.Equal("{\"bus\":{\"baud\":19200}}", SettingsText.Of(_file.Values));
    }

    [Fact]
    public void A_value_is_removed_and_an_object_with_all_that_is_in_it()
    {
        _file.TrySet("a.b", 1L);
        _file.TrySet("a.c", 2L);
        Assert.True(_file.TrySet("a.b", null));
        Assert.Equal("{\"a\":{\"c\":2}}", SettingsText.Of(_file.Values));

        Assert.True(_file.TrySet("a", null));
        Assert.Equal("{}", SettingsText.Of(_file.Values));
    }

    /// <summary>An empty object would ask for values: an inverter that is not there would lack its driver.</summary>
    [Fact]
    public void Removing_what_is_not_there_leaves_no_trace()
    {
        Assert.True(_file.TrySet("inverter.ratedPowerW", null));
        Assert.True(_file.TrySet("secret.what.ever", null));

        Assert.Equal(("{}", "{}"), (SettingsText.Of(_file.Values), SettingsText.Of(_file.Secrets)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("secret.")]
    [InlineData("secret..a")]
    public void What_is_no_key_changes_nothing(string key)
    {
        Assert.False(_file.TrySet(key, 1L));

        Assert.Equal(("{}", "{}"), (SettingsText.Of(_file.Values), SettingsText.Of(_file.Secrets)));
    }

    [Fact]
    public void A_storage_that_takes_nothing_is_told()
    {
        _board.Files.IsBroken = true;

        Assert.False(_file.TrySave());
    }

    [Fact]
    public void The_certificate_of_the_authority_comes_with_encryption_only()
    {
        _board.Files.Texts["ca.pem"] = "-----BEGIN CERTIFICATE-----";
        _board.Files.Texts["edgelem.json"] = SettingsSamples.Least;
        _file.Load(_faults);
        Assert.Equal("", _file.Bind(_faults).Broker.Authority);

        _file.TrySet("gateway.tls", true);

        Assert.Equal("-----BEGIN CERTIFICATE-----", _file.Bind(_faults).Broker.Authority);
        Assert.Empty(Faults());
    }

    private string[] Faults() => [.. Enumerable.Range(0, _faults.Count).Select(_faults.At)];
}
