namespace EdgeLem.Grid;

/// <summary>Makes transformers, with their tap controls and the earthing of their star points.</summary>
internal sealed class DssTransformerAssembly(DssNetwork network)
{
    // OpenDSS's earthing without impedance.
    private const double SolidOhm = 1e-6;

    private readonly Dictionary<DssTransformer, DssRegulator> _controls = [];

    /// <summary>Takes the controls first, for a transformer is built with its own.</summary>
    public void Use(DssRegulator control)
    {
        if (control.Transformer is not { } transformer || network.Circuit.IsControlOff || control.MaxTapChange == 0)
        {
            return;
        }

        (string Title, SourceLocation Location) element = (control.Title, control.Location);
        if (control.Winding < 1 || control.Winding > 2)
        {
            network.LeaveOut(element, FormattableString.Invariant($"winding {control.Winding} does not exist; 1 and 2 do."));
        }
        else if (control.TapWinding != control.Winding)
        {
            network.LeaveOut(element, "only a tap changer on the measured winding is supported. Give tapwinding the number of winding.");
        }
        else if (!_controls.TryAdd(transformer, control))
        {
            network.LeaveOut(element, $"{transformer.Title} has a control already, {_controls[transformer].Title}.");
        }
    }

    public void Add(DssTransformer transformer)
    {
        (string Title, SourceLocation Location) element = (transformer.Title, transformer.Location);
        if (transformer.Windings.Count != 2)
        {
            network.LeaveOut(element, FormattableString.Invariant($"{transformer.Windings.Count} windings; two are supported. Replace it by transformers of two windings."));
            return;
        }

        if (transformer.Phases is not (1 or 3))
        {
            network.LeaveOut(element, FormattableString.Invariant($"{transformer.Phases} phases; 1 and 3 are supported. Replace it by single-phase transformers."));
            return;
        }

        (DssWinding first, DssWinding second) = (transformer.Windings[0], transformer.Windings[1]);
        if (Winding(transformer, first) is not { } one || Winding(transformer, second) is not { } two)
        {
            return;
        }

        bool firstIsHigh = first.Kv >= second.Kv;
        if (first.Kva != second.Kva)
        {
            network.Report.Note(transformer.Location, FormattableString.Invariant(
                $"{transformer.Title}: windings of {first.Kva} and {second.Kva} kVA; all percentages refer to the first one's, as in OpenDSS."));
        }

        network.Builder.Add(
            new Transformer
            {
                Id = network.Id("branch", "transformer", transformer.Name),
                Hv = firstIsHigh ? one : two,
                Lv = firstIsHigh ? two : one,
                ClockHour = one.Connection == two.Connection ? 0 : transformer.LowVoltageLeads ? 11 : 1,
                RatedPowerVa = first.Kva * 1000,
                ResistancePercent = first.ResistancePercent + second.ResistancePercent,
                ReactancePercent = transformer.ReactancePercent,
                NoLoadLossPercent = transformer.NoLoadLossPercent,
                MagnetisingPercent = transformer.MagnetisingPercent,
                MagnetisingSide = firstIsHigh ? MagnetisingSide.Lv : MagnetisingSide.Hv,

                // OpenDSS splits its adder between the two ends of a unit.
                AntiFloatPpm = transformer.AntiFloatPpm / 2,
                TapControl = Control(transformer, firstIsHigh),
            },
            transformer.Location);
        AddEarthing(transformer, first, one, 1);
        AddEarthing(transformer, second, two, 2);
    }

    private Winding? Winding(DssTransformer transformer, DssWinding winding)
    {
        bool isSinglePhase = transformer.Phases == 1;
        bool isDelta = winding.Connection == LoadConnection.Delta;
        int conductors = isSinglePhase ? 2 : isDelta ? 3 : 4;

        // Every winding has one conductor more than phases in OpenDSS; a delta does not use it.
        DssBus? bus = winding.Bus is { } named ? named with { Nodes = [.. named.Nodes.Take(conductors)] } : null;
        if (network.Terminals((transformer.Title, transformer.Location), bus, (transformer.Phases, conductors)) is not { } terminals)
        {
            return null;
        }

        return new Winding
        {
            Bus = network.BusId(bus!),
            Connection = isSinglePhase ? WindingConnection.SinglePhase : isDelta ? WindingConnection.Delta : WindingConnection.Star,
            Terminals = terminals,
            RatedVoltageV = winding.Kv * 1000,
            Tap = winding.Tap,
        };
    }

    private TapControl? Control(DssTransformer transformer, bool firstIsHigh)
    {
        if (!_controls.TryGetValue(transformer, out DssRegulator? control))
        {
            return null;
        }

        DssWinding winding = transformer.Windings[control.Winding - 1];
        return new TapControl
        {
            IsAtLv = (control.Winding == 2) == firstIsHigh,
            MonitoredUnit = control.PtPhase > transformer.Phases || control.PtPhase < 1 ? 0 : control.PtPhase - 1,
            TargetV = control.TargetV,
            BandwidthV = control.BandwidthV,
            PtRatio = control.PtRatio,
            CtPrimaryA = control.CtPrimaryA,
            DropResistanceV = control.DropResistanceV,
            DropReactanceV = control.DropReactanceV,
            StepPu = winding.TapStep,
            MinTap = winding.MinTap,
            MaxTap = winding.MaxTap,
            MaxTapChange = control.MaxTapChange,
            DelayS = control.DelayS,
        };
    }

    /// <summary>An impedance between the neutral's node and earth; when the neutral is at node 0 it has no effect, as in OpenDSS.</summary>
    private void AddEarthing(DssTransformer transformer, DssWinding winding, Winding placed, int number)
    {
        if (winding.Connection != LoadConnection.Star || winding.NeutralResistanceOhm < 0)
        {
            return;
        }

        if (placed.Terminals[^1] != Terminal.N)
        {
            network.Report.Note(transformer.Location, FormattableString.Invariant(
                $"{transformer.Title}: rneut and xneut of winding {number} have no effect, for its neutral is not at node 4."));
            return;
        }

        bool isSolid = winding.NeutralResistanceOhm == 0 && winding.NeutralReactanceOhm == 0;
        network.Builder.Add(
            new Earthing
            {
                Id = network.Id("shunt", "transformer", FormattableString.Invariant($"{transformer.Name}.neutral{number}")),
                Bus = placed.Bus,
                ResistanceOhm = isSolid ? SolidOhm : winding.NeutralResistanceOhm,
                ReactanceOhm = winding.NeutralReactanceOhm,
            },
            transformer.Location);
    }
}
