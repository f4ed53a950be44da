using EdgeLem.Contracts;
using EdgeLem.Node.Metering.Store;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Metering.Store;

public sealed class EnergyForwarderTests
{
    private const int Window = EnergyForwarder.Window;

    private readonly Flash _flash = new(4);
    private readonly RecordingLink _link = new();
    private readonly Outbox _outbox;
    private EnergyStore _store;
    private EnergyForwarder _forwarder;

    public EnergyForwarderTests()
    {
        _outbox = new Outbox(new Bench().Identity, _link);
        _store = _flash.Open(24);
        _forwarder = new EnergyForwarder(_store);
    }

    [Theory]
    [InlineData(RejectCode.None, true)]
    [InlineData(RejectCode.MissingField, true)]
    [InlineData(RejectCode.FieldOutOfRange, true)]
    [InlineData(RejectCode.EnergyIntervalUnknown, true)]
    [InlineData(RejectCode.CounterWentBack, true)]
    [InlineData(RejectCode.CounterJumped, true)]
    [InlineData(RejectCode.ReadingDiffers, true)]
    [InlineData(RejectCode.Malformed, false)]
    [InlineData(RejectCode.TooLarge, false)]
    [InlineData(RejectCode.UnknownNode, false)]
    [InlineData(RejectCode.ForeignBranch, false)]
    [InlineData(RejectCode.UnknownTopic, false)]
    [InlineData(RejectCode.Duplicate, false)]
    [InlineData(RejectCode.TooManyMessages, false)]
    [InlineData(RejectCode.EnergyTooEarly, false)]
    public void A_record_leaves_the_store_when_it_is_accepted_or_refused_for_good(RejectCode code, bool leaves)
    {
        Store(1);
        _forwarder.SendWhenDue(0, _outbox);
        Answer(1, code, 0);

        Assert.Equal(leaves ? 0 : 1, _store.Waiting);
        _forwarder.SendWhenDue(EnergyForwarder.RefusedRetryMs, _outbox);
        Assert.Equal(leaves ? [1] : [1, 1], Sent());
        Assert.Equal((leaves && code != RejectCode.None ? 1 : 0, (int)code), (_forwarder.Refused, _forwarder.LastRefusal));
    }

    [Fact]
    public void After_an_absence_everything_goes_out_in_order_a_window_a_second()
    {
        Store(20);
        _forwarder.Pause();
        Assert.Equal(long.MaxValue, _forwarder.DueMs);
        _forwarder.Resume();

        _forwarder.SendWhenDue(0, _outbox);
        Assert.Equal(Enumerable.Range(1, Window), Sent());
        AnswerAll(0);
        _forwarder.SendWhenDue(0, _outbox);
        Assert.Equal(Window, Sent().Length);
        Assert.Equal(1000, _forwarder.DueMs);
        _forwarder.SendWhenDue(1000, _outbox);
        AnswerAll(1000);
        _forwarder.SendWhenDue(2000, _outbox);
        AnswerAll(2000);

        Assert.Equal(Enumerable.Range(1, 20), Sent());
        Assert.Equal((0, long.MaxValue), (_store.Waiting, _forwarder.DueMs));
    }

    [Fact]
    public void Without_an_answer_only_the_oldest_is_repeated_ever_more_seldom()
    {
        Store(Window);
        long nowMs = 0;
        _forwarder.SendWhenDue(nowMs, _outbox);
        var waitsMs = new List<long>();
        for (int i = 0; i < 9; i++)
        {
            waitsMs.Add(_forwarder.DueMs - nowMs);
            nowMs = _forwarder.DueMs;
            _forwarder.SendWhenDue(nowMs, _outbox);
        }

        Assert.Equal([10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 600_000, 600_000, 600_000], waitsMs);
        Assert.Equal([.. Enumerable.Range(1, Window), 1, 1, 1, 1, 1, 1, 1, 1, 1], Sent());

        // One answer, and the rest follows at once.
        Answer(1, RejectCode.None, nowMs);
        _forwarder.SendWhenDue(nowMs, _outbox);
        Assert.Equal(Enumerable.Range(2, Window - 1), Sent()[^(Window - 1)..]);
    }

    [Fact]
    public void An_answer_out_of_turn_waits_for_those_before_it_and_its_record_is_not_repeated()
    {
        Store(3);
        _forwarder.SendWhenDue(0, _outbox);
        Answer(2, RejectCode.None, 0);
        Answer(3, RejectCode.None, 0);
        Assert.Equal(3, _store.Waiting);

        _forwarder.SendWhenDue(_forwarder.DueMs, _outbox);
        Assert.Equal([1, 2, 3, 1], Sent());
        Answer(1, RejectCode.None, 20_000);
        Assert.Equal((0, long.MaxValue), (_store.Waiting, _forwarder.DueMs));
    }

