using EdgeLem.Node.Control;
using EdgeLem.Node.Linux.Display;

namespace EdgeLem.Node.Linux.Tests.Display;

public sealed class FaceTextTests
{
    private static readonly NodeFace Sound = new()
    {
        NodeId = "house-07",
        IsOnline = true,
        Envelope = FallbackState.Dispatched,
        NetPowerW = -1234.4,
        VoltageV = 231.46,
        PriceMicroEurPerKwh = 123_400,
        ClearedW = -1500,
        WaitingRecords = 12,
    };

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
            FaceText.Lines(Sound));
    }

    [Fact]
    public void What_is_not_known_is_two_dashes()
    {
        IReadOnlyList<string> lines = FaceText.Lines(new NodeFace { NodeId = "n1" });

        Assert.Equal(["N1            OFFLINE", "-- W             -- V", "PRICE       -- ct/kWh"], lines.Take(3));
    }

    [Theory]
    [InlineData(FallbackState.RatedLimits, "LIMITS          RATED")]
    [InlineData(FallbackState.LastEnvelope, "LIMITS  LAST ENVELOPE")]
    public void A_node_in_fallback_says_on_what_its_limits_stand(FallbackState state, string line) =>
        Assert.Equal(line, FaceText.Lines(Sound with { Envelope = state })[4]);

    [Fact]
    public void The_longest_values_leave_each_line_its_length_and_its_value()
    {
        NodeFace face = Sound with
        {
            NodeId = new string('z', 32),
            NetPowerW = -9_999_999,
            VoltageV = 999.99,
            PriceMicroEurPerKwh = long.MinValue,
            ClearedW = long.MinValue,
            WaitingRecords = long.MaxValue,
        };

        Assert.All(FaceText.Lines(face), line => Assert.Equal(FaceText.Columns, line.Length));
        Assert.EndsWith(" ONLINE", FaceText.Lines(face)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_letter_that_a_face_can_show_has_a_drawing()
    {
        NodeFace[] faces = [Sound with { NodeId = "abcdefghijklmnopqrs" }, Sound with { NodeId = "tuvwxyz-0123456789", IsOnline = false }, Sound with { Envelope = FallbackState.RatedLimits }, Sound with { Envelope = FallbackState.LastEnvelope }];
        string shown = string.Concat(faces.SelectMany(FaceText.Lines)) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";

        Assert.Empty(shown.Where(letter => !PixelFont.Has(letter)).Distinct());
    }
}
