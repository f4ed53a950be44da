namespace EdgeLem.Grid;

/// <summary>A load's dependence on voltage as an admittance, in multiples of the one that takes rated power at rated voltage.</summary>
/// <remarks>
/// With u the voltage across a leg over its rated voltage, a leg of rated power P0 + jQ0 at rated voltage U0 has the admittance (P0 yp(u) - j Q0 yq(u)) / U0^2:
/// <code>
/// shares      y = Z + I / u + P / u^2                          within MinPu to MaxPu
/// exponent a  y = u^(a - 2)                                    within MinPu to MaxPu
/// outside     y of the border, by the formula or by the shares that count outside
/// LowPu       u y = LowPu + (MinPu y(MinPu) - LowPu) (u - LowPu) / (MinPu - LowPu)      from LowPu to MinPu: the current is linear in the voltage
///             y = 1                                            below LowPu
/// </code>
/// The last two lines are OpenDSS's vlowpu. With shares of its own outside (OpenDSS's load models 3, 4 and 6) the current jumps at the borders: it rises at the lower one and
/// falls at the upper one, so that near them two states are possible, of which the iteration finds one.
/// </remarks>
internal sealed class LoadLaw
{
    private readonly Factor _active;
    private readonly Factor _reactive;
    private readonly double _minPu;
    private readonly double _maxPu;
    private readonly double _lowPu;
    private readonly bool _isPower;
    private readonly bool _isAlike;
    private readonly double _minSquare;
    private readonly double _maxSquare;

    public LoadLaw(VoltageDependence dependence)
    {
        (_minPu, _maxPu) = (dependence.MinPu, dependence.MaxPu);
        _lowPu = dependence.LowPu ?? double.NegativeInfinity;
        (_minSquare, _maxSquare) = (_minPu * _minPu, _maxPu * _maxPu);
        _isPower = IsPower(dependence) && dependence.Outside is null;
        _isAlike = (dependence.Exponents is { } both ? both.Active == both.Reactive : dependence.Active == dependence.Reactive)
            && dependence.Outside?.Active == dependence.Outside?.Reactive;
        _active = new Factor((dependence.Active, dependence.Outside?.Active), dependence.Exponents?.Active, this);
        _reactive = new Factor((dependence.Reactive, dependence.Outside?.Reactive), dependence.Exponents?.Reactive, this);
    }

    /// <summary>Whether it is constant power within its range and the border's admittance outside.</summary>
    public static bool IsConstantPower(VoltageDependence dependence) => IsPower(dependence) && dependence.LowPu is null && dependence.Outside is null;

    /// <summary>Of constant power from the lower border upwards, one over both factors, so that <see cref="At"/> need not be asked.</summary>
    /// <param name="square">Square of the voltage over rated voltage.</param>
    /// <param name="divisor">The square, or that of the upper border when it is above.</param>
    public bool TryPower(double square, out double divisor)
    {
        divisor = Math.Min(square, _maxSquare);
        return _isPower && square >= _minSquare;
    }

    /// <summary>Admittance factors yp, yq at a voltage and their slopes over u.</summary>
    /// <param name="u">Voltage over rated voltage, 0 or more.</param>
    /// <returns>The factors; whether u is within the range.</returns>
    public Point At(double u)
    {
        (double active, double activeSlope) = _active.At(u, this);
        (double reactive, double reactiveSlope) = _isAlike ? (active, activeSlope) : _reactive.At(u, this);
        return new Point(active, reactive, activeSlope, reactiveSlope) { IsInRange = u >= _minPu && u <= _maxPu };
    }

    private static bool IsPower(VoltageDependence dependence)
    {
        var power = new ZipShares(0, 0, 1);
        return dependence.Exponents is { } exponents ? exponents == (0, 0) : dependence.Active == power && dependence.Reactive == power;
    }

    /// <summary>Admittance factors at a voltage.</summary>
    internal readonly record struct Point(double Active, double Reactive, double ActiveSlope, double ReactiveSlope)
    {
        public bool IsInRange { get; init; }
    }

    /// <summary>The factor of one of the two powers.</summary>
    private readonly struct Factor
    {
        private readonly ZipShares _shares;
        private readonly double _power;
        private readonly bool _hasExponent;
        private readonly double _belowMin;
        private readonly double _aboveMax;
        private readonly double _lowSlope;

        public Factor((ZipShares Within, ZipShares? Outside) shares, double? exponent, LoadLaw law)
        {
            _shares = shares.Within;
            _hasExponent = exponent is not null;
            _power = (exponent ?? 0) - 2;
            _belowMin = shares.Outside is { } below ? OfShares(below, law._minPu).Value : Within(law._minPu).Value;
            _aboveMax = shares.Outside is { } above ? OfShares(above, law._maxPu).Value : Within(law._maxPu).Value;
            _lowSlope = (law._minPu * _belowMin - law._lowPu) / (law._minPu - law._lowPu);
        }

        public (double Value, double Slope) At(double u, LoadLaw law)
        {
            if (u > law._maxPu)
            {
                return (_aboveMax, 0);
            }

            if (u >= law._minPu)
            {
                return Within(u);
            }

            if (double.IsNegativeInfinity(law._lowPu))
            {
                return (_belowMin, 0);
            }

            if (!(u > law._lowPu))
            {
                return (1, 0);
            }

            double value = (law._lowPu + _lowSlope * (u - law._lowPu)) / u;
            return (value, (_lowSlope - value) / u);
        }

        private (double Value, double Slope) Within(double u)
        {
            if (_hasExponent)
            {
                double value = Math.Pow(u, _power);
                return (value, _power * value / u);
            }

            return OfShares(_shares, u);
        }

        private static (double Value, double Slope) OfShares(ZipShares shares, double u)
        {
            double inverse = 1 / u;
            double power = shares.Power * inverse;
            return (shares.Impedance + (shares.Current + power) * inverse, -(shares.Current + 2 * power) * inverse * inverse);
        }
    }
}
