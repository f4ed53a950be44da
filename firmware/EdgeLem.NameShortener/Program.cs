using System.CommandLine;
using EdgeLem.NameShortener.Commands;

ParseResult parsed = ShortenerCommandLine.Create(Console.In, Console.Out, Console.Error).Parse(args);
int exitCode = await parsed.InvokeAsync().ConfigureAwait(false);

// Bad usage exits 2, as EdgeLem's other programs do; the library's own code is 1.
return parsed.Errors.Count > 0 ? 2 : exitCode;
