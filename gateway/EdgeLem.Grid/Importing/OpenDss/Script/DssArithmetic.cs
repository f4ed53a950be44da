using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>
/// The arithmetic that OpenDSS allows wherever a number may stand in quotes or brackets: reverse Polish notation, as on a pocket calculator ("8 1000 /" is 0.008). Angles
/// are in degrees. The stack has ten places, filled with zeros.
/// </summary>
internal static class DssArithmetic
{
    private const int Depth = 10;

    private static readonly Dictionary<string, Func<double, double>> OneOperand = new(StringComparer.Ordinal)
    {
        ["sqr"] = x => x * x,
        ["sqrt"] = Math.Sqrt,
        ["inv"] = x => 1 / x,
        ["ln"] = Math.Log,
        ["log10"] = Math.Log10,
        ["exp"] = Math.Exp,
        ["sin"] = x => Math.Sin(double.DegreesToRadians(x)),
        ["cos"] = x => Math.Cos(double.DegreesToRadians(x)),
        ["tan"] = x => Math.Tan(double.DegreesToRadians(x)),
        ["asin"] = x => double.RadiansToDegrees(Math.Asin(x)),
        ["acos"] = x => double.RadiansToDegrees(Math.Acos(x)),
        ["atan"] = x => double.RadiansToDegrees(Math.Atan(x)),
    };

    private static readonly Dictionary<string, Func<double, double, double>> TwoOperands = new(StringComparer.Ordinal)
    {
        ["+"] = (y, x) => y + x,
        ["-"] = (y, x) => y - x,
        ["*"] = (y, x) => y * x,
        ["/"] = (y, x) => y / x,
        ["^"] = Math.Pow,
        ["atan2"] = (y, x) => double.RadiansToDegrees(Math.Atan2(y, x)),
    };

    /// <summary>Computes an expression.</summary>
    /// <param name="text">Numbers and operators, separated by blanks or commas.</param>
    /// <param name="result">What stands on top of the stack at the end.</param>
    /// <param name="complaint">Why there is no result; empty when there is one.</param>
    public static bool TryEvaluate(string text, out double result, out string complaint)
    {
        string[] words = text.ToLowerInvariant().Split([' ', '\t', ',', '\r'], StringSplitOptions.RemoveEmptyEntries);
        double[] stack = new double[Depth];
        bool isArithmetic = false;
        complaint = words.Length == 0 ? "there is no number." : "";
        foreach (string word in words)
        {
            if (DssValue.TryNumber(word, out double number))
            {
                Push(stack, number);
            }
            else if (TryApply(stack, word))
            {
                isArithmetic = true;
            }
            else
            {
                complaint = words.Length == 1 ? $"'{word}' is not a number." : $"'{word}' is neither a number nor an operator of OpenDSS.";
            }
        }

        result = stack[0];
        if (complaint.Length == 0 && words.Length > 1 && !isArithmetic)
        {
            complaint = $"'{text}' are {words.Length.ToString(CultureInfo.InvariantCulture)} numbers where one belongs.";
        }
        else if (complaint.Length == 0 && !double.IsFinite(result))
        {
            complaint = $"'{text}' gives no finite number.";
        }

        return complaint.Length == 0;
    }

    private static bool TryApply(double[] stack, string word)
    {
        if (OneOperand.TryGetValue(word, out Func<double, double>? one))
        {
            stack[0] = one(stack[0]);
        }
        else if (TwoOperands.TryGetValue(word, out Func<double, double, double>? two))
        {
            stack[1] = two(stack[1], stack[0]);
            RollDown(stack);
        }
        else
        {
            return TryMove(stack, word);
        }

        return true;
    }

    private static bool TryMove(double[] stack, string word)
    {
        switch (word)
        {
            case "pi":
                Push(stack, Math.PI);
                return true;
            case "swap":
                (stack[0], stack[1]) = (stack[1], stack[0]);
                return true;
            case "rollup":
                Push(stack, stack[0]);
                return true;
            case "rolldn":
                RollDown(stack);
                return true;
            default:
                return false;
        }
    }

    private static void Push(double[] stack, double number)
    {
        Array.Copy(stack, 0, stack, 1, Depth - 1);
        stack[0] = number;
    }

    private static void RollDown(double[] stack) => Array.Copy(stack, 1, stack, 0, Depth - 1);
}
