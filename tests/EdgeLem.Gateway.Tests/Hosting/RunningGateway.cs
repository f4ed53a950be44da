using EdgeLem.Gateway.Configuration;
using EdgeLem.Gateway.Hosting;
using EdgeLem.Gateway.Rounds;

namespace EdgeLem.Gateway.Tests.Hosting;

/// <summary>A gateway service on a clock that the test steps.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    private RunningGateway(GatewayService service, SteppedClock clock, RecordingLog log)
    {
        (Service, Clock, Log) = (service, clock, log);
        Run = service.RunAsync(_stop.Token);
    }

    public GatewayService Service { get; }

    public SteppedClock Clock { get; }

    public RecordingLog Log { get; }

    public Task Run { get; }

    public static async Task<RunningGateway> StartAsync(GatewayConfiguration configuration, long startS, params IRoundObserver[] observers)
    {
        var clock = new SteppedClock(startS);
        var log = new RecordingLog();
        GatewayService service = await GatewayService.StartAsync(configuration, new GatewaySurroundings { Time = clock, Logging = log, Observers = observers });
        return new RunningGateway(service, clock, log);
    }

    /// <summary>Lets the clock run until a second is over, which is when the service handles it.</summary>
    public Task StepToAsync(long nowS) => Clock.StepToAsync(nowS + 1, Run);

    /// <summary>Ends the loop in order and closes everything.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Run;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Run.ContinueWith(_ => { }, TaskScheduler.Default);
        await Service.DisposeAsync();
        _stop.Dispose();
    }
}
