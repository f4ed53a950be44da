using System.Runtime.InteropServices;
using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Relays;

/// <summary>The calls of the machine's own kernel.</summary>
internal sealed class GpioKernel : IGpioKernel
{
    /// <inheritdoc/>
    public int Open(string path) => Libc.Open(path, Libc.ReadWrite | Libc.CloseOnExec);

    /// <inheritdoc/>
    public int Control(int file, uint request, byte[] argument) => Libc.Control(file, request, ref argument[0]);

    /// <inheritdoc/>
    public void Close(int file) => _ = Libc.Close(file);

    /// <inheritdoc/>
    public (int Number, string Words) LastError()
    {
        int error = Marshal.GetLastPInvokeError();
        return (error, Marshal.GetPInvokeErrorMessage(error));
    }
}
