namespace EdgeLem.Node.Linux.Configuration;

/// <summary>When the node believes the machine's clock.</summary>
public enum ClockSource
{
    /// <summary>Once the kernel says that it follows the network's time, and for a day after it last said so.</summary>
    Synchronised,

    /// <summary>Always: for machines with a battery-backed clock, and for laboratories.</summary>
    Trusted,
}