    [Theory]
    [InlineData(Topics.Orders, 900)]
    [InlineData(Topics.Energy, 901)]
    [InlineData(Topics.Energy, 0)]
    [InlineData(Topics.Energy, 1800)]
    public void An_answer_to_something_else_changes_nothing(string about, long intervalStartS)
    {
        Store(1);
        _forwarder.SendWhenDue(0, _outbox);
        _forwarder.Answer(new ReplyMessage { About = about, IntervalStart = intervalStartS }, 0);

        Assert.Equal(1, _store.Waiting);
    }

    [Fact]
    public void A_damaged_record_is_passed_over_and_counted()
    {
        Store(3);
        _flash[0][RecordLayout.Bytes + 33] ^= 1;
        _forwarder.SendWhenDue(0, _outbox);

        Assert.Equal([1, 3], Sent());
        Answer(1, RejectCode.None, 0);
        Answer(3, RejectCode.None, 0);
        Assert.Equal((0, 1), (_store.Waiting, _store.Damaged));
    }

    [Fact]
    public void Records_that_a_full_store_gave_up_are_not_waited_for()
    {
        Store(5);
        _forwarder.SendWhenDue(0, _outbox);
        Store(97);
        Answer(3, RejectCode.None, 0);

        Assert.Equal((24, 73), (_store.AcknowledgedThrough, _store.Waiting));
        _forwarder.SendWhenDue(30_000, _outbox);
        Assert.Equal(25, Sent()[5]);
    }

    [Fact]
    public void A_number_that_is_given_anew_after_a_wrong_clock_is_sent_though_its_former_record_was_answered()
    {
        Store(5);
        _forwarder.SendWhenDue(0, _outbox);
        Answer(5, RejectCode.None, 0);

        // The time becomes known: it is the end of interval 3.
        _forwarder.DropAfter(4 * 900);
        AnswerAll(0);
        Store(4);
        _forwarder.SendWhenDue(1000, _outbox);

        Assert.Equal(4, Sent()[^1]);
        Assert.Equal((2, 4), (_store.Dropped, _store.NewestSequence));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Whatever_is_lost_doubled_reordered_or_cut_off_every_record_arrives_and_the_first_arrivals_are_in_order(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var arrived = new List<long>();
        var replies = new List<long>();
        (int stored, long nowMs, int read) = (0, 0, 0);
        for (int step = 0; step < 4_000 && (stored < 300 || _store.Waiting > 0); step++)
        {
            nowMs += random.Next(1, 4_000);
            if (stored < 300 && random.Next(3) == 0 && _store.Waiting < 60)
            {
                _flash.BytesUntilCut = random.Next(8) == 0 ? random.Next(RecordLayout.Bytes) : int.MaxValue;
                stored = TryStore(stored + 1);
            }

            if (random.Next(50) == 0)
            {
                Reboot();
            }

            _forwarder.SendWhenDue(nowMs, _outbox);
            long[] underWay = [.. _link.Messages.Skip(read).Select(message => message.Number("intervalStart") / 900)];
            read = _link.Messages.Count;
            foreach (long number in underWay.Where(_ => random.Next(5) > 0).SelectMany(number => Enumerable.Repeat(number, random.Next(1, 3))))
            {
                arrived.Add(number);
                replies.Add(number);
            }

            foreach (long number in replies.Where(_ => random.Next(2) == 0).ToArray().OrderBy(_ => random.Next()))
            {
                replies.Remove(number);
                if (random.Next(5) > 0)
                {
                    Answer(number, RejectCode.None, nowMs);
                }
            }
        }

        Assert.Equal(300, stored);
        Assert.Equal(0, _store.Waiting);
        long[] firsts = [.. arrived.Distinct()];
        Assert.Equal(Enumerable.Range(1, 300).Select(number => (long)number), firsts.Order());
        Assert.All(firsts.Zip(firsts.Skip(1)), pair => Assert.True(pair.Second > pair.First - Window, $"{pair.First} came before {pair.Second}"));
    }

    private int TryStore(int number)
    {
        try
        {
            Store(number);
        }
        catch (PowerCutException)
        {
            Reboot();
        }

        // The node reads its meter again after the boot: the interval is stored then, once.
        _flash.BytesUntilCut = int.MaxValue;
        Store(number);
        return number;
    }

    private void Reboot()
    {
        _flash.BytesUntilCut = int.MaxValue;
        _store = _flash.Open(24);
        _forwarder = new EnergyForwarder(_store);
    }

    /// <summary>Stores the intervals up to a number that are not stored yet.</summary>
    private void Store(int last)
    {
        for (long i = _store.NewestSequence + 1; i <= last; i++)
        {
            Assert.True(_store.TryAppend(new EnergyRecord { IntervalStartS = i * 900, IntervalSeconds = 900, AtS = (i * 900) + 900, ImportWh = i }));
        }
    }

    private void Answer(long number, RejectCode code, long nowMs) =>
        _forwarder.Answer(new ReplyMessage { About = Topics.Energy, IntervalStart = number * 900, Code = (int)code }, nowMs);

    private void AnswerAll(long nowMs)
    {
        foreach (int number in Sent())
        {
            Answer(number, RejectCode.None, nowMs);
        }
    }

    private int[] Sent() => [.. _link.Of(Topics.Energy).Select(message => (int)message.Number("importWh"))];
}
