using EdgeLem.Node.Esp32.Hosting;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>A worker that does what a test wants at each step.</summary>
internal sealed class ScriptedWorker(Func<int, int> step) : IWorker
{
    private int _steps;

    public ScriptedWorker()
        : this(_ => 0)
    {
    }

    public string Name => "scripted";

    public int Progress { get; set; }

    public int Steps => Volatile.Read(ref _steps);

    public int Work() => step(Interlocked.Increment(ref _steps));
}
