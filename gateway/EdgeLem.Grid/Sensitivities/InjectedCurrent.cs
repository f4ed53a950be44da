using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Change of current per watt or var at an injection, between two lanes of a single flow's state (-1 for earth).</summary>
internal readonly record struct InjectedCurrent(int Plus, int Minus, Complex PerUnit);
