using System.Runtime.CompilerServices;

// On .NET the node's core is one assembly; on the device it is two, because an assembly there holds at most 64 KiB of code.
[assembly: InternalsVisibleTo("EdgeLem.Node.Esp32")]
