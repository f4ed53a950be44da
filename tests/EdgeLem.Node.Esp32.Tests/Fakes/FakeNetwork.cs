using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>A network that lets the board in when the test says so; keeps what was asked of it.</summary>
internal sealed class FakeNetwork : INetwork
{
    public List<string> Calls { get; } = [];

    /// <summary>Whether the next attempt gets an address.</summary>
    public bool LetsIn { get; set; }

    /// <summary>Whether an attempt says that it succeeded although there is no address.</summary>
    public bool Lies { get; set; }

    public bool HasAddress { get; set; }

    public string Address => HasAddress ? "192.168.1.30" : "";

    public string Problem { get; set; } = "";

    public NetworkSettings? Settings { get; private set; }

    public bool Connect(NetworkSettings settings, int timeoutMs)
    {
        Settings = settings;
        return Attempt("connect");
    }

    public bool Reconnect(int timeoutMs) => Attempt("reconnect");

    public void Reset() => Calls.Add("reset");

    private bool Attempt(string call)
    {
        Calls.Add(call);
        HasAddress = LetsIn;
        return LetsIn || Lies;
    }
}
