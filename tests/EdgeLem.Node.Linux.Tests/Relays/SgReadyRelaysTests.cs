using EdgeLem.Node.Control;
using EdgeLem.Node.Linux.Relays;

namespace EdgeLem.Node.Linux.Tests.Relays;

public sealed class SgReadyRelaysTests
{
    private readonly List<Output> _outputs = [];

    [Fact]
    public void Both_lines_are_taken_open_before_the_node_decides_anything()
    {
        using SgReadyRelays relays = SgReadyRelays.Open(Settings(26, 20), Take);

        Assert.Equal([26, 20], _outputs.Select(output => output.Line));
        Assert.All(_outputs, output => Assert.Empty(output.Switched));
    }

    [Fact]
    public void A_house_over_its_import_limit_closes_the_first_relay_only()
    {
        using SgReadyRelays relays = SgReadyRelays.Open(Settings(26, 20), Take);

        relays.CreateControl().Decide(new FlexibleSituation { NowMs = 1000, BaseW = 6000, ImportLimitW = 4000 });

        Assert.Equal([true], _outputs[0].Switched);
        Assert.Equal([false], _outputs[1].Switched);
    }

    [Fact]
    public void Where_only_the_first_input_is_wired_the_second_is_not_missed()
    {
        using SgReadyRelays relays = SgReadyRelays.Open(Settings(26, null), Take);

        relays.CreateControl().Decide(new FlexibleSituation { NowMs = 1000, BaseW = 6000, ImportLimitW = 4000 });

        Assert.Equal([true], Assert.Single(_outputs).Switched);
    }

    [Fact]
    public void When_the_second_line_is_refused_the_first_is_given_back()
    {
        Assert.Throws<IOException>(() => SgReadyRelays.Open(Settings(26, 20), line => line.Line == 20 ? throw new IOException("busy") : Take(line)));

        Assert.True(Assert.Single(_outputs).IsReleased);
    }

    [Fact]
    public void A_problem_is_told_once_and_again_after_it_was_gone()
    {
        using SgReadyRelays relays = SgReadyRelays.Open(Settings(26, 20), Take);
        Assert.False(relays.TryTakeProblem(out _));

        _outputs[1].Problem = "stuck";
        Assert.True(relays.TryTakeProblem(out string problem));
        Assert.Equal("stuck", problem);
        Assert.False(relays.TryTakeProblem(out _));

        _outputs[1].Problem = null;
        Assert.False(relays.TryTakeProblem(out _));
        _outputs[1].Problem = "stuck";
        Assert.True(relays.TryTakeProblem(out _));
    }

    private static SgReadySettings Settings(int first, int? second) =>
        new(RelayDriver.Kernel, new RelaySettings(0, first, false), second is { } line ? new RelaySettings(0, line, false) : null, new HeatPumpTimes(2000, 0, 0));

    private Output Take(RelaySettings line)
    {
        _outputs.Add(new Output(line.Line));
        return _outputs[^1];
    }

    private sealed class Output(int line) : IRelayOutput
    {
        public int Line { get; } = line;

        public List<bool> Switched { get; } = [];

        public string Name => "test";

        public bool IsClosed => Switched.LastOrDefault();

        public string? Problem { get; set; }

        public bool IsReleased { get; private set; }

        public void Switch(bool isClosed) => Switched.Add(isClosed);

        public void Dispose() => IsReleased = true;
    }
}
