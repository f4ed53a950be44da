using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace EdgeLem.Footprint.Payload;

/// <summary>The instructions of a method, and the bytes that they take on the device.</summary>
internal static class Instructions
{
    /// <summary>A handler of exceptions takes this many bytes after the instructions.</summary>
    private const int HandlerBytes = 12;

    private const int LongCode = 0xFE;

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>Bytes of a method's body on the device: tokens of methods, fields, types and strings and the targets of long branches take 2 bytes instead of 4.</summary>
    /// <param name="body">The body.</param>
    public static int DeviceBytes(MethodBodyBlock body)
    {
        ImmutableArray<ExceptionRegion> handlers = body.ExceptionRegions;
        return Of(body).Sum(instruction => instruction.Code.Size + OperandBytes(instruction)) + (handlers.Length == 0 ? 0 : (handlers.Length * HandlerBytes) + 1);
    }

    /// <summary>The instructions in order.</summary>
    /// <param name="body">The body.</param>
    /// <returns>Code and operand; the operand is the token, for a switch the number of its targets, and otherwise of no meaning.</returns>
    public static IEnumerable<(OpCode Code, int Operand)> Of(MethodBodyBlock body)
    {
        byte[] bytes = body.GetILBytes() ?? [];
        for (int place = 0; place < bytes.Length;)
        {
            OpCode code = Codes[bytes[place] == LongCode ? (bytes[place] << 8) | bytes[place + 1] : bytes[place]];
            place += code.Size;
            int operand = Length(code.OperandType) >= 4 ? BitConverter.ToInt32(bytes, place) : 0;
            place += Length(code.OperandType) + (code.OperandType == OperandType.InlineSwitch ? 4 * operand : 0);
            yield return (code, operand);
        }
    }

    private static int OperandBytes((OpCode Code, int Operand) instruction) => instruction.Code.OperandType switch
    {
        OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineString or OperandType.InlineBrTarget => 2,
        OperandType.InlineSwitch => 1 + (2 * instruction.Operand),
        OperandType kind => Length(kind),
    };

    private static int Length(OperandType kind) => kind switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
