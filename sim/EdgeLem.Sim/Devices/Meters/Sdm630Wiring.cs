namespace EdgeLem.Sim.Devices;

/// <summary>The system type of an SDM630, with the values of its holding register 0x000A.</summary>
public enum Sdm630Wiring
{
    /// <summary>One phase, two wires: line 1 only; unused values read 0.</summary>
    OnePhaseTwoWire = 1,

    /// <summary>Three phases, four wires.</summary>
    ThreePhaseFourWire = 3,
}
