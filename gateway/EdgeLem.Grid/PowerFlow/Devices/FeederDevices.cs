namespace EdgeLem.Grid;

/// <summary>The feeder's loads and inverters as legs between slots, prepared once per solver. Immutable.</summary>
internal sealed class FeederDevices
{
    /// <summary>Of a load at constant power at any voltage: below this it is an admittance after all, since a current into no voltage is without bound, in per unit.</summary>
    private const double AnyVoltageMinPu = 1e-3;

    private readonly Feeder _feeder;
    private readonly PowerFlowOptions _options;

    /// <summary>Prepares the devices.</summary>
    /// <exception cref="ArgumentException">A device has a terminal that no conductor leads to, or as many powers as it has no legs.</exception>
    public FeederDevices(Feeder feeder, PowerFlowOptions options)
    {
        (_feeder, _options) = (feeder, options);
        Loads = [.. feeder.Loads.Select(UnitOf)];
        Inverters = [.. feeder.Inverters.Select(UnitOf)];
    }

    public LoadUnit[] Loads { get; }

    public InverterUnit[] Inverters { get; }

    private LoadUnit UnitOf(Load load)
    {
        VoltageDependence dependence = load.VoltageDependence;
        bool isAnyVoltage = _options.LoadsAsConstantPower;
        (int Plus, int Minus)[] legs = LegsOf($"load '{load.Id}'", load.Bus, load.Terminals, load.Connection);
        if (legs.Length != load.LegPowers.Length)
        {
            throw new ArgumentException($"Load '{load.Id}' of feeder '{_feeder.Name}' has {legs.Length} legs and {load.LegPowers.Length} powers. Give one for each leg.");
        }

        return new LoadUnit
        {
            Legs = legs,
            RatedVoltageV = load.RatedVoltageV,
            Law = isAnyVoltage || LoadLaw.IsConstantPower(dependence) ? null : new LoadLaw(dependence),
            LowSquare = Math.Pow((isAnyVoltage ? AnyVoltageMinPu : dependence.MinPu) * load.RatedVoltageV, 2),
            HighSquare = isAnyVoltage ? double.PositiveInfinity : Math.Pow(dependence.MaxPu * load.RatedVoltageV, 2),
        };
    }

    private InverterUnit UnitOf(Inverter inverter)
    {
        (int Plus, int Minus)[] legs = LegsOf($"inverter '{inverter.Id}'", inverter.Bus, inverter.Terminals, inverter.Connection);
        return new InverterUnit
        {
            Legs = legs,
            RatedVoltageV = inverter.RatedVoltageV,
            LegRatingVa = inverter.RatedPowerVa / legs.Length,
            Law = new InverterLaw(inverter.Control),
            SensesMean = inverter.Control.SensesMean && legs.Length > 1,
            LowSquare = Math.Pow(_options.ConstantPowerMinPu * inverter.RatedVoltageV, 2),
            HighSquare = Math.Pow(_options.ConstantPowerMaxPu * inverter.RatedVoltageV, 2),
        };
    }

    private (int Plus, int Minus)[] LegsOf(string title, string busId, TerminalList terminals, LoadConnection connection)
    {
        int bus = _feeder.BusIndex(busId);
        foreach (Terminal terminal in terminals)
        {
            if (!_feeder.HasTerminal(bus, terminal))
            {
                throw new ArgumentException($"The {title} of feeder '{_feeder.Name}' is connected to terminal {terminal} of bus '{busId}', to which no line, switch, transformer "
                    + $"or source leads. Connect it elsewhere.");
            }
        }

        return [.. Legs.Of(connection, terminals.Count).Select(leg => Ends(title, (Circuit.SlotOf(bus, terminals[leg.Plus]), Circuit.SlotOf(bus, terminals[leg.Minus]))))];
    }

    /// <summary>With earth, if any, as the second end.</summary>
    private (int Plus, int Minus) Ends(string title, (int Plus, int Minus) leg) => leg.Plus == leg.Minus
        ? throw new ArgumentException($"The {title} of feeder '{_feeder.Name}' has a leg from earth to earth. Connect it between two terminals.")
        : leg.Plus < 0 ? (leg.Minus, leg.Plus) : leg;
}
