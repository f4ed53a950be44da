using System.Buffers.Binary;

namespace EdgeLem.Node.Linux.Ports;

/// <summary>
/// The terminal attributes of a raw line. The structure is handled as bytes: c_iflag at 0, c_cflag at 8, c_cc behind c_line at 17, host byte order,
/// on every architecture that .NET runs on under Linux. Source: asm-generic/termbits.h.
/// </summary>
internal static class Termios
{
    /// <summary>Room for the structure: 60 bytes with glibc and musl.</summary>
    public const int Length = 128;

    private const int InputFlags = 0;
    private const int ControlFlags = 8;
    private const int ControlCharacters = 17;
    private const int TimeCharacter = 5;
    private const int MinimumCharacter = 6;

    private const uint CheckParity = 0x10;
    private const uint TwoStopBits = 0x40;
    private const uint EnableReceiver = 0x80;
    private const uint EnableParity = 0x100;
    private const uint OddParity = 0x200;
    private const uint IgnoreModemLines = 0x800;
    private const uint HardwareHandshake = 0x80000000;

    private static readonly Dictionary<int, uint> SpeedCodes = new()
    {
        [1200] = 0x9, [2400] = 0xB, [4800] = 0xC, [9600] = 0xD, [19200] = 0xE, [38400] = 0xF, [57600] = 0x1001, [115200] = 0x1002,
    };

    /// <summary>The attributes that a line shall have, made from those that it has: raw, no handshake, reads that return at once.</summary>
    /// <param name="attributes">What the line has now; changed in place.</param>
    /// <param name="settings">Valid settings.</param>
    public static void Shape(byte[] attributes, SerialSettings settings)
    {
        Libc.MakeRaw(ref attributes[0]);
        _ = Libc.SetSpeed(ref attributes[0], SpeedCodes[settings.BaudRate]);
        uint control = Get(attributes, ControlFlags) & ~(TwoStopBits | EnableParity | OddParity | HardwareHandshake);
        control |= EnableReceiver | IgnoreModemLines;
        control |= settings.StopBits == 2 ? TwoStopBits : 0;
        control |= settings.Parity == SerialParity.None ? 0 : EnableParity;
        control |= settings.Parity == SerialParity.Odd ? OddParity : 0;
        Put(attributes, ControlFlags, control);

        // With INPCK and without PARMRK a byte of wrong parity arrives as 0, so that the frame's check sum fails.
        uint input = Get(attributes, InputFlags) & ~CheckParity;
        Put(attributes, InputFlags, input | (settings.Parity == SerialParity.None ? 0 : CheckParity));
        attributes[ControlCharacters + TimeCharacter] = 0;
        attributes[ControlCharacters + MinimumCharacter] = 0;
    }

    /// <summary>Whether two sets of attributes agree in what <see cref="Shape"/> asks for: a driver may take a setting without having it.</summary>
    /// <param name="wanted">What was asked for.</param>
    /// <param name="actual">What the line shows.</param>
    public static bool Agree(byte[] wanted, byte[] actual) => Get(wanted, ControlFlags) == Get(actual, ControlFlags);

    private static uint Get(byte[] attributes, int offset) => BitConverter.ToUInt32(attributes, offset);

    private static void Put(byte[] attributes, int offset, uint value)
    {
        if (BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(attributes.AsSpan(offset), value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(attributes.AsSpan(offset), value);
        }
    }
}
