// Method   The interpreter's heap is cut into cells of 12 bytes (32-bit devices). An object is a header cell and one cell per field, whatever the field's type;
//          arrays of numbers are packed behind a header of 20 bytes; an element that refers to an object or is a structure of the library takes a cell.
//          A text that stands in the code is a header cell that points into the flash; any other text is kept behind one, as UTF-8 with a zero.
// Source   nanoframework/nf-interpreter, src/CLR/Include/nanoCLR_Runtime__HeapBlock.h and src/CLR/Core/Execution.cpp, 1.17.
using System.Text;

namespace EdgeLem.Footprint.Heap;

/// <summary>What things take on the device's heap, bytes.</summary>
internal static class DeviceCells
{
    /// <summary>A cell.</summary>
    public const int CellBytes = 12;

    /// <summary>A number or truth value in a variable of type object: header and value.</summary>
    public const int Boxed = 2 * CellBytes;

    /// <summary>A delegate: list node, method, type and object.</summary>
    public const int Delegate = 3 * CellBytes;

    private const int ArrayHeaderBytes = 20;

    /// <summary>An object.</summary>
    /// <param name="fields">Its fields, inherited ones too.</param>
    public static int Object(int fields) => CellBytes * (1 + fields);

    /// <summary>An array.</summary>
    /// <param name="element">Type of its elements on .NET.</param>
    /// <param name="length">Number of elements.</param>
    public static int Array(Type element, int length) => Rounded(ArrayHeaderBytes + (length * ElementBytes(element)));

    /// <summary>A text.</summary>
    /// <param name="text">It.</param>
    /// <param name="isLiteral">Whether it stands in the code.</param>
    public static int Text(string text, bool isLiteral) => isLiteral ? CellBytes : Rounded(CellBytes + Encoding.UTF8.GetByteCount(text) + 1);

    private static int ElementBytes(Type element) => Type.GetTypeCode(element) switch
    {
        TypeCode.Boolean or TypeCode.SByte or TypeCode.Byte => 1,
        TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
        _ => CellBytes,
    };

    private static int Rounded(int bytes) => (bytes + CellBytes - 1) / CellBytes * CellBytes;
}
