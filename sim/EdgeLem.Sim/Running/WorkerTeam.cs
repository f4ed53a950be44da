namespace EdgeLem.Sim.Running;

/// <summary>
/// A few threads that work through all nodes and wait for each other. They are threads of their own because nodes wait for sockets:
/// blocking the thread pool would starve the virtual devices and the broker that are to answer.
/// </summary>
public sealed class WorkerTeam : IDisposable
{
    private readonly Thread[] _threads;
    private readonly Barrier _start;
    private readonly Barrier _end;
    private readonly List<Exception> _failures = [];
    private Action<int>? _work;
    private int _count;
    private int _next;
    private bool _isStopping;

    /// <summary>Starts the threads.</summary>
    /// <param name="size">Number of threads, 1 or more.</param>
    public WorkerTeam(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _start = new Barrier(size + 1);
        _end = new Barrier(size + 1);
        _threads = new Thread[size];
        for (int i = 0; i < size; i++)
        {
            _threads[i] = new Thread(Loop) { IsBackground = true, Name = $"node-worker-{i}" };
            _threads[i].Start();
        }
    }

    /// <summary>Does some work for every index, on any thread and in any order, and returns when all of it is done.</summary>
    /// <param name="count">Number of indices, from 0.</param>
    /// <param name="work">The work of one index; must not touch what another index changes.</param>
    /// <exception cref="AggregateException">What the work threw.</exception>
    public void ForEach(int count, Action<int> work)
    {
        _work = work;
        _count = count;
        _next = 0;
        _start.SignalAndWait();
        _end.SignalAndWait();
        if (_failures.Count > 0)
        {
            var failures = new AggregateException(_failures);
            _failures.Clear();
            throw failures;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isStopping = true;
        _start.SignalAndWait();
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        _start.Dispose();
        _end.Dispose();
    }

    private void Loop()
    {
        while (true)
        {
            _start.SignalAndWait();
            if (_isStopping)
            {
                return;
            }

            Work();
            _end.SignalAndWait();
        }
    }

    private void Work()
    {
        for (int index = Interlocked.Increment(ref _next) - 1; index < _count; index = Interlocked.Increment(ref _next) - 1)
        {
            try
            {
                _work!(index);
            }
#pragma warning disable CA1031 // Whatever a node's work throws is handed to the caller of ForEach; a dead worker would hang the run.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                lock (_failures)
                {
                    _failures.Add(failure);
                }
            }
        }
    }
}
