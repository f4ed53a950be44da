namespace EdgeLem.Grid;

/// <summary>Carries out a script's commands one after the other, files within files.</summary>
internal sealed class DssInterpreter(DssCircuit circuit, DssReport report)
{
    private const int MaxDepth = 16;
    private const int MaxFiles = 10_000;

    private readonly DssEditor _editor = new(circuit, report);
    private readonly DssOptions _options = new(circuit, report);
    private string _folder = "";
    private readonly Stack<string> _open = new();
    private int _files;

    /// <summary>Runs a file.</summary>
    public void Run(string path) => RunFile(path, new SourceLocation(path, 0), returns: true);

    private void RunFile(string path, SourceLocation caller, bool returns)
    {
        string[] lines = [];
        string? fault = CallFault(path) ?? (BoundedFile.TryReadLines(path, out lines, out string failure) ? null : failure);
        if (fault is not null)
        {
            report.ElementsLost = true;
            report.Defect(caller, caller.Line > 0 ? $"'{path}': {fault}" : fault);
            return;
        }

        string outer = _folder;
        _folder = Path.GetDirectoryName(path) ?? "";
        _open.Push(Path.GetFullPath(path));
        RunLines(lines, path);
        _open.Pop();
        _folder = returns ? outer : _folder;
    }

    /// <summary>Why a file must not be run from here: scripts that call each other in circles or in great numbers would never end.</summary>
    private string? CallFault(string path)
    {
        if (path.Length > 0 && !path.Contains('\0') && _open.Contains(Path.GetFullPath(path)))
        {
            return $"the file calls itself{(_open.Count > 1 ? $" through '{_open.Peek()}'" : "")} and was not read again. Remove one of the calls.";
        }

        return _open.Count >= MaxDepth ? $"files call each other more than {MaxDepth} deep; it was not read. Call fewer files from within files."
            : ++_files > MaxFiles ? $"more than {MaxFiles} files are called; it was not read. Call fewer files."
            : null;
    }

    private void RunLines(string[] lines, string path)
    {
        bool isInComment = false;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (isInComment || line.StartsWith("/*", StringComparison.Ordinal))
            {
                isInComment = !line.Contains("*/", StringComparison.Ordinal);
            }
            else
            {
                RunLine(line, new SourceLocation(path, i + 1));
            }
        }
    }

    private void RunLine(string line, SourceLocation location)
    {
        bool isContinued = line.StartsWith('~');
        List<DssParameter> parameters = new DssScanner(isContinued ? line[1..] : line, location, report).Parameters();
        if (isContinued)
        {
            _editor.EditActive(parameters, location);
        }
        else if (parameters.Count > 0 && parameters[0].Name is not null)
        {
            _editor.SetProperty(parameters);
        }
        else if (parameters.Count > 0)
        {
            string word = line.StartsWith('?') ? "?" : parameters[0].Text.ToLowerInvariant();
            Run((word, DssNames.Command(word)), parameters[1..], location);
        }
    }

    private void Run((string Word, string? Name) command, List<DssParameter> parameters, SourceLocation location)
    {
        if (command.Name is { } name && (RunOnElements(name, parameters, location) || RunOnScript(name, parameters, location)))
        {
            return;
        }

        if (command.Name is { } known && DssNames.IsHarmless(known))
        {
            report.Note(location, $"command '{command.Word}' does not define the network and was passed over.");
        }
        else
        {
            report.ElementsLost = true;
            report.Defect(location, $"command '{command.Word}' is not supported. Remove it, or write its effect into the elements.");
        }
    }

    private bool RunOnElements(string command, List<DssParameter> parameters, SourceLocation location)
    {
        switch (command)
        {
            case "new":
                _editor.New(parameters, (location, _folder));
                return true;
            case "edit":
                _editor.Edit(parameters, location);
                return true;
            case "more" or "m":
                _editor.EditActive(parameters, location);
                return true;
            case "batchedit":
                _editor.BatchEdit(parameters, location);
                return true;
            case "enable" or "disable":
                _editor.Enable(parameters, location, command == "enable");
                return true;
            case "open" or "close":
                _editor.Open(parameters, location, command == "open");
                return true;
            default:
                return false;
        }
    }

    private bool RunOnScript(string command, List<DssParameter> parameters, SourceLocation location)
    {
        string first = parameters.Count > 0 ? parameters[0].Text : "";
        switch (command)
        {
            case "clear" or "clearall":
                _editor.Clear();
                return true;
            case "set":
                _options.Set(parameters);
                return true;
            case "redirect" or "compile":
                RunFile(first.Length > 0 ? DssPaths.Resolve(_folder, first) : "", location, returns: command == "redirect");
                return true;
            case "cd":
                _folder = DssPaths.Resolve(_folder, first);
                return true;
            case "buscoords":
                DssCoordinateFile.Read((DssPaths.Resolve(_folder, first), location), circuit, report);
                return true;
            default:
                return false;
        }
    }
}
