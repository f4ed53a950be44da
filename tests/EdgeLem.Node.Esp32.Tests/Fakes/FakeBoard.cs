using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>A board without hardware. Everything that the program takes of it, in order, stands in <see cref="Diary"/>.</summary>
internal sealed class FakeBoard : IBoard
{
    public FakeBoard()
    {
        Runtime = new FakeRuntime(Diary);
        Files = new MemoryFiles(Diary);
    }

    public List<string> Diary { get; } = [];

    public List<string> Lines { get; } = [];

    public string TargetName { get; set; } = "ESP32_REV3";

    public BoardClock Clock { get; } = new();

    public FakeNetwork Network { get; } = new();

    public MemoryFiles Files { get; }

    public NetJson Json { get; } = new();

    public FakeRuntime Runtime { get; }

    public ScriptedLine? Console { get; set; } = new();

    /// <summary>The bus and whatever else is created; a test may put its own line here beforehand.</summary>
    public ISerialLine Line { get; set; } = new ScriptedLine();

    public SerialSettings? LineSettings { get; private set; }

    public Dictionary<int, FakePin> Pins { get; } = [];

    public HashSet<int> MissingPins { get; } = [];

    public List<FakeSession> Sessions { get; } = [];

    /// <summary>Changes a session before it is handed out.</summary>
    public Action<FakeSession> Prepare { get; set; } = _ => { };

    public FakeDisplay? Display { get; set; } = new();

    IBoardClock IBoard.Clock => Clock;

    INetwork IBoard.Network => Network;

    IFileStore IBoard.Files => Files;

    IJsonReader IBoard.Json => Json;

    IBoardRuntime IBoard.Runtime => Runtime;

    ISerialLine? IBoard.Console => Console;

    public ISerialLine CreateLine(SerialSettings settings)
    {
        Diary.Add("line " + settings.Port);
        LineSettings = settings;
        return Line;
    }

    public IOutputPin? OpenPin(int pin, bool isHigh)
    {
        Diary.Add($"pin {pin} {(isHigh ? "high" : "low")}");
        if (MissingPins.Contains(pin))
        {
            return null;
        }

        Pins[pin] = new FakePin(Diary, pin, isHigh);
        return Pins[pin];
    }

    public IBrokerSession CreateSession(BrokerSettings settings, IBrokerListener listener)
    {
        var session = new FakeSession(settings, listener);
        Prepare(session);
        Sessions.Add(session);
        return session;
    }

    public ITextDisplay? OpenDisplay(DisplaySettings settings)
    {
        Diary.Add("display");
        return Display;
    }

    public void Log(string line) => Lines.Add(line);
}
