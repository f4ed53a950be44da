using System.Diagnostics;
using System.Text;
using EdgeLem.Mqtt;

namespace EdgeLem.Broker.Tests;

/// <summary>Mosquitto's command line clients against our broker, where they are installed.</summary>
public sealed class RealPeerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Mosquitto_pub_reaches_a_local_subscription(int qos)
    {
        string program = FindOrSkip("mosquitto_pub");
        await using TestBroker broker = await TestBroker.StartAsync();
        var got = new List<BrokerMessage>();
        using IDisposable subscription = broker.Broker.SubscribeLocal("f/#", got.Add);
        using Process process = Start(program, broker, $"-i pub -V mqttv311 -q {qos} -t f/n1/orders -m hello -r");
        await process.WaitForExitAsync(TestBroker.Ct).WaitAsync(TestBroker.Guard, TestBroker.Ct);
        Assert.Equal(0, process.ExitCode);
        await TestBroker.UntilAsync(() => got.Count == 1, "the message is here");
        Assert.Equal(("pub", "f/n1/orders", (MqttQos)qos, true, "hello"), (got[0].SenderClientId, got[0].Topic, got[0].Qos, got[0].Retain, Encoding.ASCII.GetString(got[0].Payload.Span)));
    }

    [Fact]
    public async Task Mosquitto_sub_gets_retained_and_live_messages()
    {
        string program = FindOrSkip("mosquitto_sub");
        await using TestBroker broker = await TestBroker.StartAsync();
        broker.Broker.Publish("f/market/gate", "kept"u8.ToArray(), MqttQos.AtLeastOnce, retain: true);
        using Process process = Start(program, broker, "-i sub -V mqttv311 -q 1 -t f/# -C 3 -F %t|%q|%r|%p");
        Assert.Equal("f/market/gate|1|1|kept", await process.StandardOutput.ReadLineAsync(TestBroker.Ct).AsTask().WaitAsync(TestBroker.Guard, TestBroker.Ct));
        broker.Broker.Publish("f/n1/dispatch", "one"u8.ToArray(), MqttQos.AtLeastOnce);
        broker.Broker.Publish("f/n2/dispatch", "zero"u8.ToArray(), MqttQos.AtMostOnce);
        string rest = await process.StandardOutput.ReadToEndAsync(TestBroker.Ct).WaitAsync(TestBroker.Guard, TestBroker.Ct);
        Assert.Equal("f/n1/dispatch|1|0|one\nf/n2/dispatch|0|0|zero\n", rest);
    }

    [Fact]
    public async Task Mosquitto_with_protocol_5_is_told_that_it_is_not_spoken()
    {
        string program = FindOrSkip("mosquitto_pub");
        await using TestBroker broker = await TestBroker.StartAsync();
        using Process process = Start(program, broker, "-i pub -V mqttv5 -q 1 -t t -m hello");
        await process.WaitForExitAsync(TestBroker.Ct).WaitAsync(TestBroker.Guard, TestBroker.Ct);
        Assert.NotEqual(0, process.ExitCode);
        Assert.Equal(1, broker.Broker.ReadStatistics().ConnectsRefused);
    }

    private static Process Start(string program, TestBroker broker, string arguments) => Process.Start(
        new ProcessStartInfo(program, $"-h 127.0.0.1 -p {broker.EndPoint.Port} {arguments}") { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static string FindOrSkip(string program)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"Skipped: {program} is not installed.");
        return path!;
    }
}
