namespace EdgeLem.Grid;

/// <summary>Finds the terminals of each bus that a source, line, closed switch or transformer leads to, and neutrals that an earth electrode makes.</summary>
internal static class TerminalsInUse
{
    /// <returns>By bus index, a bit per <see cref="Terminal"/>.</returns>
    public static byte[] Of(Feeder feeder)
    {
        byte[] used = new byte[feeder.Buses.Count];
        foreach ((string bus, TerminalList terminals) in Ends(feeder))
        {
            foreach (Terminal terminal in terminals)
            {
                used[feeder.BusIndex(bus)] |= (byte)(1 << (int)terminal);
            }
        }

        return used;
    }

    private static IEnumerable<(string Bus, TerminalList Terminals)> Ends(Feeder feeder) =>
        feeder.Sources.Select(source => (source.Bus, source.Terminals))
            .Concat(feeder.Lines.SelectMany(line => new[] { (line.FromBus, line.FromTerminals), (line.ToBus, line.ToTerminals) }))
            .Concat(feeder.Switches.Where(item => item.IsClosed).SelectMany(item => new[] { (item.FromBus, item.FromTerminals), (item.ToBus, item.ToTerminals) }))
            .Concat(feeder.Transformers.SelectMany(transformer => new[] { (transformer.HvBus, transformer.Hv.Terminals), (transformer.LvBus, transformer.Lv.Terminals) }))
            .Concat(feeder.Earthings.Where(earthing => earthing.Terminal == Terminal.N).Select(earthing => (earthing.Bus, new TerminalList(Terminal.N))));
}
