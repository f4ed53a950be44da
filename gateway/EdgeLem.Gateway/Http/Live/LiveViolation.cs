namespace EdgeLem.Gateway.Http.Live;

/// <summary>One broken limit, for the page's list.</summary>
/// <param name="IntervalStartS">Start of the interval, UTC epoch seconds.</param>
/// <param name="Text">What was broken, by how much, with units.</param>
public sealed record LiveViolation(long IntervalStartS, string Text);
