using EdgeLem.Node.Esp32.Hosting;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>The whole program on a fake board with a meter, worked step by step instead of by its threads.</summary>
internal sealed class ProgramRig
{
    public const string Settings = """
        {
          "feederId": "village", "nodeId": "home-01", "wifi": "village-net", "lampPin": 4, "watchdogPin": 27, "rebootHour": 3,
          "gateway": { "host": "gateway.local" },
          "connection": { "phases": "ABC", "ratedImportW": 17000, "ratedExportW": 0 },
          "meter": { "map": "eastron_sdm630", "unit": 1 },
          "relay": { "firstPin": 25, "secondPin": 26, "ratedW": 3000 },
          "display": {}
        }
        """;

    private NodeProgram? _program;

    public ProgramRig()
    {
        Board.Line = new MeterLine();
        Board.Network.LetsIn = true;
        Board.Files.Texts["edgelem.json"] = Settings;
        Board.Files.Texts["secrets.json"] = SettingsSamples.Secrets;
    }

    public FakeBoard Board { get; } = new();

    /// <summary>The program, built when it is first looked at, so that a test may change the board before.</summary>
    public NodeProgram Program => _program ??= new NodeProgram(Board);

    public NodeParts Parts => Program.Parts!;

    /// <summary>Whether the two other threads get on.</summary>
    public bool BusWorks { get; set; } = true;

    public bool LinkWorks { get; set; } = true;

    public string ExitText => Board.Files.Texts["exit.txt"];

    /// <summary>Works all three threads in turn, four times a second, until the time has passed or the board was restarted.</summary>
    public ProgramRig Run(long ms)
    {
        long endMs = Board.Clock.TickMs + ms;
        while (Board.Clock.TickMs < endMs && Board.Runtime.Reboots == 0)
        {
            if (BusWorks)
            {
                Parts.Bus.Work();
            }

            if (LinkWorks)
            {
                Parts.Link.Work();
            }

            Program.Supervisor!.Work();
            Board.Clock.Pass(250);
        }

        return this;
    }
}
