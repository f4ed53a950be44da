using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Electrical values of a power-grid-model transformer at its tap.</summary>
internal sealed class PgmTransformerValues
{
    private readonly PgmRow _row;

    public PgmTransformerValues(PgmRow row, ICollection<Defect> defects)
    {
        _row = row;
        (U1V, U2V, RatedVa) = (row.Required("u1", defects), row.Required("u2", defects), row.Required("sn", defects));
        (double min, double max, double nominal) = (row.Number("tap_min", 0), row.Number("tap_max", 0), row.Number("tap_nom", 0));
        double position = Math.Clamp(row.Number("tap_pos", nominal), Math.Min(min, max), Math.Max(min, max));
        double addedV = (max > min ? 1 : -1) * (position - nominal) * row.Number("tap_size", 0);
        bool isAtFrom = row.Number("tap_side", 0) == 0;
        Tap1 = isAtFrom ? 1 + addedV / U1V : 1;
        Tap2 = isAtFrom ? 1 : 1 + addedV / U2V;
        double uk = AtTap("uk", row.Required("uk", defects), (position, min, max, nominal));
        double pk = AtTap("pk", row.Required("pk", defects), (position, min, max, nominal));
        ResistancePu = pk / RatedVa;
        ReactancePu = Rest(uk, ResistancePu);
        (double i0, double p0) = (row.Required("i0", defects), row.Required("p0", defects));
        NoLoadPu = new Complex(p0 / RatedVa, -Rest(i0, p0 / RatedVa));
        double zeroI0 = row.Number("i0_zero_sequence", i0);
        double zeroP0 = row.Number("p0_zero_sequence", p0 + row.Required("pk", defects) * (zeroI0 * zeroI0 - i0 * i0));
        ZeroSequenceNoLoadS = new Complex(zeroP0 / RatedVa, -Rest(zeroI0, zeroP0 / RatedVa)) * BaseS;
        FromStarPointOhm = new Complex(row.Number("r_grounding_from", 0), row.Number("x_grounding_from", 0));
        ToStarPointOhm = new Complex(row.Number("r_grounding_to", 0), row.Number("x_grounding_to", 0));
        if (uk < 0)
        {
            row.Reject(defects, "uk is negative, the star equivalent of a three-winding transformer, which is not modelled. Replace it.");
        }
    }

    public double U1V { get; }

    public double U2V { get; }

    public double Tap1 { get; }

    public double Tap2 { get; }

    public double RatedVa { get; }

    public double ResistancePu { get; }

    public double ReactancePu { get; }

    /// <summary>No-load admittance of the positive sequence in per unit of the rated one.</summary>
    public Complex NoLoadPu { get; }

    /// <summary>No-load admittance of the zero sequence in siemens at the "to" side.</summary>
    public Complex ZeroSequenceNoLoadS { get; }

    public Complex FromStarPointOhm { get; }

    public Complex ToStarPointOhm { get; }

    /// <summary>Voltage of the "from" over that of the "to" side at the taps.</summary>
    public double Ratio => U1V * Tap1 / (U2V * Tap2);

    /// <summary>Short-circuit admittance in siemens at the "to" side.</summary>
    public Complex SeriesS => BaseS / new Complex(ResistancePu, ReactancePu);

    private double BaseS => RatedVa / (U2V * Tap2 * U2V * Tap2);

    /// <summary>The other leg of a right-angled triangle; 0 when the first is the longer.</summary>
    private static double Rest(double whole, double part) => Math.Sqrt(Math.Max(0, whole * whole - part * part));

    /// <summary>A value between those at the lowest, nominal and highest tap.</summary>
    private double AtTap(string name, double atNominal, (double Position, double Min, double Max, double Nominal) tap)
    {
        double atMin = _row.Number(name + "_min", atNominal);
        double atMax = _row.Number(name + "_max", atNominal);
        bool isTowardsMax = tap.Position <= Math.Max(tap.Nominal, tap.Max) && tap.Position >= Math.Min(tap.Nominal, tap.Max);
        (double end, double atEnd) = isTowardsMax ? (tap.Max, atMax) : (tap.Min, atMin);
        return end == tap.Nominal ? atNominal : atNominal + (tap.Position - tap.Nominal) * (atEnd - atNominal) / (end - tap.Nominal);
    }
}
