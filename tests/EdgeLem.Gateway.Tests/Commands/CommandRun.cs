using EdgeLem.Gateway.Commands;

namespace EdgeLem.Gateway.Tests.Commands;

/// <summary>A command run in process: what it ended with and what it printed.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await GatewayCommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
