using System.Device.Gpio;
using EdgeLem.Node.Linux.Relays;

namespace EdgeLem.Node.Linux.DevicePackages;

/// <summary>
/// A relay by the package System.Device.Gpio, for chips that only its drivers know, such as USB adapters and port expanders of Iot.Device.Bindings. On a Raspberry Pi <see cref="KernelRelay"/> does the same
/// without a package.
/// </summary>
public sealed class GpioRelay : IRelayOutput
{
    private readonly GpioController _controller;
    private readonly RelaySettings _settings;
    private bool _isReleased;

    /// <summary>Takes the pin, with the level that keeps the relay open from the first moment.</summary>
    /// <param name="controller">Controller of the chip; the relay owns it.</param>
    /// <param name="settings">The line; its chip is the controller's.</param>
    /// <exception cref="IOException">The pin cannot be taken; the message names it, the reason and what to do. The controller is disposed then.</exception>
    public GpioRelay(GpioController controller, RelaySettings settings)
    {
        ArgumentNullException.ThrowIfNull(controller);
        ArgumentNullException.ThrowIfNull(settings);
        (_controller, _settings) = (controller, settings);
        try
        {
            _ = controller.OpenPin(settings.Line, PinMode.Output, LevelOf(false));
        }
        catch (Exception failure) when (IsOfTheChip(failure))
        {
            controller.Dispose();
            throw new IOException($"relay: {settings} cannot be taken: {failure.Message} 'gpioinfo' shows the chips and who has a line.", failure);
        }
    }

    /// <inheritdoc/>
    public string Name => _settings.ToString();

    /// <inheritdoc/>
    public bool IsClosed { get; private set; }

    /// <inheritdoc/>
    public string? Problem { get; private set; }

    /// <inheritdoc/>
    public void Switch(bool isClosed)
    {
        ObjectDisposedException.ThrowIf(_isReleased, this);
        try
        {
            _controller.Write(_settings.Line, LevelOf(isClosed));
            (IsClosed, Problem) = (isClosed, null);
        }
        catch (Exception failure) when (IsOfTheChip(failure))
        {
            Problem = $"relay: {Name} cannot be {(isClosed ? "closed" : "opened")}: {failure.Message}";
        }
    }

    /// <summary>Opens the relay and gives the pin back.</summary>
    public void Dispose()
    {
        if (!_isReleased)
        {
            Switch(false);
            _isReleased = true;
            _controller.Dispose();
        }
    }

    private PinValue LevelOf(bool isClosed) => isClosed ^ _settings.IsActiveLow ? PinValue.High : PinValue.Low;

    private static bool IsOfTheChip(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or InvalidOperationException or PlatformNotSupportedException or ArgumentException;
}
