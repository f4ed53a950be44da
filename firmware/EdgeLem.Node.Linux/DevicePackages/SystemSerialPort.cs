using System.IO.Ports;
using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.DevicePackages;

/// <summary>
/// A serial line by the package System.IO.Ports, for systems without termios. Compiled with <c>-p:DevicePackages=true</c> only; on Linux
/// <see cref="SerialLine"/> is the default, because the package's read time-outs are coarse and it knows no RS-485 mode.
/// </summary>
public sealed class SystemSerialPort : IBusPort
{
    private const int WriteTimeoutMs = 1000;

    private readonly SerialSettings _settings;
    private SerialPort? _port;

    /// <summary>A line that is not open yet.</summary>
    /// <param name="settings">Valid settings; <see cref="SerialSettings.Rs485"/> must be off.</param>
    /// <exception cref="ArgumentException">The settings are not valid, or ask for the RS-485 mode.</exception>
    public SystemSerialPort(SerialSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        IReadOnlyList<string> errors = settings.Validate();
        if (errors.Count > 0 || settings.Rs485)
        {
            throw new ArgumentException(settings.Rs485 ? "serial: System.IO.Ports has no RS-485 mode." : string.Join(Environment.NewLine, errors), nameof(settings));
        }

        _settings = settings;
    }

    /// <inheritdoc/>
    public string Name => _settings.ToString();

    /// <inheritdoc/>
    public bool IsOpen => _port?.IsOpen == true;

    /// <inheritdoc/>
    public bool TryOpen(int waitMs)
    {
        var port = new SerialPort(_settings.Path, _settings.BaudRate, ParityOf(_settings.Parity), 8, _settings.StopBits == 2 ? StopBits.Two : StopBits.One)
        {
            WriteTimeout = WriteTimeoutMs,
        };
        return Try("opened", () =>
        {
            port.Open();
            _port = port;
            return true;
        });
    }

    /// <inheritdoc/>
    public void Write(byte[] bytes, int count) => Try("written", () =>
    {
        Opened().Write(bytes, 0, count);
        return true;
    });

    /// <inheritdoc/>
    public int Read(byte[] buffer, int waitMs)
    {
        try
        {
            // The package takes no time-out of 0.
            SerialPort port = Opened();
            port.ReadTimeout = Math.Max(1, waitMs);
            return waitMs == 0 && port.BytesToRead == 0 ? 0 : Try("read", () => port.Read(buffer, 0, buffer.Length));
        }
        catch (TimeoutException)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        _port?.Dispose();
        _port = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private static Parity ParityOf(SerialParity parity) => parity switch
    {
        SerialParity.Even => Parity.Even,
        SerialParity.Odd => Parity.Odd,
        _ => Parity.None,
    };

    private SerialPort Opened() => _port ?? throw new IOException($"serial: {Name} is not open.");

    private T Try<T>(string what, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or InvalidOperationException or ArgumentException)
        {
            throw new IOException($"serial: {Name} cannot be {what}: {failure.Message}", failure);
        }
    }
}
