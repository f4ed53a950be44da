return await EdgeLem.Node.Linux.Commands.NodeCommandLine.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
