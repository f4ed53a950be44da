using System.Runtime.InteropServices;

namespace EdgeLem.Sim.Devices.Lines;

/// <summary>The calls of the C library that a pseudo-terminal needs, with Linux's numbers. Sources: pty(7), posix_openpt(3), ptsname(3), termios(3), poll(2).</summary>
internal static class PtyCalls
{
    public const int ReadWrite = 0x2;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int TryAgain = 11;
    public const int Interrupted = 4;
    public const short PollIn = 0x1;
    public const int SetNow = 0;

    /// <summary>Room for struct termios: 60 bytes with glibc and musl.</summary>
    public const int TermiosLength = 128;

    private const string Library = "libc";

    [DllImport(Library, EntryPoint = "posix_openpt", SetLastError = true)]
    public static extern int OpenMaster(int flags);

    [DllImport(Library, EntryPoint = "grantpt", SetLastError = true)]
    public static extern int Grant(int master);

    [DllImport(Library, EntryPoint = "unlockpt", SetLastError = true)]
    public static extern int Unlock(int master);

    [DllImport(Library, EntryPoint = "ptsname_r", SetLastError = true)]
    public static extern int NameOf(int master, ref byte name, nuint length);

    [DllImport(Library, EntryPoint = "open", SetLastError = true)]
    public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport(Library, EntryPoint = "close", SetLastError = true)]
    public static extern int Close(int file);

    [DllImport(Library, EntryPoint = "read", SetLastError = true)]
    public static extern nint Read(int file, ref byte buffer, nuint count);

    [DllImport(Library, EntryPoint = "write", SetLastError = true)]
    public static extern nint Write(int file, ref readonly byte buffer, nuint count);

    [DllImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static extern int Poll(ref PollEntry entry, nuint count, int timeoutMs);

    [DllImport(Library, EntryPoint = "tcgetattr", SetLastError = true)]
    public static extern int GetAttributes(int file, ref byte termios);

    [DllImport(Library, EntryPoint = "tcsetattr", SetLastError = true)]
    public static extern int SetAttributes(int file, int when, ref byte termios);

    [DllImport(Library, EntryPoint = "cfmakeraw")]
    public static extern void MakeRaw(ref byte termios);

    /// <summary>One entry of <c>poll</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int File;
        public short Events;
        public short ReturnedEvents;
    }
}
