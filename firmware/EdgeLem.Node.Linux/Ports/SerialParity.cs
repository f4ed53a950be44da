namespace EdgeLem.Node.Linux.Ports;

/// <summary>The parity bit of a serial line.</summary>
public enum SerialParity
{
    /// <summary>No parity bit: most meters, against the rule that a frame without parity has two stop bits.</summary>
    None,

    /// <summary>Even: the default of the Modbus serial line specification.</summary>
    Even,

    /// <summary>Odd.</summary>
    Odd,
}
