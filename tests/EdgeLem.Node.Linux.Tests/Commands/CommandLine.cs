using EdgeLem.Node.Linux.Commands;

namespace EdgeLem.Node.Linux.Tests.Commands;

/// <summary>Runs a command and keeps what it prints.</summary>
internal sealed record CommandLine(int Code, string Output, string Error)
{
    public static async Task<CommandLine> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await NodeCommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return new CommandLine(code, output.ToString(), error.ToString());
    }
}
