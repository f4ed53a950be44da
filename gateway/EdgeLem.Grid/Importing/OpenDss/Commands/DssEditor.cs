using System.Text.RegularExpressions;

namespace EdgeLem.Grid;

/// <summary>The commands that make and change elements; it keeps the element that "more" and "~" continue.</summary>
internal sealed class DssEditor(DssCircuit circuit, DssReport report)
{
    private static readonly string[] HarmlessKinds =
    [
        "energymeter", "monitor", "sensor", "spectrum", "tcc_curve", "growthshape", "tshape", "priceshape", "relay", "recloser", "fuse",
    ];

    private DssElement? _active;
    private bool _activeIsPassedOver;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        circuit.Clear();
        (_active, _activeIsPassedOver) = (null, false);
    }

    /// <summary>"new class.name property=value ...".</summary>
    public void New(List<DssParameter> parameters, (SourceLocation Location, string Folder) at)
    {
        if (!TryTakeObject(parameters, at.Location, out string kind, out string name))
        {
            return;
        }

        (_active, _activeIsPassedOver) = (null, true);
        if (HarmlessKinds.Contains(kind))
        {
            report.Note(at.Location, $"{kind}.{name} does not take part in a power flow and was passed over.");
        }
        else if (circuit.Find(kind, name) is { } existing)
        {
            report.Defect(at.Location, $"{existing.Title} exists already ({existing.Location}). Rename one of the two or use edit.");
        }
        else if (kind == "circuit" && circuit.Definition is { } other)
        {
            report.Defect(at.Location, $"circuit.{name}: there is a circuit already ({other.Location}). One feeder has one circuit.");
        }
        else if (circuit.Create(kind, name, at) is { } created)
        {
            (_active, _activeIsPassedOver) = (created, false);
            created.Edit(parameters.Skip(1), report, circuit);
        }
        else
        {
            report.ElementsLost = true;
            report.Defect(at.Location, $"{kind}.{name}: elements of kind '{kind}' are not supported. Known are {string.Join(", ", DssCircuit.Kinds)}.");
        }
    }

    /// <summary>"edit class.name property=value ...".</summary>
    public void Edit(List<DssParameter> parameters, SourceLocation location)
    {
        if (TryFind(parameters, location, out DssElement? element))
        {
            _active = element;
            _activeIsPassedOver = element is null;
            element?.Edit(parameters.Skip(1), report, circuit);
        }
    }

    /// <summary>"~ property=value ...".</summary>
    public void EditActive(List<DssParameter> parameters, SourceLocation location)
    {
        if (_active is not null)
        {
            if (_active.CopiedFrom is { } other)
            {
                report.Note(location, $"this line continues {_active.Title}; OpenDSS continues {other} after like=. Put like= and what follows it on one line.");
            }

            _active.Edit(parameters, report, circuit);
        }
        else if (!_activeIsPassedOver)
        {
            report.Defect(location, "this line continues an element, but none was begun. Begin it with new or edit.");
        }
    }

    /// <summary>The form class.name.property=value.</summary>
    public void SetProperty(List<DssParameter> parameters)
    {
        DssParameter first = parameters[0];
        string text = first.Name!.ToLowerInvariant();
        (int start, int end) = (text.IndexOf('.', StringComparison.Ordinal), text.LastIndexOf('.'));
        if (start > 0 && HarmlessKinds.Contains(text[..start]))
        {
            (_active, _activeIsPassedOver) = (null, true);
            return;
        }

        DssElement? element = start > 0 && end > start ? circuit.Find(text[..start], text[(start + 1)..end]) : null;
        if (element is null)
        {
            report.Defect(first.Location, $"'{first.Name}' is no command and no property of an existing element. Correct it.");
            return;
        }

        (_active, _activeIsPassedOver) = (element, false);
        element.Edit([first with { Name = text[(end + 1)..] }, .. parameters.Skip(1)], report, circuit);
    }

    /// <summary>"batchedit class.expression property=value ...".</summary>
    public void BatchEdit(List<DssParameter> parameters, SourceLocation location)
    {
        string target = FirstText(parameters);
        int dot = target.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !TryPattern(target[(dot + 1)..], out Regex? pattern))
        {
            report.Defect(location, $"batchedit '{target}' must be a class, a dot and a regular expression, for example load..*");
            return;
        }

        List<DssElement> meant = [.. circuit.OfKind(target[..dot].ToLowerInvariant()).Where(element => pattern!.IsMatch(element.Name))];
        meant.ForEach(element => element.Edit(parameters.Skip(1), report, circuit));
        if (meant.Count == 0)
        {
            report.Note(location, $"batchedit '{target}' matches no element and changes nothing.");
        }
    }

    /// <summary>"enable" and "disable": one element, or with class.* all of a class.</summary>
    public void Enable(List<DssParameter> parameters, SourceLocation location, bool enabled)
    {
        string target = FirstText(parameters).ToLowerInvariant();
        if (target.EndsWith(".*", StringComparison.Ordinal))
        {
            circuit.OfKind(target[..^2]).ToList().ForEach(element => element.Enable(enabled, location));
        }
        else if (TryFind(parameters, location, out DssElement? element))
        {
            element?.Enable(enabled, location);
        }
    }

    /// <summary>"open" and "close" of a line's or switch's terminal.</summary>
    public void Open(List<DssParameter> parameters, SourceLocation location, bool isOpen)
    {
        if (!TryFind(parameters, location, out DssElement? element) || element is null)
        {
            return;
        }

        bool isWhole = parameters.Count < 3 || (DssValue.TryNumber(parameters[2].Text, out double conductor) && conductor == 0);
        if (element is DssLine line && isWhole)
        {
            line.IsOpen = isOpen;
        }
        else
        {
            report.Defect(location, $"{element.Title}: only lines can be opened, and only all conductors together.");
        }
    }

    private static string FirstText(List<DssParameter> parameters) => parameters.Count > 0 ? parameters[0].Text : "";

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

    /// <summary>The element that a command names; null with true when it is of a kind that is passed over.</summary>
    private bool TryFind(List<DssParameter> parameters, SourceLocation location, out DssElement? element)
    {
        element = null;
        if (!TryTakeObject(parameters, location, out string kind, out string name))
        {
            return false;
        }

        element = kind == "circuit" && circuit.Definition?.Name == name ? circuit.Find("vsource", "source") : circuit.Find(kind, name);
        if (element is not null || HarmlessKinds.Contains(kind))
        {
            return true;
        }

        report.Defect(location, $"{kind}.{name} does not exist at this place of the script. Define it first.");
        (_active, _activeIsPassedOver) = (null, true);
        return false;
    }

    private bool TryTakeObject(List<DssParameter> parameters, SourceLocation location, out string kind, out string name)
    {
        string text = parameters.Count > 0 && parameters[0].Name?.ToLowerInvariant() is null or "object" ? FirstText(parameters) : "";
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        (kind, name) = dot > 0 ? (text[..dot].Trim().ToLowerInvariant(), text[(dot + 1)..].Trim().ToLowerInvariant()) : ("", "");
        if (name.Length > 0)
        {
            return true;
        }

        report.ElementsLost = true;
        report.Defect(location, $"'{text}' must be a class, a dot and a name, for example line.l1.");
        (_active, _activeIsPassedOver) = (null, true);
        return false;
    }
}
