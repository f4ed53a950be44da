using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// Series impedance and shunt admittance of a line, or of one kilometre of it: by sequence values (three conductors, the neutral eliminated) or by
/// matrices over one to four conductors.
/// </summary>
public sealed record LineImpedance
{
    private LineImpedance(ConductorMatrix seriesOhm, ConductorMatrix? shuntS)
    {
        SeriesOhm = seriesOhm;
        ShuntS = shuntS is { IsZero: false } ? shuntS : null;
    }

    /// <summary>Series impedance in ohm, conductor by conductor in the order of the line's terminals.</summary>
    public ConductorMatrix SeriesOhm { get; }

    /// <summary>Shunt admittance to earth in siemens, of which half stands at each end; null when there is none.</summary>
    public ConductorMatrix? ShuntS { get; }

    /// <summary>The sequence values that it was made of; null when it was made of matrices.</summary>
    public SequenceImpedance? Sequence { get; private init; }

    /// <summary>Shunt susceptance in siemens, positive and zero sequence, that it was made of; null when it was made of matrices or has none.</summary>
    public (double B1S, double B0S)? ShuntSequenceS { get; private init; }

    /// <summary>Number of conductors.</summary>
    public int Conductors => SeriesOhm.Order;

    /// <summary>An impedance without shunt by sequence values.</summary>
    /// <param name="sequence">Series values in ohm.</param>
    public static implicit operator LineImpedance(SequenceImpedance sequence) => FromSequence(sequence);

    /// <summary>An impedance of three conductors by sequence values.</summary>
    /// <param name="sequence">Series values in ohm.</param>
    /// <param name="shuntSusceptanceS">Shunt susceptance in siemens, positive and zero sequence (omega C1, omega C0); null for none.</param>
    public static LineImpedance FromSequence(SequenceImpedance sequence, (double B1S, double B0S)? shuntSusceptanceS = null) => new(
        Of(new Complex(sequence.R1Ohm, sequence.X1Ohm), new Complex(sequence.R0Ohm, sequence.X0Ohm)),
        shuntSusceptanceS is { } b ? Of(new Complex(0, b.B1S), new Complex(0, b.B0S)) : null)
    {
        Sequence = sequence,
        ShuntSequenceS = shuntSusceptanceS is { B1S: 0, B0S: 0 } ? null : shuntSusceptanceS,
    };

    /// <summary>An impedance by matrices.</summary>
    /// <param name="seriesOhm">Series impedance in ohm.</param>
    /// <param name="shuntS">Shunt admittance in siemens, of the same order; null for none.</param>
    /// <exception cref="ArgumentException">The orders differ.</exception>
    public static LineImpedance FromMatrices(ConductorMatrix seriesOhm, ConductorMatrix? shuntS = null)
    {
        ArgumentNullException.ThrowIfNull(seriesOhm);
        return shuntS is null || shuntS.Order == seriesOhm.Order
            ? new LineImpedance(seriesOhm, shuntS)
            : throw new ArgumentException($"Series impedance of {seriesOhm.Order} and shunt of {shuntS.Order} conductors; they must be equal.", nameof(shuntS));
    }

    /// <summary>Everything multiplied by one factor, for example values per kilometre times kilometres.</summary>
    /// <param name="factor">Any finite number.</param>
    public LineImpedance Times(double factor) => Sequence is { } sequence
        ? FromSequence(sequence.Times(factor), ShuntSequenceS is { } b ? (b.B1S * factor, b.B0S * factor) : null)
        : FromMatrices(SeriesOhm.Times(factor), ShuntS?.Times(factor));

    private static ConductorMatrix Of(Complex positive, Complex zero)
    {
        Complex mutual = (zero - positive) / 3;
        return ConductorMatrix.Symmetrical(3, positive + mutual, mutual);
    }
}
