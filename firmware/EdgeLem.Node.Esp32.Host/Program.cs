using System;

return await EdgeLem.Node.Esp32.Host.Commands.HostCommandLine.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
