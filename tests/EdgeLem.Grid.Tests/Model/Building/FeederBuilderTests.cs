namespace EdgeLem.Grid.Tests;

public sealed class FeederBuilderTests
{
    [Fact]
    public void A_feeder_built_in_code_passes_the_same_checks_and_lists_all_defects()
    {
        FeederBuilder builder = Networks.OneLine()
            .Add(new Bus { Id = "alone" })
            .Add(Networks.Cable("l2", ("end", "lv"), 10))
            .Add(Networks.Cable("l1", ("end", "nowhere"), double.NaN));

        InvalidFeederException error = Assert.Throws<InvalidFeederException>(builder.Build);

        Assert.Equal(5, error.Defects.Count);
        Assert.All(
            ["bus 'alone': nothing leads to it from a source", "line 'l2': it closes a loop", "line 'l1' exists already", "line 'l1': bus 'nowhere' does not exist", "lengthM is NaN m"],
            expected => Assert.Contains(expected, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_feeder_without_source_or_name_is_refused()
    {
        string message = Assert.Throws<InvalidFeederException>(() => new FeederBuilder().Build()).Message;

        Assert.Contains("the feeder has no source. Add one.", message, StringComparison.Ordinal);
        Assert.Contains("the feeder has no name. Give it one.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Distances_add_up_along_the_tree_in_whatever_order_and_direction_lines_are_written()
    {
        Feeder feeder = Networks.Supply()
            .Add(Networks.Cable("l3", ("c", "b"), 3))
            .Add(Networks.Cable("l2", ("b", "a"), 20))
            .Add(Networks.Cable("l1", ("lv", "a"), 100))
            .Add(new Bus { Id = "c" }).Add(new Bus { Id = "a" }).Add(new Bus { Id = "b" })
            .Build();

        Assert.Equal([0, 0, 123, 100, 120], Enumerable.Range(0, 5).Select(feeder.DistanceM));
    }

    [Fact]
    public void Unknown_names_are_refused_by_name()
    {
        Feeder feeder = Networks.OneLine().Build();

        Assert.Contains("no bus 'END'", Assert.Throws<KeyNotFoundException>(() => feeder.BusIndex("END")).Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => feeder.LineIndex("x"));
        Assert.Throws<KeyNotFoundException>(() => feeder.ConnectionIndex("x"));
        Assert.False(feeder.TryGetConnectionIndex("x", out _));
    }

    [Theory]
    [InlineData("A", Phases.A, 1)]
    [InlineData("CA", Phases.A | Phases.C, 2)]
    [InlineData("ABC", Phases.ABC, 3)]
    public void Phase_letters_are_read_and_written(string letters, Phases expected, int count)
    {
        Assert.True(PhaseNames.TryParse(letters, out Phases phases));
        Assert.Equal((expected, count), (phases, phases.PhaseCount()));
        Assert.Equal(string.Concat(letters.Order()), phases.Letters());
    }

    [Theory]
    [InlineData("")]
    [InlineData("D")]
    [InlineData("AA")]
    [InlineData("a")]
    public void Other_letters_are_no_phases(string letters) => Assert.False(PhaseNames.TryParse(letters, out _));
}
