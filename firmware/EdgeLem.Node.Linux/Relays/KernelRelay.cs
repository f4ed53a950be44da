using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Relays;

/// <summary>
/// A relay on a line of the kernel's GPIO character device. It needs no package and no library. The line is taken as an inactive output in one call; nobody else can take it meanwhile.
/// </summary>
/// <remarks>
/// When the program is killed, the kernel gives the line back, and the level that the pin then has is a matter of its driver: choose relay boards that are open when their input floats.
/// </remarks>
public sealed class KernelRelay : IRelayOutput
{
    private const int Released = -1;

    private readonly RelaySettings _settings;
    private readonly IGpioKernel _kernel;
    private int _file;

    /// <summary>Takes the line and keeps the relay open.</summary>
    /// <param name="settings">The line.</param>
    /// <exception cref="IOException">It cannot be taken; the message names the line, the reason and what to do.</exception>
    public KernelRelay(RelaySettings settings)
        : this(settings, new GpioKernel())
    {
    }

    internal KernelRelay(RelaySettings settings, IGpioKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_settings, _kernel) = (settings, kernel);
        _file = Take();
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
        ObjectDisposedException.ThrowIf(_file == Released, this);
        if (_kernel.Control(_file, GpioLineRequest.SetValues, GpioLineRequest.Values(isClosed)) < 0)
        {
            Problem = $"relay: {Name} cannot be {(isClosed ? "closed" : "opened")}: {_kernel.LastError().Words}.";
            return;
        }

        (IsClosed, Problem) = (isClosed, null);
    }

    /// <summary>Opens the relay and gives the line back.</summary>
    public void Dispose()
    {
        if (_file != Released)
        {
            Switch(false);
            _kernel.Close(_file);
            _file = Released;
        }
    }

    private int Take()
    {
        int chip = _kernel.Open(_settings.ChipPath);
        if (chip < 0)
        {
            throw Failure();
        }

        try
        {
            byte[] request = GpioLineRequest.Inactive(_settings);
            return _kernel.Control(chip, GpioLineRequest.Take, request) < 0 ? throw Failure() : GpioLineRequest.FileOf(request);
        }
        finally
        {
            _kernel.Close(chip);
        }
    }

    private IOException Failure()
    {
        (int number, string words) = _kernel.LastError();
        string advice = number switch
        {
            Libc.NoEntry => "'ls /dev/gpiochip*' shows what there is.",
            Libc.NoAccess => "Add the user to the group gpio and log in again.",
            Libc.Busy => "Another program or a device-tree overlay has it: 'gpioinfo' tells which.",
            Libc.InvalidArgument => "Has the chip so many lines? 'gpioinfo' counts them.",
            Libc.NotATerminal => "The kernel must be 5.10 or later.",
            _ => "Check chip and line.",
        };
        return new IOException($"relay: {Name} cannot be taken: {words}. {advice}");
    }
}
