using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>A property's value, with the readings that elements need. A reading that fails is reported and leaves the element as it was.</summary>
internal sealed record DssValue(DssParameter Parameter, string Property, string Owner, DssReport Report)
{
    private List<List<DssParameter>>? _rows;

    public string Text => Parameter.Text;

    public string Lower => Parameter.Text.Trim().ToLowerInvariant();

    public SourceLocation Location => Parameter.Location;

    public bool IsQuoted => Parameter.IsQuoted;

    /// <summary>The elements of an array as values of the same property.</summary>
    public IReadOnlyList<DssValue> Elements => [.. Rows.SelectMany(row => row).Select(element => this with { Parameter = element, _rows = null })];

    private List<List<DssParameter>> Rows => _rows ??= new DssScanner(Text, Location, Report).Rows();

    public void Number(Action<double> set)
    {
        if (TryGetNumber(out double number, out string complaint))
        {
            set(number);
        }
        else
        {
            Reject(complaint);
        }
    }

    public void Positive(Action<double> set) => Number(number =>
    {
        if (number > 0)
        {
            set(number);
        }
        else
        {
            Reject(string.Create(CultureInfo.InvariantCulture, $"{number} must be greater than 0."));
        }
    });

    public void Whole(Action<int> set) => Number(number =>
    {
        if (number is >= 0 and <= 10_000_000 && number == Math.Floor(number))
        {
            set((int)number);
        }
        else
        {
            Reject(string.Create(CultureInfo.InvariantCulture, $"{number} must be a whole number from 0 to 10000000."));
        }
    });

    public void Flag(Action<bool> set)
    {
        switch (Lower)
        {
            case "y" or "yes" or "t" or "true":
                set(true);
                break;
            case "n" or "no" or "f" or "false":
                set(false);
                break;
            default:
                Reject($"'{Text}' must be yes or no.");
                break;
        }
    }

    public void Numbers(Action<double[]> set)
    {
        IReadOnlyList<DssValue> elements = Elements;
        if (elements.Any(element => element.Lower is "+" or "-" or "*" or "/" or "sqrt" or "sqr"))
        {
            // An array of one number written as arithmetic: "(4.16 3 sqrt /)".
            Number(number => set([number]));
            return;
        }

        double[] numbers = new double[elements.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!elements[i].TryGetNumber(out numbers[i], out string complaint))
            {
                Reject(complaint);
                return;
            }
        }

        set(numbers);
    }

    public void Pair(Action<double, double> set) => Numbers(numbers =>
    {
        if (numbers.Length == 2)
        {
            set(numbers[0], numbers[1]);
        }
        else
        {
            Reject($"'{Text}' must be two numbers.");
        }
    });

    /// <summary>A symmetrical matrix by rows, full or its lower triangle; of what is given twice the later counts.</summary>
    public void SymmetricalMatrix(int order, Action<double[,]> set)
    {
        List<List<DssParameter>> rows = [.. Rows.Where(row => row.Count > 0)];
        if (rows.Count != order || rows.Where((row, index) => row.Count <= index || row.Count > order).Any())
        {
            Reject(FormattableString.Invariant($"'{Text}' must be a matrix of {order} rows, full or its lower triangle, for {order} conductors."));
            return;
        }

        double[,] matrix = new double[order, order];
        for (int row = 0; row < order; row++)
        {
            for (int column = 0; column < rows[row].Count; column++)
            {
                if (!(this with { Parameter = rows[row][column] }).TryGetNumber(out double number, out string complaint))
                {
                    Reject(complaint);
                    return;
                }

                matrix[row, column] = matrix[column, row] = number;
            }
        }

        set(matrix);
    }

    /// <summary>Star or delta.</summary>
    public void Connection(Action<LoadConnection> set)
    {
        switch (Lower)
        {
            case "ln" or "w" or "wye" or ['y', ..]:
                set(LoadConnection.Star);
                break;
            case "ll" or ['d', ..]:
                set(LoadConnection.Delta);
                break;
            default:
                Reject($"'{Text}' must be wye or delta.");
                break;
        }
    }

    /// <summary>Accepts only the one value that changes nothing.</summary>
    public void Require(string accepted)
    {
        bool isSame = TryGetNumber(out double number, out _) && TryNumber(accepted, out double wanted)
            ? number == wanted
            : Lower == accepted || (accepted is "yes" or "no" && Lower is ['y' or 't' or 'n' or 'f', ..] && (Lower[0] is 'y' or 't') == (accepted == "yes"));
        if (!isSame)
        {
            Reject($"'{Text}' is not supported; only {accepted} is.");
        }
    }

    public void Reject(string message) => Report.Defect(Location, $"{Owner}: {Property}: {message}");

    public void Note(string message) => Report.Note(Location, $"{Owner}: {Property}: {message}");

    public bool TryGetNumber(out double number, out string complaint)
    {
        if (IsQuoted)
        {
            return DssArithmetic.TryEvaluate(Text, out number, out complaint);
        }

        bool isNumber = TryNumber(Text, out number);
        complaint = isNumber ? "" : $"'{Text}' is not a number.";
        return isNumber;
    }

    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
