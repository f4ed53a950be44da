using EdgeLem.Node.Linux.Display;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>Makes the display of the key <c>display</c>: bus, address and height.</summary>
internal static class DisplayBinder
{
    private const int HighestBus = 255;

    /// <summary>Binds the object; everything that is wrong is reported.</summary>
    /// <param name="owner">The object that has the key, to report a build without displays.</param>
    /// <param name="name">The key.</param>
    /// <returns>The display; null when there is none or it cannot be used.</returns>
    public static DisplaySettings? Bind(ConfigurationObject owner, string name)
    {
        if (owner.Object(name) is not { } display)
        {
            return null;
        }

        if (!DeviceAdapters.AreBuilt)
        {
            owner.Report(name, $"{DeviceAdapters.Missing}, or leave it out.");
        }

        var usual = new DisplaySettings();
        long bus = display.Whole("bus", (0, HighestBus)) ?? usual.Bus;
        long address = display.Whole("address", DisplaySettings.Addresses) ?? usual.Address;
        long height = display.Whole("height", (32, 64), " pixels") ?? usual.Height;
        display.ReportUnknown();
        if (height is not (32 or 64))
        {
            display.Report("height", $"is {height} pixels, it must be 32 or 64 pixels.");
            return null;
        }

        return new DisplaySettings { Bus = (int)bus, Address = (int)address, Height = (int)height };
    }
}
