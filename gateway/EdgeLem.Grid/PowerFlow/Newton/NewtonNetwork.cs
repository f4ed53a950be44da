namespace EdgeLem.Grid;

/// <summary>A circuit prepared for Newton's method: its nodal equations and its voltages without load. Immutable.</summary>
internal sealed class NewtonNetwork
{
    public NewtonNetwork(Circuit circuit)
    {
        Circuit = circuit;
        Nodal = new NodalAdmittance(circuit);
        Places = FindPlaces();
        Scales = FindScales();
        OpenVoltage = new double[SweepKernel.Stride * circuit.Feeder.Buses.Count];
        FindOpenVoltage();
    }

    public Circuit Circuit { get; }

    public NodalAdmittance Nodal { get; }

    /// <summary>By slot, where a leg's voltage is in a state of eight doubles a bus.</summary>
    public LegPlace[] Places { get; }

    /// <summary>Largest magnitude in the diagonal block of each bus, by position in the order of elimination.</summary>
    public double[] Scales { get; }

    /// <summary>Voltages without load in V, eight doubles a bus.</summary>
    public double[] OpenVoltage { get; }

    /// <summary>Sign of the determinant without loads, which a solution on the upper branch has too.</summary>
    public int Sign { get; private set; }

    /// <summary>Slot whose equation has no solution even without loads; -1 when there is none.</summary>
    public int SingularSlot { get; private set; } = -1;

    /// <summary>Copies a state's values to a vector in the order of elimination, negated.</summary>
    public void Gather(double[] state, Span<double> vector)
    {
        for (int slot = 0; slot < Circuit.SlotCount; slot++)
        {
            if (Nodal.PlaceOf(slot) is var place && place >= 0)
            {
                int bus = slot / Circuit.Width;
                int at = Nodal.Pattern.VectorAt[Nodal.Pattern.PositionOf[bus]] + place;
                int lane = SweepKernel.LaneOf(bus, slot % Circuit.Width);
                vector[at] = -state[lane];
                vector[at + Nodal.TerminalsAt(bus)] = -state[lane + Circuit.Width];
            }
        }
    }

    /// <summary>to = from + factor times the vector.</summary>
    /// <returns>The vector's largest voltage in per unit of its bus, and its slot; NaN where any is not finite.</returns>
    public (double LargestPu, int Slot) Step(double[] from, ReadOnlySpan<double> vector, double factor, double[] to)
    {
        double largest = 0;
        double sum = 0;
        int worst = 0;
        for (int slot = 0; slot < Circuit.SlotCount; slot++)
        {
            if (Nodal.PlaceOf(slot) is var place && place >= 0)
            {
                int bus = slot / Circuit.Width;
                int at = Nodal.Pattern.VectorAt[Nodal.Pattern.PositionOf[bus]] + place;
                int lane = SweepKernel.LaneOf(bus, slot % Circuit.Width);
                (double re, double im) = (vector[at], vector[at + Nodal.TerminalsAt(bus)]);
                to[lane] = from[lane] + factor * re;
                to[lane + Circuit.Width] = from[lane + Circuit.Width] + factor * im;
                double size = Math.Sqrt(re * re + im * im) / Circuit.Feeder.BaseVoltageV(bus);
                sum += size;
                if (!(size <= largest))
                {
                    (largest, worst) = (size, slot);
                }
            }
        }

        return (double.IsFinite(sum) ? largest : sum, worst);
    }

    /// <summary>Slot of a row in the order of elimination.</summary>
    public int SlotOf((int Position, int Column) row)
    {
        int bus = Array.IndexOf(Nodal.Pattern.PositionOf, row.Position);
        return Nodal.SlotAt(bus, row.Column);
    }

    private LegPlace[] FindPlaces()
    {
        var places = new LegPlace[Circuit.SlotCount];
        for (int slot = 0; slot < places.Length; slot++)
        {
            int bus = slot / Circuit.Width;
            double baseV = Circuit.Feeder.BaseVoltageV(bus);
            int neutral = Circuit.NeutralSlotOf(bus) >= 0 ? SweepKernel.LaneOf(bus, 3) : -1;
            places[slot] = new LegPlace(SweepKernel.LaneOf(bus, slot % Circuit.Width), neutral, baseV * baseV) { IsAtSource = Circuit.Feeder.IsSourceBus(bus) };
        }

        return places;
    }

    private double[] FindScales()
    {
        BlockPattern pattern = Nodal.Pattern;
        double[] scales = new double[pattern.Size.Length];
        for (int position = 0; position < scales.Length; position++)
        {
            foreach (double value in Nodal.Values.AsSpan(pattern.DiagonalAt[position], pattern.Size[position] * pattern.Size[position]))
            {
                scales[position] = Math.Max(scales[position], Math.Abs(value));
            }
        }

        return scales;
    }

    /// <summary>Solves the linear equations, then once more for the digits that the first solution has lost.</summary>
    private void FindOpenVoltage()
    {
        var factors = new BlockFactors(Nodal.Pattern, Scales);
        Nodal.Values.CopyTo(factors.Values, 0);
        (int Position, int Column) singular = factors.Factorise();
        Sign = factors.Sign;
        if (singular.Position >= 0)
        {
            SingularSlot = SlotOf(singular);
            return;
        }

        double[] current = new double[OpenVoltage.Length];
        double[] vector = new double[Nodal.Pattern.VectorAt[^1]];
        for (int pass = 0; pass < 3; pass++)
        {
            Array.Clear(current);
            Nodal.AddCurrents(OpenVoltage, current);
            Gather(current, vector);
            factors.Solve(vector);
            Step(OpenVoltage, vector, 1, OpenVoltage);
        }
    }
}
