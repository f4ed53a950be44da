namespace EdgeLem.Grid;

/// <summary>What an inverter takes at a voltage: its controls and its rated apparent power.</summary>
/// <remarks>
/// With s the rated apparent power, p and q what is injected, u the voltage over the rated one:
/// <code>
/// Volt-Watt      p = min(p asked, s curve(u))
/// Volt-VAR       q = s curve(u);    power factor f: q = p tan(acos f);    neither: q = q asked
/// limit          reactive first: |q| to s, |p| to sqrt(s^2 - q^2);    active first: |p| to s, |q| to sqrt(s^2 - p^2);    power factor: both in proportion
/// </code>
/// All is in proportion to s, so that it holds for the whole inverter as for one leg.
/// </remarks>
internal sealed class InverterLaw
{
    private readonly InverterControl _control;
    private readonly double _tangent;

    public InverterLaw(InverterControl control)
    {
        _control = control;
        double factor = control.PowerFactor ?? 1;
        _tangent = control.PowerFactor is null ? 0 : Math.Sign(factor) * Math.Sqrt(Math.Max(1 / (factor * factor) - 1, 0));
    }

    /// <summary>Power taken, load reference.</summary>
    /// <param name="u">Voltage sensed over rated voltage.</param>
    /// <param name="asked">Power asked for, load reference.</param>
    /// <param name="ratedVa">Rated apparent power.</param>
    public Response At(double u, LegPower asked, double ratedVa)
    {
        (double p, double dp) = (-asked.PowerW, 0);
        if (_control.VoltWatt is { } voltWatt && voltWatt.At(u, out double wattSlope) * ratedVa is var most && p > most)
        {
            (p, dp) = (most, wattSlope * ratedVa);
        }

        if (_control.PowerFactor is not null)
        {
            return WithinRating(p, dp, ratedVa);
        }

        (double q, double dq) = (-asked.ReactivePowerVar, 0);
        if (_control.VoltVar is { } voltVar)
        {
            (q, dq) = (voltVar.At(u, out double varSlope) * ratedVa, varSlope * ratedVa);
        }

        if (_control.ReactivePowerFirst)
        {
            Limit((q, dq), ratedVa, out q, out dq);
            LimitToRest((p, dp), (q, dq), ratedVa, out p, out dp);
        }
        else
        {
            Limit((p, dp), ratedVa, out p, out dp);
            LimitToRest((q, dq), (p, dp), ratedVa, out q, out dq);
        }

        return new Response(-p, -q, -dp, -dq);
    }

    private Response WithinRating(double p, double dp, double ratedVa)
    {
        double apparent = Math.Abs(p) * Math.Sqrt(1 + _tangent * _tangent);
        if (apparent > ratedVa)
        {
            (p, dp) = (p * ratedVa / apparent, 0);
        }

        return new Response(-p, -_tangent * p, -dp, -_tangent * dp);
    }

    private static void Limit((double Value, double Slope) wanted, double limit, out double value, out double slope) =>
        (value, slope) = Math.Abs(wanted.Value) > limit ? (Math.CopySign(limit, wanted.Value), 0) : wanted;

    /// <summary>Limits one power to what the other leaves of the rated apparent power.</summary>
    private static void LimitToRest((double Value, double Slope) wanted, (double Value, double Slope) first, double ratedVa, out double value, out double slope)
    {
        double rest = Math.Sqrt(Math.Max(ratedVa * ratedVa - first.Value * first.Value, 0));
        if (Math.Abs(wanted.Value) <= rest)
        {
            (value, slope) = wanted;
            return;
        }

        value = Math.CopySign(rest, wanted.Value);
        slope = rest > 0 ? Math.CopySign(1, wanted.Value) * -first.Value * first.Slope / rest : 0;
    }

    /// <summary>Power taken, load reference, and its slopes over the voltage in per unit.</summary>
    internal readonly record struct Response(double PowerW, double ReactivePowerVar, double PowerSlope, double ReactivePowerSlope);
}
