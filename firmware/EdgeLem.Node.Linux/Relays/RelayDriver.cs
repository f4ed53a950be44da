namespace EdgeLem.Node.Linux.Relays;

/// <summary>Who switches a relay's line.</summary>
public enum RelayDriver
{
    /// <summary>The kernel's GPIO character device, by <see cref="KernelRelay"/>; needs no package.</summary>
    Kernel,

    /// <summary>The package System.Device.Gpio, in builds with <c>-p:DevicePackages=true</c>; needs libgpiod on the machine.</summary>
    Package,
}
