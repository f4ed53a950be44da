using System.Reflection;

namespace EdgeLem.Footprint.Heap;

/// <summary>
/// Walks the objects of the program, built on .NET, and counts what they take on the device. An object is counted once, in the first walk that meets it. Objects of
/// classes that are not in the image are not counted: on .NET the program has every driver.
/// </summary>
/// <param name="names">Full names of the classes that are in the image; null counts all.</param>
internal sealed class HeapWalk(IReadOnlySet<string>? names = null)
{
    private const BindingFlags OwnFields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Counts what can be reached from an object and was in no walk before.</summary>
    /// <param name="roots">Objects; null counts nothing.</param>
    public HeapCount From(params object?[] roots)
    {
        var count = new HeapCount();
        var open = new Stack<(object? Value, string Owner)>(roots.Select(root => (root, "(root)")));
        while (open.TryPop(out (object? Value, string Owner) next))
        {
            Visit(next.Value, next.Owner, count, open);
        }

        return count;
    }

    private void Visit(object? value, string owner, HeapCount count, Stack<(object?, string)> open)
    {
        if (value is null or IStandIn)
        {
            return;
        }

        if (value is string text && ReferenceEquals(string.IsInterned(text), text))
        {
            // On the device each evaluation of a text in the code makes a cell of its own.
            count.AddHeld(owner, DeviceCells.Text(text, true));
        }
        else if (value.GetType().IsValueType)
        {
            count.AddHeld(owner, DeviceCells.Boxed);
        }
        else if (_seen.Add(value))
        {
            VisitNew(value, owner, count, open);
        }
    }

    private void VisitNew(object value, string owner, HeapCount count, Stack<(object?, string)> open)
    {
        switch (value)
        {
            case string text:
                count.AddHeld(owner, DeviceCells.Text(text, false));
                break;
            case Array array:
                Type element = array.GetType().GetElementType()!;
                count.AddHeld(owner, DeviceCells.Array(element, array.Length));
                Push(element.IsValueType ? [] : array.Cast<object?>(), owner, open);
                break;
            case Delegate handler:
                count.AddHeld(owner, DeviceCells.Delegate);
                open.Push((handler.Target, owner));
                break;
            default:
                VisitObject(value, count, open);
                break;
        }
    }

    private void VisitObject(object value, HeapCount count, Stack<(object?, string)> open)
    {
        Type type = value.GetType();
        string name = ProgramTypes.NameOf(type);
        if (!ProgramTypes.IsOfProgram(type))
        {
            VisitLibrary(value, count, open);
            return;
        }

        if (names is not null && !names.Contains(ProgramTypes.FullNameOf(type)))
        {
            return;
        }

        FieldInfo[] fields = [.. FieldsOf(type)];
        count.AddObject(name, DeviceCells.Object(fields.Length));
        Push(fields.Where(field => !field.FieldType.IsValueType).Select(field => field.GetValue(value)), name, open);
    }

    private static void VisitLibrary(object value, HeapCount count, Stack<(object?, string)> open)
    {
        string name = ProgramTypes.NameOf(value.GetType());
        if (!LibraryObjects.TryTell(value, out int bytes, out IEnumerable<object?> held))
        {
            count.Unknown.Add(name);
            return;
        }

        count.AddObject(name, bytes);
        Push(held, name, open);
    }

    private static void Push(IEnumerable<object?> values, string owner, Stack<(object?, string)> open)
    {
        foreach (object? value in values)
        {
            open.Push((value, owner));
        }
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(OwnFields))
            {
                yield return field;
            }
        }
    }
}
