using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Tests.Intake;

/// <summary>Every reject code that one message can earn, sent by house a while its good offer stands: answered with its number, and without any other effect.</summary>
public sealed class RejectCodeTests
{
    private static readonly EveningOutcome Undisturbed = LaneEvening.Run();

    private static readonly string ThirtyThreeOrders = string.Join(',', Enumerable.Range(1, 33).Select(id => Order("offer", 1, 100_000, id)));

    public static TheoryData<string, RejectCode, string, string> BadMessages => new()
    {
        { "empty payload", RejectCode.Malformed, Topics.Orders, "" },
        { "no JSON", RejectCode.Malformed, Topics.Orders, "offer 1500 W" },
        { "truncated", RejectCode.Malformed, Topics.Orders, Orders(Order("offer", 1_000, 100_000))[..^3] },
        { "an array", RejectCode.Malformed, Topics.Orders, "[" + Orders(Order("offer", 1_000, 100_000)) + "]" },
        { "two objects", RejectCode.Malformed, Topics.Orders, "{}{}" },
        { "a doubled field", RejectCode.Malformed, Topics.Orders, """{"boot":"x","boot":"y","seq":1,"intervalStart":1782000000,"orders":[]}""" },
        { "a doubled field of an order", RejectCode.Malformed, Topics.Orders, Orders("""{"id":1,"id":2,"side":"offer","quantityW":1,"priceMicroEurPerKwh":100000}""") },
        { "deep nesting", RejectCode.Malformed, Topics.Orders, string.Concat(Enumerable.Repeat("{\"a\":", 600)) + "1" + new string('}', 600) },
        { "NaN literal", RejectCode.Malformed, Topics.Measurement, """{"boot":"x","seq":NaN}""" },
        { "an order that is a number", RejectCode.Malformed, Topics.Orders, Orders("7") },
        { "a lone surrogate as text", RejectCode.Malformed, Topics.Orders, """{"boot":"\ud800","seq":1,"intervalStart":1782000000,"orders":[]}""" },
        { "a lone surrogate as a field's name", RejectCode.Malformed, Topics.Orders, """{"\ud800":1,"boot":"x","seq":1,"intervalStart":1782000000,"orders":[]}""" },
        { "4,097 bytes", RejectCode.TooLarge, Topics.Orders, Orders(Order("offer", 1_000, 100_000)).PadRight(MessageLimits.LongestPayloadBytes + 1) },
        { "no boot id", RejectCode.MissingField, Topics.Orders, """{"seq":1,"intervalStart":1782000000,"orders":[]}""" },
        { "no orders", RejectCode.MissingField, Topics.Orders, """{"boot":"x","seq":1,"intervalStart":1782000000}""" },
        { "an order without price", RejectCode.MissingField, Topics.Orders, Orders("""{"id":1,"side":"offer","quantityW":5}""") },
        { "a measurement without frequency", RejectCode.MissingField, Topics.Measurement, """{"boot":"x","seq":1,"at":1,"quality":"ok","voltageV":[1,1,1],"currentA":[1,1,1],"powerW":[1,1,1],"reactivePowerVar":[1,1,1]}""" },
        { "a state without time", RejectCode.MissingField, Topics.State, """{"state":"online","boot":"x","firmware":"1"}""" },
        { "an empty about", RejectCode.MissingField, Topics.About, "{}" },
        { "a number as text", RejectCode.FieldOutOfRange, Topics.Orders, """{"boot":"x","seq":"1","intervalStart":1782000000,"orders":[]}""" },
        { "a broken number", RejectCode.FieldOutOfRange, Topics.Orders, """{"boot":"x","seq":1.5,"intervalStart":1782000000,"orders":[]}""" },
        { "a huge number", RejectCode.FieldOutOfRange, Topics.Orders, """{"boot":"x","seq":1e400,"intervalStart":1782000000,"orders":[]}""" },
        { "a number of 30 digits", RejectCode.FieldOutOfRange, Topics.Orders, Orders("""{"id":1,"side":"offer","quantityW":999999999999999999999999999999,"priceMicroEurPerKwh":100000}""") },
        { "orders as an object", RejectCode.FieldOutOfRange, Topics.Orders, """{"boot":"x","seq":1,"intervalStart":1782000000,"orders":{}}""" },
        { "a boot id of 17 characters", RejectCode.FieldOutOfRange, Topics.Orders, """{"boot":"12345678901234567","seq":1,"intervalStart":1782000000,"orders":[]}""" },
        { "an empty boot id", RejectCode.FieldOutOfRange, Topics.Orders, """{"boot":"","seq":1,"intervalStart":1782000000,"orders":[]}""" },
        { "NaN as text", RejectCode.FieldOutOfRange, Topics.Measurement, Measurement("[1,\"NaN\",1]") },
        { "a power of two phases", RejectCode.FieldOutOfRange, Topics.Measurement, Measurement("[1,1]") },
        { "an infinite power", RejectCode.FieldOutOfRange, Topics.Measurement, Measurement("[1,1e999,1]") },
        { "a power beyond twice the connection's rating", RejectCode.FieldOutOfRange, Topics.Measurement, Measurement("[1,48301,1]") },
        { "an unknown quality", RejectCode.FieldOutOfRange, Topics.Measurement, Measurement("[1,1,1]").Replace("\"ok\"", "\"fine\"", StringComparison.Ordinal) },
        { "an unknown state", RejectCode.FieldOutOfRange, Topics.State, """{"state":"happy","boot":"x","firmware":"1","at":0}""" },
        { "a negative counter", RejectCode.FieldOutOfRange, Topics.Energy, Energy(1_781_999_100, 1_782_000_000, -1) },
        { "counters read after the grace time", RejectCode.FieldOutOfRange, Topics.Energy, Energy(1_781_999_100, 1_782_000_061, 5_000) },
        { "a leaf of the gateway", RejectCode.UnknownTopic, Topics.Dispatch, "{}" },
        { "a leaf that does not exist", RejectCode.UnknownTopic, "prayer", "{}" },
        { "orders for the interval that runs", RejectCode.GateClosed, Topics.Orders, Orders(1_781_999_100, Order("offer", 1_000, 100_000)) },
        { "orders for the interval after the open one", RejectCode.WrongInterval, Topics.Orders, Orders(1_782_000_900, Order("offer", 1_000, 100_000)) },
        { "orders off the interval grid", RejectCode.WrongInterval, Topics.Orders, Orders(1_781_999_999, Order("offer", 1_000, 100_000)) },
        { "a price of one micro-euro above retail", RejectCode.PriceOutOfBounds, Topics.Orders, Orders(Order("offer", 1_000, 320_001)) },
        { "a price of one micro-euro below feed-in", RejectCode.PriceOutOfBounds, Topics.Orders, Orders(Order("offer", 1_000, 79_999)) },
        { "a quantity of zero", RejectCode.QuantityOutOfBounds, Topics.Orders, Orders(Order("offer", 0, 100_000)) },
        { "a negative quantity", RejectCode.QuantityOutOfBounds, Topics.Orders, Orders(Order("offer", -1, 100_000)) },
        { "an offer above the export rating", RejectCode.QuantityOutOfBounds, Topics.Orders, Orders(Order("offer", 11_001, 100_000)) },
        { "a bid above the import rating", RejectCode.QuantityOutOfBounds, Topics.Orders, Orders(Order("bid", 24_151, 100_000)) },
        { "offers that together exceed the rating", RejectCode.QuantityOutOfBounds, Topics.Orders, Orders(Order("offer", 11_000, 100_000) + "," + Order("offer", 1, 100_000, 2)) },
        { "an unknown side", RejectCode.UnknownSide, Topics.Orders, Orders(Order("buy", 1_000, 100_000)) },
        { "one id twice", RejectCode.DuplicateOrderId, Topics.Orders, Orders(Order("offer", 1, 100_000) + "," + Order("offer", 2, 100_000)) },
        { "33 orders", RejectCode.TooManyOrders, Topics.Orders, Orders(ThirtyThreeOrders) },
        { "a bid and an offer", RejectCode.BothSides, Topics.Orders, Orders(Order("offer", 1, 100_000) + "," + Order("bid", 1, 100_000, 2)) },
        { "counters of an interval that is to come", RejectCode.EnergyTooEarly, Topics.Energy, Energy(1_782_090_000, 1_782_090_900, 5_000) },
        { "counters of last month", RejectCode.EnergyIntervalUnknown, Topics.Energy, Energy(1_779_000_300, 1_779_001_200, 5_000) },
        { "counters off the grid", RejectCode.EnergyIntervalUnknown, Topics.Energy, Energy(1_781_999_000, 1_781_999_900, 5_000) },
        { "counters read before the interval's end", RejectCode.EnergyIntervalUnknown, Topics.Energy, Energy(1_781_999_100, 1_781_999_999, 5_000) },
        { "counters of an interval of another length", RejectCode.EnergyIntervalUnknown, Topics.Energy, Energy(1_781_999_100, 1_782_000_000, 5_000).Replace("900,\"at\"", "300,\"at\"", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(BadMessages))]
    public void A_bad_message_is_answered_with_its_number_and_harms_nobody(string what, RejectCode code, string leaf, string payload)
    {
        EveningOutcome outcome = LaneEvening.Run(market => market.A.Publish(leaf, payload));

        ReplyMessage answer = Assert.Single(outcome.SenderReplies, reply => reply.Code != 0);
        Assert.True(answer.Code == (int)code, $"{what}: expected {(int)code}, got {answer.Code} {answer.Reason}");
        Assert.Equal(leaf, answer.About);
        Assert.StartsWith(RejectReason.NameOf(code) + ": ", answer.Reason, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Counters[code]);
        Assert.Equal(1, outcome.Counters.MessagesRejected);
        outcome.AssertHarmedNobodyComparedTo(Undisturbed);
    }

    [Fact]
    public void The_evening_without_a_bad_message_has_no_reject()
    {
        Assert.Equal(0, Undisturbed.Counters.MessagesRejected);
        Assert.Empty(Undisturbed.Counters.ByCode);
        Assert.Equal(3, Undisturbed.Counters.OrdersAccepted);
        Assert.True(Undisturbed.IsLedgerIntact);
    }

    [Fact]
    public void A_message_in_another_nodes_branch_is_answered_to_its_sender_and_does_not_touch_the_other()
    {
        string topic = Topics.Of(Lane.FeederId, Lane.B, Topics.Orders);
        EveningOutcome outcome = LaneEvening.Run(market => market.A.PublishOn(topic, Orders(Order("bid", 1, 100_000))));

        ReplyMessage answer = Assert.Single(outcome.SenderReplies, reply => reply.Code != 0);
        Assert.Equal((int)RejectCode.ForeignBranch, answer.Code);
        Assert.Equal(1, outcome.Counters[RejectCode.ForeignBranch]);
        outcome.AssertHarmedNobodyComparedTo(Undisturbed);
    }

    [Theory]
    [InlineData("edgelem/v1/other-feeder/house-a/orders")]
    [InlineData("edgelem/v2/lane/house-a/orders")]
    [InlineData("edgelem/v1/lane/house-a/orders/more")]
    [InlineData("$SYS/broker")]
    [InlineData("")]
    public void A_topic_outside_the_tree_is_unknown(string topic)
    {
        EveningOutcome outcome = LaneEvening.Run(market => market.A.PublishOn(topic, Orders(Order("offer", 1, 100_000))));

        ReplyMessage answer = Assert.Single(outcome.SenderReplies, reply => reply.Code != 0);
        Assert.Equal((int)RejectCode.UnknownTopic, answer.Code);
        outcome.AssertHarmedNobodyComparedTo(Undisturbed);
    }

    [Fact]
    public void A_topic_as_long_as_MQTT_allows_is_not_echoed_in_full()
    {
        string topic = Topics.Of(Lane.FeederId, Lane.A, new string('x', 60_000));
        using var market = new TestMarket();
        market.A.PublishOn(topic, "{}");
        market.AdvanceTo(market.Clock.NowS);

        Assert.Equal((int)RejectCode.UnknownTopic, market.A.LastReply.Code);
        Assert.True(market.A.Delivered[^1].Payload.Length <= MessageLimits.LongestPayloadBytes);
    }

    [Fact]
    public void A_client_that_is_not_registered_is_told_so()
    {
        TestNode? stranger = null;
        EveningOutcome outcome = LaneEvening.Run(market =>
        {
            stranger = market.Connect("stranger");
            stranger.Bid(LaneEvening.IntervalS, 1_000, 300_000);
        });

        Assert.Equal((int)RejectCode.UnknownNode, Assert.Single(stranger!.Replies).Code);
        Assert.Equal(1, outcome.Counters[RejectCode.UnknownNode]);
        outcome.AssertHarmedNobodyComparedTo(Undisturbed);
    }

    [Theory]
    [InlineData("Not A Topic Level/#")]
    [InlineData("market")]
    [InlineData("")]
    public void A_client_whose_id_cannot_stand_in_a_topic_is_counted_and_not_answered(string clientId)
    {
        EveningOutcome outcome = LaneEvening.Run(market => new TestNode(market.Link, clientId).PublishOn(Topics.Of(Lane.FeederId, Lane.A, Topics.Orders), "{}"));

        Assert.Equal(1, outcome.Counters[RejectCode.UnknownNode]);
        outcome.AssertHarmedNobodyComparedTo(Undisturbed);
        Assert.Equal(Undisturbed.SenderReplies.Count, outcome.SenderReplies.Count);
    }

    private static string Orders(string orders) => Orders(LaneEvening.IntervalS, orders);

    // The boot id is a new one, so that no number is a repetition.
    private static string Orders(long intervalS, string orders) => $$"""{"boot":"x","seq":1,"intervalStart":{{intervalS}},"orders":[{{orders}}]}""";

    private static string Order(string side, long quantityW, long price, int id = 1) =>
        $$"""{"id":{{id}},"side":"{{side}}","quantityW":{{quantityW}},"priceMicroEurPerKwh":{{price}}}""";

    private static string Energy(long intervalS, long atS, long importWh) =>
        $$"""{"boot":"x","seq":1,"intervalStart":{{intervalS}},"intervalSeconds":900,"at":{{atS}},"importWh":{{importWh}},"exportWh":0}""";

    private static string Measurement(string powerW) =>
        $$"""{"boot":"x","seq":1,"at":1,"quality":"ok","voltageV":[230,230,230],"currentA":[1,1,1],"powerW":{{powerW}},"reactivePowerVar":[1,1,1],"frequencyHz":50}""";
}
