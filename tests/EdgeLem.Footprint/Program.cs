using System.CommandLine;
using EdgeLem.Footprint;

ParseResult parsed = FootprintCommand.Create().Parse(args);
int exitCode = await parsed.InvokeAsync();

// Bad usage exits 2, as the simulator does; the library's own code is 1.
return parsed.Errors.Count > 0 ? 2 : exitCode;
