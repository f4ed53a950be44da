namespace EdgeLem.Gateway.Output;

/// <summary>
/// A folder of results that belongs to one run of a command: what an earlier one left would contradict the new files. Results are written beside and moved into their places once all of
/// them are there, so that a failure leaves the earlier ones as they were.
/// </summary>
internal sealed class StagedFolder : IDisposable
{
    private const string Unfinished = ".unfinished";

    private readonly string _folder;
    private readonly IReadOnlyList<string> _names;
    private readonly bool _isNew;
    private bool _isPublished;

    private StagedFolder(string folder, IReadOnlyList<string> names)
    {
        _folder = folder;
        _names = names;
        _isNew = !Directory.Exists(folder);
    }

    private string Staging => Path.Combine(_folder, Unfinished);

    /// <summary>Creates the folder where there is none, and the place in it where the results wait for being complete.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">All files that the command may write; the last one is moved last, so that where it stands the others are complete.</param>
    /// <exception cref="IOException">The folder cannot be created or written; the message names it.</exception>
    public static StagedFolder Begin(string folder, IReadOnlyList<string> names)
    {
        var results = new StagedFolder(folder, names);
        results.Write(() => Directory.CreateDirectory(results.Staging));
        return results;
    }

    /// <summary>Where a file is to be written.</summary>
    /// <param name="name">One of the names.</param>
    public string PathOf(string name) => Path.Combine(Staging, name);

    /// <summary>Writes files.</summary>
    /// <param name="write">Writes to <see cref="PathOf"/>.</param>
    /// <exception cref="IOException">They cannot be written; the message names the folder.</exception>
    public void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception obstacle) when (obstacle is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--out is '{_folder}', where the results cannot be written: {obstacle.Message} Name another folder.", obstacle);
        }
    }

    /// <summary>Puts what was written in the place of an earlier run's files and leaves everything else.</summary>
    /// <exception cref="IOException">It cannot; the message names the folder.</exception>
    public void Publish()
    {
        if (_names.FirstOrDefault(name => Directory.Exists(Path.Combine(_folder, name))) is { } name)
        {
            throw new IOException($"--out is '{_folder}', in which '{name}' is a folder. Rename it, or name another folder.");
        }

        Write(Replace);
        _isPublished = true;
    }

    /// <summary>Removes what was not published.</summary>
    public void Dispose()
    {
        Directory.Delete(Staging, recursive: true);
        if (_isNew && !_isPublished)
        {
            Directory.Delete(_folder);
        }
    }

    private void Replace()
    {
        foreach (string earlier in _names.Reverse())
        {
            File.Delete(Path.Combine(_folder, earlier));
        }

        foreach (string written in _names.Where(written => File.Exists(PathOf(written))))
        {
            File.Move(PathOf(written), Path.Combine(_folder, written));
        }
    }
}
