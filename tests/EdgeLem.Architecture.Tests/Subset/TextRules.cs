using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>
/// Numbers and enums on their way to text: ToString, interpolation, concatenation, string.Format, string.Concat and StringBuilder. A number already held as
/// <c>object</c> is out of sight here.
/// </summary>
internal static partial class TextRules
{
    public static void Check(CheckedSource source, ViolationList violations)
    {
        foreach (IOperation operation in source.Operations)
        {
            foreach (TextUse use in UsesIn(operation))
            {
                if (RuleFor(use) is { } rule)
                {
                    violations.Add(use.Value.Syntax, rule);
                }
            }
        }
    }

    private static IEnumerable<TextUse> UsesIn(IOperation operation) => operation switch
    {
        IInvocationOperation call => UsesInCall(call),
        IInterpolationOperation hole => [new TextUse(hole.Expression, Literal(hole.FormatString), true)],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
            [Plain(sum.LeftOperand), Plain(sum.RightOperand)],
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => [Plain(sum.Value)],
        _ => [],
    };

    private static IEnumerable<TextUse> UsesInCall(IInvocationOperation call) => (call.TargetMethod.ContainingType.ToDisplayString(), call.TargetMethod.Name) switch
    {
        (_, "ToString") when call.Instance is not null => [ToStringUse(call)],
        ("string", "Format") => FormatUses(call),
        ("string", "Concat") => ValuesFrom(call, 0).Select(Plain),
        ("System.Text.StringBuilder", "Append") => call.Arguments.Select(a => Plain(a.Value)).Take(1),
        _ => [],
    };

    private static TextUse ToStringUse(IInvocationOperation call) => call.Arguments switch
    {
        [] => Plain(call.Instance!),
        [{ Value: var format }] => new TextUse(call.Instance!, Literal(format), Literal(format) is not null),
        _ => new TextUse(call.Instance!, null, false),
    };

    private static IEnumerable<TextUse> FormatUses(IInvocationOperation call)
    {
        string? pattern = Literal(call.Arguments[0].Value);
        IOperation[] values = [.. ValuesFrom(call, 1)];
        if (pattern is null)
        {
            return values.Select(value => new TextUse(value, null, false));
        }

        return Placeholder().Matches(pattern.Replace("{{", "", StringComparison.Ordinal))
            .Select(match => (Index: int.Parse(match.Groups["index"].Value, System.Globalization.CultureInfo.InvariantCulture), Format: match.Groups["format"]))
            .Where(hole => hole.Index < values.Length)
            .Select(hole => new TextUse(values[hole.Index], hole.Format.Success ? hole.Format.Value : null, true));
    }

    // The values of a params array that the compiler made; an array made elsewhere is out of sight.
    private static IEnumerable<IOperation> ValuesFrom(IInvocationOperation call, int first) => call.Arguments.Skip(first).SelectMany(argument =>
        argument.Value is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : [argument.Value]);

    private static TextUse Plain(IOperation value) => new(value, null, true);

    private static string? Literal(IOperation? value) => value?.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    private static SubsetRule? RuleFor(TextUse use)
    {
        ITypeSymbol? type = Unboxed(use.Value).Type;
        if (type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Enum })
        {
            return SubsetRules.EnumText;
        }

        return type?.SpecialType switch
        {
            SpecialType.System_Double or SpecialType.System_Single => RuleForFormat(use, FractionFormat()),
            >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => use is { IsKnown: true, Format: null } ? null : RuleForFormat(use, IntegerFormat()),
            _ => null,
        };
    }

    private static SubsetRule? RuleForFormat(TextUse use, Regex allowed) => use switch
    {
        { IsKnown: true, Format: null } => SubsetRules.NumberText,
        { Format: { } format } when allowed.IsMatch(format) => null,
        _ => SubsetRules.NumberFormat,
    };

    private static IOperation Unboxed(IOperation value)
    {
        while (value is IConversionOperation { Type.IsReferenceType: true, OperatorMethod: null } boxing)
        {
            value = boxing.Operand;
        }

        return value;
    }

    [GeneratedRegex(@"\{(?<index>\d+)(,-?\d+)?(:(?<format>[^}]*))?\}")]
    private static partial Regex Placeholder();

    // E gives wrong digits on the device and G without digits is ToString(), so neither is here.
    [GeneratedRegex(@"^[FfN]\d{1,2}$")]
    private static partial Regex FractionFormat();

    [GeneratedRegex(@"^[DXxFfNG]\d{0,2}$")]
    private static partial Regex IntegerFormat();

    /// <summary>A value that becomes text.</summary>
    /// <param name="Value">The value before boxing.</param>
    /// <param name="Format">The format, null when none is written.</param>
    /// <param name="IsKnown">False when a format is written but not as a literal.</param>
    private sealed record TextUse(IOperation Value, string? Format, bool IsKnown);
}
