using System.Collections.Concurrent;
using System.Diagnostics;

namespace EdgeLem.EndToEnd.Programs;

/// <summary>A program that a test started, with its output line by line. Disposing ends it if it still runs.</summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>Far longer than anything here takes; only a hang gets there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly List<string> _errors = [];
    private readonly ConcurrentDictionary<Func<string, bool>, TaskCompletionSource<string>> _awaited = new();
    private readonly Task _read;

    private ChildProcess(Process process)
    {
        _process = process;
        _read = Task.WhenAll(ReadAsync(process.StandardOutput, _lines), ReadAsync(process.StandardError, _errors));
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Lines of standard output so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Lines of standard error so far.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors)
            {
                return [.. _errors];
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Arguments.</param>
    public static ChildProcess Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Waits for a line of standard output, also one that has come already.</summary>
    /// <param name="isWanted">Which line.</param>
    public Task<string> LineAsync(Func<string, bool> isWanted)
    {
        Task<string> coming = ComingLineAsync(isWanted);
        return Lines.FirstOrDefault(isWanted) is { } already ? Task.FromResult(already) : coming;
    }

    /// <summary>Waits for a line of standard output that has not come yet.</summary>
    /// <param name="isWanted">Which line; called once for every line from now on.</param>
    public async Task<string> ComingLineAsync(Func<string, bool> isWanted)
    {
        TaskCompletionSource<string> found = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[isWanted] = found;
        await Task.WhenAny(found.Task, _read).WaitAsync(Patience);
        _awaited.TryRemove(isWanted, out _);
        return found.Task.IsCompleted
            ? await found.Task
            : throw new InvalidOperationException($"The program ended without the line. It said:\n{string.Join('\n', Lines.TakeLast(20))}\n{string.Join('\n', Errors)}");
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _read.WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader, List<string> lines)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (lines)
            {
                lines.Add(line);
            }

            if (lines == _lines)
            {
                foreach ((Func<string, bool> isWanted, TaskCompletionSource<string> found) in _awaited.Where(awaited => awaited.Key(line)))
                {
                    found.TrySetResult(line);
                }
            }
        }
    }
}
