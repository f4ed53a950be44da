using System;
using System.IO;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Linux.Ports;
using LinuxSettings = EdgeLem.Node.Linux.Ports.SerialSettings;
using SerialSettings = EdgeLem.Node.Esp32.Board.SerialSettings;

namespace EdgeLem.Node.Esp32.Host.Adapters;

/// <summary>A serial line of the computer in the place of a UART.</summary>
public sealed class HostLine : ISerialLine, IDisposable
{
    private readonly LinuxSettings _settings;
    private SerialLine? _line;

    /// <summary>Names the line; it is closed.</summary>
    /// <param name="settings">Format, and the path of the device.</param>
    /// <param name="path">Path of the device in the place of <see cref="SerialSettings.Port"/>; null for that one.</param>
    public HostLine(SerialSettings settings, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = new LinuxSettings
        {
            Path = path ?? settings.Port,
            BaudRate = settings.BaudRate,
            Parity = settings.Parity == 'e' ? SerialParity.Even : settings.Parity == 'o' ? SerialParity.Odd : SerialParity.None,
            StopBits = settings.StopBits,
        };
    }

    /// <inheritdoc/>
    public bool IsOpen => _line is not null;

    /// <inheritdoc/>
    public string Problem { get; private set; } = "";

    /// <summary>Longest time that <see cref="Read"/> waits for the first byte, ms; default 0, as on a device. A host in virtual time waits while bytes are on their way.</summary>
    public int WaitMs { get; set; }

    /// <inheritdoc/>
    public bool TryOpen()
    {
        if (_line is not null)
        {
            return true;
        }

        try
        {
            var line = new SerialLine(_settings);
            line.TryOpen(0);
            _line = line;
            Problem = "";
            return true;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException)
        {
            Problem = fault.Message;
            return false;
        }
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer)
    {
        try
        {
            return _line?.Read(buffer, WaitMs) ?? -1;
        }
        catch (IOException fault)
        {
            Problem = fault.Message;
            return -1;
        }
    }

    /// <inheritdoc/>
    public bool Write(byte[] bytes, int count)
    {
        try
        {
            _line?.Write(bytes, count);
            return _line is not null;
        }
        catch (IOException fault)
        {
            Problem = fault.Message;
            return false;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        _line?.Dispose();
        _line = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Close();
}
