using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// A square matrix of complex values over the conductors of an element, 1 to 4: impedances in ohm or admittances in siemens, as the owner says. Immutable, compared
/// by value.
/// </summary>
public sealed class ConductorMatrix : IEquatable<ConductorMatrix>
{
    private readonly Complex[] _values;

    /// <summary>Creates a matrix.</summary>
    /// <param name="order">Rows and columns, 1 to 4.</param>
    /// <param name="value">The value of a row and column, each counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is outside its range.</exception>
    public ConductorMatrix(int order, Func<int, int, Complex> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, 4);
        Order = order;
        _values = new Complex[order * order];
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = value(i / order, i % order);
        }
    }

    /// <summary>Rows and columns, 1 to 4.</summary>
    public int Order { get; }

    /// <summary>Whether all values are finite.</summary>
    public bool IsFinite => _values.All(Complex.IsFinite);

    /// <summary>Whether all values are zero.</summary>
    public bool IsZero => _values.All(value => value == Complex.Zero);

    /// <summary>One value.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public Complex this[int row, int column] => _values[Order * row + column];

    /// <summary>A matrix with one value on the diagonal and one everywhere else.</summary>
    /// <param name="order">Rows and columns, 1 to 4.</param>
    /// <param name="own">Diagonal.</param>
    /// <param name="mutual">Off the diagonal.</param>
    public static ConductorMatrix Symmetrical(int order, Complex own, Complex mutual) => new(order, (row, column) => row == column ? own : mutual);

    /// <summary>Every value multiplied by one factor.</summary>
    /// <param name="factor">Any finite number.</param>
    public ConductorMatrix Times(double factor) => new(Order, (row, column) => factor * this[row, column]);

    /// <summary>
    /// Writes the matrix as difference I + mutual (matrix of ones), which takes equal diagonals and equal off-diagonals.
    /// </summary>
    /// <param name="difference">Own minus mutual value, what a conductor's own current meets.</param>
    /// <param name="mutual">What the sum of all currents meets.</param>
    /// <returns>False when the matrix has no such form to within 1e-12 of its largest value.</returns>
    public bool TryGetSymmetrical(out Complex difference, out Complex mutual)
    {
        mutual = Order > 1 ? this[0, 1] : Complex.Zero;
        difference = this[0, 0] - mutual;
        double tolerance = 1e-12 * _values.Max(value => value.Magnitude);
        for (int i = 0; i < _values.Length; i++)
        {
            Complex expected = i / Order == i % Order ? this[0, 0] : mutual;
            if ((_values[i] - expected).Magnitude > tolerance)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all values are equal.</summary>
    /// <param name="other">Another matrix.</param>
    public bool Equals(ConductorMatrix? other) => other is not null && Order == other.Order && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConductorMatrix);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Order, _values[0]);
}
