using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Adds two-winding transformers.</summary>
/// <remarks>
/// power-grid-model's transformer is a pi section at the voltage of its "to" side, with u the rated voltage at the tap in force: z = uk u2^2 / sn with the real part pk u2^2 / sn^2,
/// half of y = i0 sn / u2^2 (real part p0 / u2^2) at each side. In the zero sequence the no-load admittance y0 has its own values, and lies, whole, at
/// the phases of the side with the earthed star point where the other side lets no zero-sequence current through, parallel to the short-circuit admittance where that is
/// a delta. Our transformer has the short-circuit part; what the no-load admittance adds to it is a shunt that carries zero sequence only.
/// </remarks>
internal sealed class PgmTransformers(PgmNetwork network, ICollection<Defect> defects)
{
    private const int Wye = 0;
    private const int EarthedWye = 1;
    private const int Delta = 2;

    /// <summary>Parts per million of the rated admittance, over uk, that keep a side without zero-sequence path from floating.</summary>
    private const double AntiFloatPpm = 0.01;

    public void Add(PgmRow row)
    {
        var values = new PgmTransformerValues(row, defects);
        (int from, int to) = ((int)row.Number("winding_from", -1), (int)row.Number("winding_to", -1));
        if (from is < Wye or > Delta || to is < Wye or > Delta)
        {
            row.Reject(defects, $"windings {from} and {to}; modelled are 0 (wye), 1 (wye_n) and 2 (delta), no zigzag. Replace it.");
            network.Builder.ElementsLeftOut = true;
            return;
        }

        if (network.Ends(row) is not { } ends || row.Flawed)
        {
            return;
        }

        bool isBalanced = HasZeroSequence(from, to) && HasZeroSequence(to, from);
        network.Builder.Add(
            new Transformer
            {
                Id = row.Id,
                Hv = WindingOf(ends.From, from, (values.U1V, values.Tap1), values.FromStarPointOhm),
                Lv = WindingOf(ends.To, to, (values.U2V, values.Tap2), values.ToStarPointOhm),
                ClockHour = ((int)row.Required("clock", defects) % 12 + 12) % 12,
                RatedPowerVa = values.RatedVa,
                ResistancePercent = 100 * values.ResistancePu,
                ReactancePercent = 100 * values.ReactancePu,
                NoLoadLossPercent = 100 * values.NoLoadPu.Real,
                MagnetisingPercent = -100 * values.NoLoadPu.Imaginary,
                MagnetisingSide = MagnetisingSide.Both,
                ZeroSequence = new TransformerZeroSequence { NoLoadLossPercent = 0, MagnetisingPercent = 0 },
                AntiFloatPpm = isBalanced ? 0 : AntiFloatPpm,
            },
            row.Origin);
        AddZeroSequence(row, values, (from, to), ends);
    }

    private static bool HasZeroSequence(int own, int other) => own == EarthedWye && other is EarthedWye or Delta;

    private static Winding WindingOf(string bus, int type, (double RatedV, double Tap) voltage, Complex starPointOhm) => new()
    {
        Bus = bus,
        Connection = type == Delta ? WindingConnection.Delta : WindingConnection.Star,
        Terminals = type == EarthedWye ? TerminalList.EarthedStar : TerminalList.ThreePhase,
        RatedVoltageV = voltage.RatedV,
        Tap = voltage.Tap,
        StarPointResistanceOhm = type == EarthedWye ? starPointOhm.Real : 0,
        StarPointReactanceOhm = type == EarthedWye ? starPointOhm.Imaginary : 0,
    };

    /// <summary>What the no-load admittance adds to the zero sequence of each side with an earthed star point.</summary>
    private void AddZeroSequence(PgmRow row, PgmTransformerValues values, (int From, int To) windings, (string From, string To) ends)
    {
        Complex y0 = values.ZeroSequenceNoLoadS;
        double ratio = values.Ratio;
        if (windings == (EarthedWye, EarthedWye))
        {
            AddShunt(row, "from", ends.From, y0 / 2 / (ratio * ratio));
            AddShunt(row, "to", ends.To, y0 / 2);
        }
        else if (windings.From == EarthedWye)
        {
            Complex starPoint = 3 * values.FromStarPointOhm / (ratio * ratio);
            AddShunt(row, "from", ends.From, Added(y0, windings.To == Delta ? values.SeriesS : 0, starPoint) / (ratio * ratio));
        }
        else if (windings.To == EarthedWye)
        {
            AddShunt(row, "to", ends.To, Added(y0, windings.From == Delta ? values.SeriesS : 0, 3 * values.ToStarPointOhm));
        }
    }

    private static Complex Added(Complex noLoadS, Complex seriesS, Complex starPointOhm) => Behind(noLoadS + seriesS, starPointOhm) - Behind(seriesS, starPointOhm);

    private static Complex Behind(Complex admittanceS, Complex impedanceOhm) => admittanceS == Complex.Zero ? Complex.Zero : 1 / (1 / admittanceS + impedanceOhm);

    private void AddShunt(PgmRow row, string side, string bus, Complex zeroSequenceS)
    {
        if (zeroSequenceS != Complex.Zero)
        {
            ConductorMatrix admittance = ConductorMatrix.Symmetrical(3, zeroSequenceS / 3, zeroSequenceS / 3);
            network.Builder.Add(new Shunt { Id = $"{row.Id}-core-{side}", Bus = bus, Terminals = TerminalList.ThreePhase, AdmittanceS = admittance }, row.Origin);
        }
    }
}
