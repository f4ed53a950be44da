using EdgeLem.Node.Esp32.Bus;
using EdgeLem.Node.Esp32.Link;

namespace EdgeLem.Node.Esp32.Tests.Link;

public sealed class SessionNotesTests : IDisposable
{
    private readonly AutoResetEvent _wake = new(false);
    private readonly Inbox _inbox = new(new AutoResetEvent(false));
    private readonly SessionNotes _notes;

    public SessionNotesTests() => _notes = new SessionNotes(_inbox, _wake);

    public void Dispose() => _wake.Dispose();

    [Fact]
    public void Nothing_is_known_before_anything_was_said()
    {
        Assert.Equal((false, false, false), (_notes.IsClosed, _notes.IsAnswered, _notes.IsGranted));
        Assert.False(_notes.TryTakeFate(0, out _));
        Assert.False(_notes.TryTakeFate(1, out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_fate_is_told_once(bool isPublished)
    {
        _notes.OnPublished(5, isPublished);

        Assert.True(_notes.TryTakeFate(5, out bool told));
        Assert.Equal(isPublished, told);
        Assert.False(_notes.TryTakeFate(5, out _));
    }

    [Fact]
    public void A_number_that_is_used_again_has_its_newer_fate_once_the_older_was_taken()
    {
        _notes.OnPublished(5, false);
        _notes.TryTakeFate(5, out _);
        _notes.OnPublished(5, true);

        Assert.True(_notes.TryTakeFate(5, out bool isPublished));
        Assert.True(isPublished);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_answer_to_the_subscription_is_kept_with_what_it_says(bool isGranted)
    {
        _notes.OnSubscribed(isGranted);

        Assert.Equal((true, isGranted), (_notes.IsAnswered, _notes.IsGranted));
    }

    [Fact]
    public void Each_word_wakes_the_owner_and_a_message_does_not_need_him()
    {
        _notes.OnPublished(1, true);
        Assert.True(_wake.WaitOne(0));
        _notes.OnSubscribed(true);
        Assert.True(_wake.WaitOne(0));
        _notes.OnClosed();
        Assert.True(_wake.WaitOne(0));
        Assert.True(_notes.IsClosed);

        _notes.OnMessage("t", [1]);
        Assert.False(_wake.WaitOne(0));
        Assert.True(_inbox.TryTake(out _, out _));
    }
}
