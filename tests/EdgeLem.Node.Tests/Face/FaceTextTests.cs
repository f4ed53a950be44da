using EdgeLem.Node.Control;
using EdgeLem.Node.Face;

namespace EdgeLem.Node.Tests.Face;

public sealed class FaceTextTests
{
    [Fact]
    public void A_node_that_trades_shows_state_power_voltage_price_and_trade()
    {
        // 123,400 micro-euro per kWh are 12.34 cent per kWh.
        Assert.Equal(
            [
                "HOUSE-07       ONLINE",
                "-1234 W       231.5 V",
                "PRICE    12.34 ct/kWh",
                "TRADED        -1500 W",
                "LIMITS     DISPATCHED",
                "WAITING            12",
            ],
            FaceText.Lines(Sound()));
    }

    [Fact]
    public void What_is_not_known_is_two_dashes()
    {
        Assert.Equal(["N1            OFFLINE", "-- W             -- V", "PRICE       -- ct/kWh"], FaceText.Lines(new NodeFace { NodeId = "n1" }).Take(3));
    }

    [Theory]
    [InlineData(FallbackState.RatedLimits, "LIMITS          RATED")]
    [InlineData(FallbackState.LastEnvelope, "LIMITS  LAST ENVELOPE")]
    public void A_node_in_fallback_says_on_what_its_limits_stand(FallbackState state, string line)
    {
        NodeFace face = Sound();
        face.Envelope = state;

        Assert.Equal(line, FaceText.Lines(face)[4]);
    }

    [Fact]
    public void The_longest_values_leave_each_line_its_length_and_its_value()
    {
        NodeFace face = Sound();
        face.NodeId = new string('z', 32);
        face.NetPowerW = -9_999_999;
        face.VoltageV = 999.99;
        face.PriceMicroEurPerKwh = long.MinValue;
        face.ClearedW = long.MinValue;
        face.WaitingRecords = long.MaxValue;

        Assert.All(FaceText.Lines(face), line => Assert.Equal(FaceText.Columns, line.Length));
        Assert.EndsWith(" ONLINE", FaceText.Lines(face)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_letter_that_a_face_can_show_has_a_drawing()
    {
        NodeFace rated = Sound();
        rated.Envelope = FallbackState.RatedLimits;
        NodeFace last = Sound();
        last.Envelope = FallbackState.LastEnvelope;
        NodeFace offline = Sound();
        offline.IsOnline = false;
        string shown = string.Concat(new[] { rated, last, offline }.SelectMany(FaceText.Lines)) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";

        Assert.Empty(shown.Where(letter => !PixelFont.Has(letter)).Distinct());
    }

    [Fact]
    public void A_face_tells_the_same_as_another_while_nothing_that_is_shown_differs()
    {
        Assert.True(Sound().Tells(Sound()));
        Assert.True(new NodeFace().Tells(new NodeFace { PriceMicroEurPerKwh = 7 }), "A price without trade is not shown.");
        Assert.False(Sound().Tells(null));
        Assert.False(Sound().Tells(new NodeFace()));
    }

    private static NodeFace Sound() => new()
    {
        NodeId = "house-07",
        IsOnline = true,
        Envelope = FallbackState.Dispatched,
        NetPowerW = -1234.4,
        VoltageV = 231.46,
        HasPrice = true,
        PriceMicroEurPerKwh = 123_400,
        ClearedW = -1500,
        WaitingRecords = 12,
    };
}
