using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>A property's value, with the readings that elements need. A reading that fails is reported and leaves the element as it was.</summary>
internal sealed record DssValue(DssParameter Parameter, string Property, string Owner, DssReport Report)
{
    public string Text => Parameter.Text;

    public string Lower => Parameter.Text.Trim().ToLowerInvariant();

    public SourceLocation Location => Parameter.Location;

    public void Number(Action<double> set)
    {
        if (TryNumber(Text, out double number))
        {
            set(number);
        }
        else
        {
            Reject($"'{Text}' is not a number. Arithmetic in scripts is not supported: write the result.");
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

    public string[] Words() => Text.Split([' ', '\t', ',', '\r'], StringSplitOptions.RemoveEmptyEntries);

    public void Numbers(Action<double[]> set)
    {
        string[] words = Words();
        double[] numbers = new double[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (!TryNumber(words[i], out numbers[i]))
            {
                Reject($"'{words[i]}' is not a number.");
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

    /// <summary>Accepts only the one value that changes nothing.</summary>
    public void Require(string accepted)
    {
        bool isSame = TryNumber(Text, out double number) && TryNumber(accepted, out double wanted) ? number == wanted : Lower == accepted;
        if (!isSame)
        {
            Reject($"'{Text}' is not supported; only {accepted} is.");
        }
    }

    public void Reject(string message) => Report.Defect(Location, $"{Owner}: {Property}: {message}");

    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
