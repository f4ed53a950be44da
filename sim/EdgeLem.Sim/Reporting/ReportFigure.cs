namespace EdgeLem.Sim.Reporting;

/// <summary>One key figure of a run.</summary>
/// <param name="Name">Its name in <c>summary.json</c>, unit included.</param>
/// <param name="Value">Its value as text, written with the invariant culture.</param>
public sealed record ReportFigure(string Name, string Value);
