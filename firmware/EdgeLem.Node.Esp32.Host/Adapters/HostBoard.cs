using System;
using System.Collections.Generic;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Storage;

namespace EdgeLem.Node.Esp32.Host.Adapters;

/// <summary>A computer as a board: what is not set otherwise is of this computer, and pins remember what they are told.</summary>
public sealed class HostBoard : IBoard
{
    private readonly Dictionary<int, HostPin> _pins = [];

    /// <summary>Builds a board that was just switched on.</summary>
    /// <param name="time">The true time.</param>
    /// <param name="chance">Draws the boot ids.</param>
    /// <param name="folder">Where its files lie; it must exist.</param>
    public HostBoard(TimeProvider time, Random chance, string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        HostClock = new HostClock(time);
        HostRuntime = new HostRuntime(chance);
        Files = new FlashFiles(System.IO.Path.EndsInDirectorySeparator(folder) ? folder : folder + System.IO.Path.DirectorySeparatorChar);
        Clock = HostClock;
        Runtime = HostRuntime;
    }

    /// <inheritdoc/>
    public string TargetName { get; set; } = "ESP32_REV3";

    /// <summary>The clocks, unless <see cref="Clock"/> was set otherwise.</summary>
    public HostClock HostClock { get; }

    /// <summary>The runtime, unless <see cref="Runtime"/> was set otherwise.</summary>
    public HostRuntime HostRuntime { get; }

    /// <summary>The network.</summary>
    public HostNetwork HostNetwork { get; set; } = new();

    /// <inheritdoc/>
    public IBoardClock Clock { get; set; }

    /// <inheritdoc/>
    public INetwork Network => HostNetwork;

    /// <inheritdoc/>
    public IFileStore Files { get; set; }

    /// <inheritdoc/>
    public IJsonReader Json { get; set; } = new HostJson();

    /// <inheritdoc/>
    public IBoardRuntime Runtime { get; set; }

    /// <inheritdoc/>
    public ISerialLine? Console { get; set; }

    /// <summary>The display; null without one.</summary>
    public ITextDisplay? Display { get; set; }

    /// <summary>Path of the serial device in the place of the settings' port; null for that one.</summary>
    public string? LinePath { get; set; }

    /// <summary>The pins that were taken, by GPIO number.</summary>
    public IReadOnlyDictionary<int, HostPin> Pins => _pins;

    /// <summary>The line that was prepared last; null before.</summary>
    public HostLine? Line { get; private set; }

    /// <summary>What the program gets of each line that is prepared; default the line itself.</summary>
    public Func<HostLine, ISerialLine> WrapLine { get; set; } = line => line;

    /// <summary>The connection that was prepared last; null before.</summary>
    public HostSession? Session { get; private set; }

    /// <summary>Receives what the program says; default nobody. Several threads call it.</summary>
    public Action<string> OnLog { get; set; } = _ => { };

    /// <inheritdoc/>
    public ISerialLine CreateLine(SerialSettings settings)
    {
        Line = new HostLine(settings, LinePath);
        return WrapLine(Line);
    }

    /// <inheritdoc/>
    public IOutputPin OpenPin(int pin, bool isHigh) => _pins[pin] = new HostPin(isHigh);

    /// <inheritdoc/>
    public IBrokerSession CreateSession(BrokerSettings settings, IBrokerListener listener) => Session = new HostSession(settings, listener, HostNetwork);

    /// <inheritdoc/>
    public ITextDisplay? OpenDisplay(DisplaySettings settings) => Display;

    /// <inheritdoc/>
    public void Log(string line) => OnLog(line);
}
