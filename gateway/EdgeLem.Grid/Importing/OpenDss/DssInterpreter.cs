using System.Text.RegularExpressions;

namespace EdgeLem.Grid;

/// <summary>Carries out a script's commands one after the other, files within files.</summary>
internal sealed class DssInterpreter(DssCircuit circuit, DssReport report)
{
    private const int MaxDepth = 16;

    private static readonly string[] HarmlessCommands =
    [
        "solve", "show", "plot", "export", "calcvoltagebases", "visualize", "sample", "closedi", "reset", "summary", "help", "get", "?", "reprocessbuses",
        "makebuslist", "setkvbase", "interpolate", "alignfile", "saveallocation", "dump", "about", "guids", "var",
    ];

    private static readonly string[] HarmlessKinds =
    [
        "energymeter", "monitor", "sensor", "spectrum", "tcc_curve", "growthshape", "xycurve", "tshape", "priceshape",
    ];

    private DssElement? _active;
    private bool _activeIsPassedOver;
    private string _folder = "";
    private int _depth;

    /// <summary>Runs a file.</summary>
    public void Run(string path) => RunFile(path, new SourceLocation(path, 0));

    private void RunFile(string path, SourceLocation caller)
    {
        if (_depth >= MaxDepth)
        {
            report.ElementsLost = true;
            report.Defect(caller, $"files call each other more than {MaxDepth} deep; '{path}' was not read. Look for a file that redirects to itself.");
            return;
        }

        if (!BoundedFile.TryReadLines(path, out string[] lines, out string failure))
        {
            report.ElementsLost = true;
            report.Defect(caller, $"'{path}': {failure}");
            return;
        }

        string outer = _folder;
        _folder = Path.GetDirectoryName(path) ?? "";
        _depth++;
        RunLines(lines, path);
        _depth--;
        _folder = outer;
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
            EditActive(parameters, location);
        }
        else if (parameters.Count > 0)
        {
            Run(parameters, location);
        }
    }

    private void Run(List<DssParameter> parameters, SourceLocation location)
    {
        DssParameter first = parameters[0];
        if (first.Name is not null)
        {
            SetProperty(parameters);
            return;
        }

        string command = first.Text.ToLowerInvariant();
        if (!RunOnElements(command, parameters[1..], location) && !RunOnScript(command, parameters[1..], location))
        {
            PassOver(command, location);
        }
    }

    private bool RunOnElements(string command, List<DssParameter> parameters, SourceLocation location)
    {
        switch (command)
        {
            case "new":
                New(parameters, location);
                return true;
            case "edit":
                Edit(parameters, location);
                return true;
            case "more" or "m":
                EditActive(parameters, location);
                return true;
            case "batchedit":
                BatchEdit(parameters, location);
                return true;
            default:
                return false;
        }
    }

    private bool RunOnScript(string command, List<DssParameter> parameters, SourceLocation location)
    {
        switch (command)
        {
            case "clear" or "clearall":
                circuit.Clear();
                (_active, _activeIsPassedOver) = (null, false);
                return true;
            case "set":
                SetOptions(parameters);
                return true;
            case "redirect" or "compile":
                RunFile(DssPaths.Resolve(_folder, FirstText(parameters)), location);
                return true;
            case "buscoords":
                DssCoordinateFile.Read((DssPaths.Resolve(_folder, FirstText(parameters)), location), circuit, report);
                return true;
            default:
                return false;
        }
    }

    private void PassOver(string command, SourceLocation location)
    {
        if (HarmlessCommands.Any(known => known == command || (command.Length >= 4 && known.StartsWith(command, StringComparison.Ordinal))))
        {
            report.Note(location, $"command '{command}' does not define the network and was passed over.");
        }
        else
        {
            report.ElementsLost = true;
            report.Defect(location, $"command '{command}' is not supported. Remove it, or write its effect into the elements.");
        }
    }

    private void New(List<DssParameter> parameters, SourceLocation location)
    {
        if (!TryTakeObject(parameters, location, out string kind, out string name))
        {
            return;
        }

        (_active, _activeIsPassedOver) = (null, true);
        if (HarmlessKinds.Contains(kind))
        {
            report.Note(location, $"{kind}.{name} does not take part in a power flow and was passed over.");
        }
        else if (circuit.Find(kind, name) is { } existing)
        {
            report.Defect(location, $"{existing.Title} exists already ({existing.Location}). Rename one of the two or use edit.");
        }
        else if (kind == "circuit" && circuit.Source is { } other)
        {
            report.Defect(location, $"circuit.{name}: there is a circuit already ({other.Location}). One feeder has one circuit.");
        }
        else if (circuit.Create(kind, name, (location, _folder)) is { } created)
        {
            (_active, _activeIsPassedOver) = (created, false);
            created.Edit(parameters.Skip(1), report);
        }
        else
        {
            report.ElementsLost = true;
            report.Defect(location, $"{kind}.{name}: elements of kind '{kind}' are not supported. Known are circuit, linecode, line, "
                + $"transformer, load and loadshape.");
        }
    }

    private void Edit(List<DssParameter> parameters, SourceLocation location)
    {
        if (!TryTakeObject(parameters, location, out string kind, out string name))
        {
            return;
        }

        _active = circuit.Find(kind, name);
        _activeIsPassedOver = HarmlessKinds.Contains(kind);
        if (_active is null && !_activeIsPassedOver)
        {
            report.Defect(location, $"{kind}.{name} does not exist at this place of the script. Define it first.");
            _activeIsPassedOver = true;
        }

        _active?.Edit(parameters.Skip(1), report);
    }

    private void EditActive(List<DssParameter> parameters, SourceLocation location)
    {
        if (_active is not null)
        {
            _active.Edit(parameters, report);
        }
        else if (!_activeIsPassedOver)
        {
            report.Defect(location, "this line continues an element, but none was begun. Begin it with new or edit.");
        }
    }

    /// <summary>The form class.name.property=value.</summary>
    private void SetProperty(List<DssParameter> parameters)
    {
        DssParameter first = parameters[0];
        string[] parts = first.Name!.ToLowerInvariant().Split('.');
        DssElement? element = parts.Length == 3 ? circuit.Find(parts[0], parts[1]) : null;
        if (element is null)
        {
            report.Defect(first.Location, $"'{first.Name}' is no command and no property of an existing element. Correct it.");
            return;
        }

        _active = element;
        element.Edit([first with { Name = parts[2] }, .. parameters.Skip(1)], report);
    }

    private void BatchEdit(List<DssParameter> parameters, SourceLocation location)
    {
        string target = FirstText(parameters);
        int dot = target.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !TryPattern(target[(dot + 1)..], out Regex? pattern))
        {
            report.Defect(location, $"batchedit '{target}' must be a class, a dot and a regular expression, for example load..*");
            return;
        }

        foreach (DssElement element in circuit.OfKind(target[..dot].ToLowerInvariant()).Where(element => pattern!.IsMatch(element.Name)))
        {
            element.Edit(parameters.Skip(1), report);
        }
    }

    private static bool TryPattern(string text, out Regex? pattern)
    {
        try
        {
            pattern = new Regex(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            pattern = null;
        }

        return pattern is not null;
    }

    private void SetOptions(List<DssParameter> parameters)
    {
        foreach (DssParameter option in parameters)
        {
            var value = new DssValue(option, option.Name ?? option.Text, "set", report);
            switch (option.Name?.ToLowerInvariant())
            {
                case "voltagebases":
                    value.Numbers(bases => circuit.VoltageBasesKv = bases);
                    break;
                case "loadmult":
                    value.Require("1");
                    break;
                default:
                    report.Note(option.Location, $"option '{value.Property}' does not define the network and was passed over.");
                    break;
            }
        }
    }

    private bool TryTakeObject(List<DssParameter> parameters, SourceLocation location, out string kind, out string name)
    {
        string text = parameters.Count > 0 && parameters[0].Name?.ToLowerInvariant() is null or "object" ? FirstText(parameters) : "";
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        (kind, name) = dot > 0 ? (text[..dot].ToLowerInvariant(), text[(dot + 1)..].ToLowerInvariant()) : ("", "");
        if (name.Length > 0)
        {
            return true;
        }

        report.ElementsLost = true;
        report.Defect(location, $"'{text}' must be a class, a dot and a name, for example line.l1.");
        (_active, _activeIsPassedOver) = (null, true);
        return false;
    }

    private static string FirstText(List<DssParameter> parameters) => parameters.Count > 0 ? parameters[0].Text : "";
}
