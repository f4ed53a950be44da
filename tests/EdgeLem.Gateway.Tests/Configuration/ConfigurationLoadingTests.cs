using System.Net;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Configuration;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Configuration;

public sealed class ConfigurationLoadingTests : IDisposable
{
    private readonly ConfigurationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_example_in_the_repository_is_accepted_as_it_stands()
    {
        ConfigurationLoading loading = ConfigurationLoading.Load(EdgeLem.Tests.Repository.PathOf("gateway/gateway.example.json"));

        Assert.Empty(loading.Defects);
        GatewayConfiguration configuration = loading.Configuration!;
        Assert.Equal(55, configuration.Nodes.Count); // the feeder's description: 55 homes
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 1883), configuration.Mqtt.EndPoint);
        Assert.Equal(EdgeLem.Tests.Repository.PathOf("out/gateway/ledger.db"), configuration.LedgerPath);
        RegisteredNode special = configuration.Nodes.Single(node => node.NodeId == "home-02"); // what its entry in the file says
        Assert.Equal((8050, 0, 800), (special.RatedImportW, special.RatedExportW, special.LimitPriceSharePermille));
    }

    [Fact]
    public void Feeder_id_and_feeder_are_enough_and_the_rest_has_the_documented_defaults()
    {
        GatewayConfiguration configuration = _folder.Load("""{ "feederId": "village", "feeder": "VILLAGE" }""").Configuration!;

        Assert.Equal(new GatewayOptions { FeederId = "village", DroopNominalVoltageV = 230 }.WithDefaults(), configuration.Market);
        Assert.Equal(new NetworkLimits(), configuration.Limits);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 1883), configuration.Mqtt.EndPoint);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 8080), configuration.Http!.EndPoint);
        Assert.Equal(_folder.PathOf("gateway-ledger.db"), configuration.LedgerPath);
        RegisteredNode threePhase = configuration.Nodes.First(node => node.Phases.Count == 3);
        Assert.Equal((24_150, 24_150, 500), (threePhase.RatedImportW, threePhase.RatedExportW, threePhase.LimitPriceSharePermille)); // 3 x 35 A x 230 V
    }

    [Fact]
    public void A_nodes_own_rating_comes_before_the_default_for_all()
    {
        GatewayConfiguration configuration = _folder.Load("""
            {
              // comments are allowed
              "feederId": "village", "feeder": "VILLAGE", "http": "off", "ledger": "sub/l.db",
              "nodeDefaults": { "ratedImportW": 11000, "limitPriceSharePermille": 300 },
              "nodes": { "home-03": { "ratedImportW": 22000 } },
            }
            """).Configuration!;

        Assert.Equal(11_000, configuration.Nodes.Single(node => node.NodeId == "home-04").RatedImportW);
        RegisteredNode own = configuration.Nodes.Single(node => node.NodeId == "home-03");
        Assert.Equal((22_000, 300), (own.RatedImportW, own.LimitPriceSharePermille));
        Assert.Null(configuration.Http);
        Assert.Equal(_folder.PathOf("sub/l.db"), configuration.LedgerPath);
    }

    [Fact]
    public void A_nodes_bidding_replaces_the_default_for_all()
    {
        GatewayConfiguration configuration = _folder.Load("""
            {
              "feederId": "village", "feeder": "VILLAGE",
              "nodeDefaults": { "bidding": { "strategy": "adaptive", "seed": 7, "forecast": "smoothing" } },
              "nodes": { "home-03": { "bidding": { "assets": "battery,vehicle", "vehicleReadySecondOfDay": 18000 } } }
            }
            """).Configuration!;

        BiddingConfig usual = configuration.Nodes.Single(node => node.NodeId == "home-04").Bidding!;
        Assert.Equal(("adaptive", 7L, "smoothing"), (usual.Strategy, usual.Seed, usual.Forecast));
        BiddingConfig own = configuration.Nodes.Single(node => node.NodeId == "home-03").Bidding!;
        Assert.Equal(("truthful", 18_000L), (own.Strategy, own.VehicleReadySecondOfDay));
        Assert.Equal(["battery", "vehicle"], own.Assets);
    }

    [Fact]
    public void Every_limit_can_be_set()
    {
        GatewayConfiguration configuration = _folder.Load("""
            {
              "feederId": "village", "feeder": "VILLAGE",
              "limits": {
                "minVoltagePu": 0.94, "maxVoltagePu": 1.06, "maxNeutralVoltageV": 10, "maxLineLoading": 0.8, "maxTransformerLoading": 0.9, "maxReverseFlowW": 50000,
                "maxVoltageUnbalancePercent": 1, "maxPvurPercent": 2, "maxLvurPercent": 3, "maxZeroSequencePercent": 4
              }
            }
            """).Configuration!;

        var expected = new NetworkLimits
        {
            MinVoltagePu = 0.94,
            MaxVoltagePu = 1.06,
            MaxNeutralVoltageV = 10,
            MaxLineLoading = 0.8,
            MaxTransformerLoading = 0.9,
            MaxReverseFlowW = 50_000,
            MaxVoltageUnbalancePercent = 1,
            MaxPvurPercent = 2,
            MaxLvurPercent = 3,
            MaxZeroSequencePercent = 4,
        };
        Assert.Equal(expected, configuration.Limits);
    }

    [Theory]
    [InlineData("\"market\": { \"intervalsS\": 900 }", "property 'intervalsS' is unknown; the nearest known one is 'intervalS'.")]
    [InlineData("\"Market\": { }", "property 'Market' is unknown; the nearest known one is 'market'.")]
    [InlineData("\"http\": \"off\", \"http\": \"off\"", "property 'http' is given twice. Remove one.")]
    [InlineData("\"market\": { \"intervalS\": \"900\" }", "property 'intervalS' must be a whole number, not a text.")]
    [InlineData("\"market\": { \"intervalS\": 12.5 }", "intervalS 12.5 must be a whole number from -2147483648 to 2147483647.")]
    [InlineData("\"market\": { \"intervalS\": 7 }", "intervalS 7 s must be 5 to 86400 s and divide a day (86400 s).")]
    [InlineData("\"market\": { \"mechanism\": \"magic\" }", "mechanism 'magic' is unknown; known are ")]
    [InlineData("\"market\": { \"policy\": \"hope\" }", "policy 'hope' is unknown; known are ")]
    [InlineData("\"market\": { \"fee\": \"toll\" }", "fee 'toll' is unknown; known are ")]
    [InlineData("\"market\": { \"losses\": \"heat\" }", "losses 'heat' is unknown; known are ")]
    [InlineData("\"market\": { \"compensation\": \"flowers\" }", "compensation 'flowers' is unknown; known are lost-revenue, none, refusal-price.")]
    [InlineData("\"market\": { \"imbalance\": \"shrug\" }", "imbalance 'shrug' is unknown; known are dual-price, retailer, single-price.")]
    [InlineData("\"market\": { \"feeRateMicroEurPerKwh\": -1 }", "feeRateMicroEurPerKwh -1 must be 0 to 1000000000.")]
    [InlineData("\"market\": { \"networkCostMicroEur\": -1 }", "networkCostMicroEur -1 must be 0 to 1000000000000 (1,000,000 EUR).")]
    [InlineData("\"market\": { \"lossPriceMicroEurPerKwh\": 1000000001 }", "lossPriceMicroEurPerKwh 1000000001 must be within +-1000000000 (1000 EUR/kWh).")]
    [InlineData("\"market\": { \"refusalPriceMicroEurPerKwh\": \"dear\" }", "property 'refusalPriceMicroEurPerKwh' must be a whole number, not a text.")]
    [InlineData("\"market\": { \"gateClosureLeadS\": 451 }", "gateClosureLeadS 451 s must be 1 to 450 s (half an interval), or 0 for the default.")]
    [InlineData("\"market\": { \"settlementGraceS\": -1 }", "settlementGraceS -1 s must be a whole number from 0 to 86400 s.")]
    [InlineData("\"market\": { \"droopNominalVoltageV\": 20 }", "droopNominalVoltageV 20 V must be 100 to 300 V.")]
    [InlineData("\"market\": { \"retailMicroEurPerKwh\": 70000 }", "feedInMicroEurPerKwh 80000 must not exceed retailMicroEurPerKwh 70000.")]
    [InlineData("\"market\": [ ]", "property 'market' must be an object, not a list.")]
    [InlineData("\"limits\": { \"minVoltagePu\": 0.4 }", "minVoltagePu 0.4 must be 0.5 to 1.")]
    [InlineData("\"limits\": { \"maxNeutralVoltageV\": 0 }", "maxNeutralVoltageV 0 must be 0.1 to 1000.")]
    [InlineData("\"limits\": { \"maxReverseFlowW\": -1 }", "maxReverseFlowW -1 must be 0 to 1000000000000.")]
    [InlineData("\"limits\": { \"maxLineLoading\": 1e999 }", "property 'maxLineLoading' is too large a number. Correct it.")]
    [InlineData("\"limits\": { \"maxLoading\": 1 }", "property 'maxLoading' is unknown; the nearest known one is 'maxLineLoading'.")]
    [InlineData("\"nodes\": { \"home-1\": { } }", "node 'home-1' is not a connection of feeder 'village'; the nearest known one is 'home-01'.")]
    [InlineData("\"nodes\": { \"home-01\": { \"ratedExpW\": 1 } }", "property 'ratedExpW' is unknown; the nearest known one is 'ratedExportW'.")]
    [InlineData("\"nodes\": { \"home-01\": { \"ratedImportW\": 0 } }", "ratedImportW 0 W must be a whole number from 1 to 10000000 W.")]
    [InlineData("\"nodeDefaults\": { \"limitPriceSharePermille\": 1001 }", "limitPriceSharePermille 1001 must be a whole number from 0 to 1000.")]
    [InlineData("\"nodeDefaults\": { \"bidding\": { \"strategy\": \"clever\" } }", "strategy 'clever' is unknown; known are truthful, zero-intelligence, adaptive.")]
    [InlineData("\"nodeDefaults\": { \"bidding\": { \"assets\": \"battery, fridge\" } }", "assets 'fridge' is unknown or named twice; known are battery, thermostat, vehicle.")]
    [InlineData("\"nodeDefaults\": { \"bidding\": { \"batteryReservePercent\": 91 } }", "batteryReservePercent 91 % must be a whole number from 0 to 90 %.")]
    [InlineData("\"nodeDefaults\": { \"bidding\": { \"comfortLowestC\": 22 } }", "comfortHighestC 22 C must be at least 0.1 C above comfortLowestC 22 C.")]
    [InlineData("\"nodeDefaults\": { \"bidding\": { \"highestVoltageV\": 200 } }", "highestVoltageV 200 V must be above lowestVoltageV 207 V.")]
    [InlineData("\"nodeDefaults\": { \"bidding\": { \"lowestVoltageV\": 20 } }", "lowestVoltageV 20 must be 100 to 300.")]
    [InlineData("\"nodeDefaults\": { \"bidding\": { \"asset\": \"\" } }", "property 'asset' is unknown; the nearest known one is 'assets'.")]
    [InlineData("\"mqtt\": \"1883\"", "mqtt '1883' must be address:port such as 127.0.0.1:1883 or [::1]:1883, port 0 to 65535.")]
    [InlineData("\"mqtt\": \"off\"", "mqtt 'off' must be address:port")]
    [InlineData("\"mqtt\": \"127.0.0.1:70000\"", "mqtt '127.0.0.1:70000' must be address:port")]
    [InlineData("\"mqtt\": \"0.0.0.0:1883\"", "mqtt '0.0.0.0:1883' is not an address of this machine alone. This version has neither TLS nor credentials")]
    [InlineData("\"http\": \"192.168.1.2:80\"", "http '192.168.1.2:80' is not an address of this machine alone. This version has neither TLS nor credentials")]
    [InlineData("\"http\": \"[::]:80\"", "http '[::]:80' is not an address of this machine alone.")]
    [InlineData("\"http\": \"127.0.0.1:1883\"", "http and mqtt are both 127.0.0.1:1883. Give each its own port.")]
    [InlineData("\"allowRemote\": true", "allowRemote true is not possible yet. This version has neither TLS nor credentials")]
    public void A_mistake_is_reported_once_with_its_line(string mistake, string report)
    {
        ConfigurationLoading loading = _folder.Load($$"""
            {
              "feederId": "village",
              "feeder": "VILLAGE",
              {{mistake}}
            }
            """);

        Defect defect = Assert.Single(loading.Defects);
        Assert.StartsWith($"{_folder.PathOf("gateway.json")}:4: {report}", defect.ToString(), StringComparison.Ordinal);
        Assert.Null(loading.Configuration);
    }

    [Theory]
    [InlineData("\"mqtt\": \"localhost:18830\"", "127.0.0.1:18830")]
    [InlineData("\"mqtt\": \"[::1]:18830\"", "[::1]:18830")]
    [InlineData("\"mqtt\": \"127.0.0.1:0\", \"allowRemote\": false", "127.0.0.1:0")]
    public void Every_form_of_this_machines_own_address_is_accepted(string property, string address) =>
        Assert.Equal(address, _folder.Load($$"""{ "feederId": "village", "feeder": "VILLAGE", {{property}} }""").Configuration!.Mqtt.EndPoint.ToString());

    [Fact]
    public void All_mistakes_come_in_one_report_in_the_order_of_the_lines()
    {
        ConfigurationLoading loading = _folder.Load("""
            {
              "nodes": { "market": {} },
              "limits": {
                "maxVoltagePu": 0.9
              },
              "market": {
                "controlPeriodMs": 5,
                "intervalS": null
              },
              "feeder": "VILLAGE"
            }
            """);

        // The feeder id is missing in the object that begins in line 1.
        Assert.Equal([1, 2, 4, 7, 8], loading.Defects.Select(defect => defect.Location.Line));
    }

    [Fact]
    public void A_feeder_file_that_is_missing_is_reported_at_its_key()
    {
        Defect defect = Assert.Single(_folder.Load("{ \"feederId\": \"village\",\n\"feeder\": \"nowhere.json\" }").Defects);

        Assert.Equal(2, defect.Location.Line);
        Assert.Contains(_folder.PathOf("nowhere.json"), defect.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Defects_of_the_feeder_are_reported_with_its_file_and_line_beside_those_of_the_configuration()
    {
        string feeder = File.ReadAllText(ConfigurationFolder.Village);
        int line = 1 + feeder[..feeder.IndexOf("\"transformer\"", StringComparison.Ordinal)].Count(c => c == '\n');
        File.WriteAllText(_folder.PathOf("broken.json"), feeder.Replace("\"ratedKva\": 400", "\"ratedKva\": -400", StringComparison.Ordinal));

        ConfigurationLoading loading = _folder.Load("{ \"feederId\": \"Village\",\n \"feeder\": \"broken.json\" }");

        Assert.Equal(2, loading.Defects.Count);
        Assert.StartsWith("feederId 'Village' must be", loading.Defects[0].Message, StringComparison.Ordinal);
        Assert.Equal(new SourceLocation(_folder.PathOf("broken.json"), line), loading.Defects[1].Location);
    }

    [Fact]
    public void A_connection_called_like_the_market_branch_or_the_retailer_cannot_be_a_node()
    {
        string feeder = File.ReadAllText(ConfigurationFolder.Village).Replace("\"home-01\"", "\"market\"", StringComparison.Ordinal).Replace("\"home-02\"", "\"retailer\"", StringComparison.Ordinal);
        File.WriteAllText(_folder.PathOf("names.json"), feeder);

        ConfigurationLoading loading = _folder.Load("""{ "feederId": "village", "feeder": "names.json" }""");

        Assert.Equal(2, loading.Defects.Count);
        Assert.Contains("connection 'market' cannot be a node", loading.Defects[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_OpenDSS_feeder_gives_one_node_per_load()
    {
        string master = EdgeLem.Tests.Repository.SharedOrSkip("feeders/ieee_eulv906/dss/Master.dss");

        GatewayConfiguration configuration = _folder.Load($$"""{ "feederId": "eulv", "feeder": "{{master}}" }""").Configuration!;

        Assert.Equal(55, configuration.Nodes.Count); // IEEE European LV test feeder: 55 loads
        Assert.NotEmpty(configuration.FeederNotes);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{ \"feederId\": \"a\",\n oops }", 2)]
    [InlineData("{ }\n{ }", 2)]
    [InlineData("{ \"feederId\": { \"a\": { \"a\": { \"a\": { \"a\": { \"a\": { \"a\": { \"a\": { \"a\": 1 } } } } } } } } }", 1)]
    public void A_file_that_is_no_JSON_is_reported_with_the_line_of_the_first_wrong_sign(string text, int line)
    {
        Defect defect = Assert.Single(_folder.Load(text).Defects);

        Assert.Equal(line, defect.Location.Line);
        Assert.StartsWith("not valid JSON: ", defect.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_object_no_UTF8_or_not_there_is_one_defect()
    {
        File.WriteAllBytes(_folder.PathOf("bytes.json"), [.. "{ \"feederId\": \""u8, 0xFF, .. "\" }"u8]);

        Assert.Contains("one JSON object", Assert.Single(_folder.Load("[ ]").Defects).Message, StringComparison.Ordinal);
        Assert.Contains("not valid UTF-8", Assert.Single(ConfigurationLoading.Load(_folder.PathOf("bytes.json")).Defects).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Single(ConfigurationLoading.Load(_folder.PathOf("none.json")).Defects).Message, StringComparison.Ordinal);
    }
}
