using System.Buffers.Binary;
using System.Text;

namespace EdgeLem.Node.Linux.Relays;

/// <summary>
/// The structures of the kernel's GPIO character device, version 2 (linux/gpio.h, Linux 5.10 and later), for one output line. Every field has a fixed width and the padding is written out
/// in the header, so the layout is the same on arm, arm64 and x86-64; a number of an ioctl holds its structure's length.
/// </summary>
internal static class GpioLineRequest
{
    /// <summary><c>GPIO_V2_GET_LINE_IOCTL</c>: read and write, 592 bytes, 0xB4, 7.</summary>
    public const uint Take = 0xC250B407;

    /// <summary><c>GPIO_V2_LINE_SET_VALUES_IOCTL</c>: read and write, 16 bytes, 0xB4, 15.</summary>
    public const uint SetValues = 0xC010B40F;

    /// <summary>Length of <c>struct gpio_v2_line_request</c>.</summary>
    public const int Length = 592;

    /// <summary>Length of <c>struct gpio_v2_line_values</c>: the values and which of them count, 64 bits each.</summary>
    public const int ValuesLength = 16;

    private const int ConsumerAt = 256;
    private const int FlagsAt = 288;
    private const int AttributeCountAt = 296;
    private const int AttributesAt = 320;
    private const int LineCountAt = 560;
    private const int FileAt = 588;

    // enum gpio_v2_line_flag, enum gpio_v2_line_attr_id
    private const ulong ActiveLow = 1 << 1;
    private const ulong Output = 1 << 3;
    private const uint OutputValues = 2;

    /// <summary>Asks for a line as an output that is inactive from the first moment, so that the relay does not click.</summary>
    /// <param name="settings">The line.</param>
    public static byte[] Inactive(RelaySettings settings)
    {
        byte[] request = new byte[Length];
        BinaryPrimitives.WriteUInt32LittleEndian(request, (uint)settings.Line);
        Encoding.ASCII.GetBytes("edgelem", request.AsSpan(ConsumerAt));
        BinaryPrimitives.WriteUInt64LittleEndian(request.AsSpan(FlagsAt), Output | (settings.IsActiveLow ? ActiveLow : 0));
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(AttributeCountAt), 1);

        // One attribute: id, padding, values (bit 0 = our only line: inactive), mask (bit 0).
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(AttributesAt), OutputValues);
        BinaryPrimitives.WriteUInt64LittleEndian(request.AsSpan(AttributesAt + 16), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(LineCountAt), 1);
        return request;
    }

    /// <summary>The line's file descriptor in a request that the kernel has answered.</summary>
    /// <param name="request">The request.</param>
    public static int FileOf(byte[] request) => BinaryPrimitives.ReadInt32LittleEndian(request.AsSpan(FileAt));

    /// <summary>Sets the only line of a request.</summary>
    /// <param name="isActive">Whether it is to be active; the kernel knows which level that is.</param>
    public static byte[] Values(bool isActive)
    {
        byte[] values = new byte[ValuesLength];
        values[0] = isActive ? (byte)1 : (byte)0;
        values[8] = 1;
        return values;
    }
}
