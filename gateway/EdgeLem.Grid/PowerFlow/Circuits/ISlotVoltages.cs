using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Voltages to earth by slot, wherever they are kept.</summary>
internal interface ISlotVoltages
{
    /// <summary>Voltage in V; zero for earth (-1).</summary>
    public Complex At(int slot);
}
