using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace EdgeLem.NameShortener.Metadata;

/// <summary>The types whose token an assembly's code takes, as typeof does: what is read by name is read through them.</summary>
internal static class TypeTokens
{
    private const int LongCode = 0xFE;

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>Finds them.</summary>
    /// <param name="file">The assembly.</param>
    /// <returns>Definitions and references; a type may come more than once.</returns>
    public static IEnumerable<EntityHandle> Of(PEReader file)
    {
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
            .Where(method => method.RelativeVirtualAddress != 0)
            .SelectMany(method => Of(file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? []))
            .Where(token => token.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference);
    }

    private static IEnumerable<EntityHandle> Of(byte[] code)
    {
        for (int place = 0; place < code.Length;)
        {
            OpCode instruction = Codes[code[place] == LongCode ? (code[place] << 8) | code[place + 1] : code[place]];
            place += instruction.Size;
            if (instruction == OpCodes.Ldtoken)
            {
                yield return MetadataTokens.EntityHandle(BitConverter.ToInt32(code, place));
            }

            place += LengthOf(instruction.OperandType, code.AsSpan(place));
        }
    }

    private static int LengthOf(OperandType kind, ReadOnlySpan<byte> operand) => kind switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(operand)),
        _ => 4,
    };
}
