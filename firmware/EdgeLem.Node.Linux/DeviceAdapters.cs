using EdgeLem.Mqtt;
using EdgeLem.Node.Linux.Display;
using EdgeLem.Node.Linux.Relays;
#if DEVICE_PACKAGES
using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using EdgeLem.Node.Linux.DevicePackages;
#endif

namespace EdgeLem.Node.Linux;

/// <summary>
/// The one place that knows whether the program was built with <c>-p:DevicePackages=true</c>. The configuration asks <see cref="AreBuilt"/> and refuses what is not there, so that nothing else has to.
/// </summary>
internal static class DeviceAdapters
{
    /// <summary>What to tell somebody who configures a part that is not built.</summary>
    public const string Missing = "needs a build with -p:DevicePackages=true (docs/node-install.md)";

#if DEVICE_PACKAGES
    /// <summary>Whether the adapters of the device packages are in this program.</summary>
    public static bool AreBuilt => true;

    /// <summary>Takes a relay by a package.</summary>
    public static IRelayOutput OpenRelay(RelaySettings settings) => new GpioRelay(new GpioController(DriverOf(settings)), settings);

    /// <summary>Systems have the library's version 1 (libgpiod.so.2) or its version 2 (libgpiod.so.3), seldom both.</summary>
    private static GpioDriver DriverOf(RelaySettings settings)
    {
        try
        {
            return new LibGpiodDriver(settings.Chip);
        }
        catch (PlatformNotSupportedException)
        {
            return DriverOfVersion2(settings);
        }
        catch (IOException refused)
        {
            throw NotTaken(settings, refused);
        }
    }

    private static LibGpiodV2Driver DriverOfVersion2(RelaySettings settings)
    {
        try
        {
            return new LibGpiodV2Driver(settings.Chip);
        }
        catch (Exception refused) when (refused is PlatformNotSupportedException or DllNotFoundException or IOException)
        {
            throw NotTaken(settings, refused);
        }
    }

    private static IOException NotTaken(RelaySettings settings, Exception cause) =>
        new($"relay: {settings} cannot be taken by libgpiod: {cause.GetBaseException().Message.Split('\n')[0]} Is there such a chip, and is libgpiod installed? The driver kernel needs neither package nor library.", cause);

    /// <summary>Opens a display.</summary>
    public static IFaceDisplay OpenDisplay(DisplaySettings settings) => OledDisplay.Open(settings);

    /// <summary>Makes an MQTTnet client.</summary>
    public static IMqttConnection CreateMqttNet(Action<MqttMessage> onMessage) => new MqttNetConnection(onMessage);
#else
    /// <summary>Whether the adapters of the device packages are in this program.</summary>
    public static bool AreBuilt => false;

    /// <summary>Refuses.</summary>
    public static IRelayOutput OpenRelay(RelaySettings settings) => throw new NotSupportedException($"relay {settings} {Missing}.");

    /// <summary>Refuses.</summary>
    public static IFaceDisplay OpenDisplay(DisplaySettings settings) => throw new NotSupportedException($"display {settings} {Missing}.");

    /// <summary>Refuses.</summary>
    public static IMqttConnection CreateMqttNet(Action<MqttMessage> onMessage) => throw new NotSupportedException($"mqttClient mqttnet {Missing}.");
#endif
}
