namespace EdgeLem.Node.Linux.Relays;

/// <summary>The system calls that a GPIO line needs, so that tests can stand in for the kernel.</summary>
internal interface IGpioKernel
{
    /// <summary>Opens a chip.</summary>
    /// <returns>A file descriptor; negative on failure.</returns>
    public int Open(string path);

    /// <summary>ioctl(2) with a structure.</summary>
    /// <returns>Negative on failure.</returns>
    public int Control(int file, uint request, byte[] argument);

    /// <summary>Closes a chip or gives a line back.</summary>
    public void Close(int file);

    /// <summary>Number and words of the last failure on this thread.</summary>
    public (int Number, string Words) LastError();
}
