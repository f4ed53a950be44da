using System.Collections;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Footprint.Heap.House;

/// <summary>A board on which the program can be built and nothing happens.</summary>
internal sealed class StandInBoard : IBoard, IBoardClock, INetwork, IBoardRuntime, IJsonReader, IOutputPin, ISerialLine, IStandIn
{
    private readonly Hashtable _settings;

    /// <summary>Creates the board.</summary>
    /// <param name="settings">What its settings file reads as.</param>
    public StandInBoard(Hashtable settings)
    {
        _settings = settings;
    }

    /// <inheritdoc/>
    public string TargetName => "ESP32_REV3";

    /// <inheritdoc/>
    public IBoardClock Clock => this;

    /// <inheritdoc/>
    public INetwork Network => this;

    /// <inheritdoc/>
    public IFileStore Files { get; } = new StandInFiles();

    /// <inheritdoc/>
    public IJsonReader Json => this;

    /// <inheritdoc/>
    public IBoardRuntime Runtime => this;

    /// <inheritdoc/>
    public ISerialLine? Console => this;

    /// <inheritdoc/>
    public long TickMs => 0;

    /// <inheritdoc/>
    public long UtcMs => 0;

    /// <inheritdoc/>
    public bool HasAddress => false;

    /// <inheritdoc/>
    public string Address => "";

    /// <inheritdoc/>
    public string FirmwareVersion => "1.17.0.0";

    /// <inheritdoc/>
    public PackageVersion[] Packages => [];

    /// <inheritdoc/>
    public bool IsOpen => false;

    /// <inheritdoc/>
    public string Problem => "";

    /// <inheritdoc/>
    public ISerialLine CreateLine(SerialSettings settings) => this;

    /// <inheritdoc/>
    public IOutputPin? OpenPin(int pin, bool isHigh) => this;

    /// <inheritdoc/>
    public IBrokerSession CreateSession(BrokerSettings settings, IBrokerListener listener) => throw new NotSupportedException("The stand-in board has no network.");

    /// <inheritdoc/>
    public ITextDisplay? OpenDisplay(DisplaySettings settings) => null;

    /// <inheritdoc/>
    public void Log(string line)
    {
    }

    /// <inheritdoc/>
    public bool StartNetworkTime(string server) => false;

    /// <inheritdoc/>
    public bool Connect(NetworkSettings settings, int timeoutMs) => false;

    /// <inheritdoc/>
    public bool Reconnect(int timeoutMs) => false;

    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public long FreeManagedBytes() => 0;

    /// <inheritdoc/>
    public bool TryNativeMemory(out long freeBytes, out long largestBytes)
    {
        freeBytes = 0;
        largestBytes = 0;
        return false;
    }

    /// <inheritdoc/>
    public void Draw(byte[] bytes) => Array.Clear(bytes);

    /// <inheritdoc/>
    public void Reboot()
    {
    }

    /// <inheritdoc/>
    public object? Read(string text, Type type) => null;

    /// <inheritdoc/>
    public Hashtable? ReadTable(string text) => _settings;

    /// <inheritdoc/>
    public void Write(bool isHigh)
    {
    }

    /// <inheritdoc/>
    public bool TryOpen() => false;

    /// <inheritdoc/>
    public int Read(byte[] buffer) => 0;

    /// <inheritdoc/>
    public bool Write(byte[] bytes, int count) => false;

    /// <inheritdoc/>
    public void Close()
    {
    }
}
