using System.Net;
using System.Net.Sockets;
using EdgeLem.Sim.Devices;
using static EdgeLem.Sim.Tests.Devices.ModbusFrames;

namespace EdgeLem.Sim.Tests.Devices;

public sealed class VirtualModbusServerTests : IAsyncLifetime
{
    private static readonly byte[] VoltageRequest = ReadRequest(4, 0, 2);

    private readonly VirtualModbusServer _server = new();
    private readonly VirtualSdm630 _meter = new(Sdm630Wiring.OnePhaseTwoWire);
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _meter.Update(MeterState.SinglePhase(new LineState(230, 0, 0, 0)));
        _server.Attach(1, _meter).Attach(7, new VirtualSunSpecInverter(new InverterRating(4000, 1), "sn")).Start();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_request_is_answered_with_its_transaction_and_unit()
    {
        using Socket client = await ConnectAsync();
        await client.SendAsync(Adu(0x1234, 1, VoltageRequest), _stop);

        Assert.Equal(Convert.FromHexString("123400000007010404" + "43660000"), await ReceiveAsync(client, 13));
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task Several_unit_ids_share_one_port()
    {
        using Socket client = await ConnectAsync();
        await client.SendAsync(Adu(1, 7, ReadRequest(3, 40000, 2)), _stop);

        // From the published test vectors: SunSpec probe.
        Assert.Equal(Convert.FromHexString("00010000000707030453756E53"), await ReceiveAsync(client, 13));
    }

    [Fact]
    public async Task An_unknown_unit_gets_the_gateway_exception()
    {
        using Socket client = await ConnectAsync();
        await client.SendAsync(Adu(9, 99, VoltageRequest), _stop);

        Assert.Equal(Convert.FromHexString("00090000000363840B"), await ReceiveAsync(client, 9));
        Assert.Equal(1, _server.Exceptions);
    }

    [Fact]
    public async Task A_request_may_come_byte_by_byte()
    {
        using Socket client = await ConnectAsync();
        foreach (byte part in Adu(5, 1, VoltageRequest))
        {
            await client.SendAsync(new[] { part }, _stop);
        }

        Assert.Equal([0, 5], (await ReceiveAsync(client, 13))[..2]);
    }

    [Fact]
    public async Task Pipelined_requests_are_answered_in_order_even_when_their_replies_exceed_the_buffers()
    {
        using Socket client = await ConnectAsync();
        byte[] requests = [.. Enumerable.Range(0, 500).SelectMany(i => Adu(i, 1, ReadRequest(4, 0, 80)))];
        Task sending = SendAllAsync(client, requests);
        for (int i = 0; i < 500; i++)
        {
            byte[] reply = await ReceiveAsync(client, 169);
            Assert.Equal(i, (reply[0] << 8) | reply[1]);
        }

        await sending;
        Assert.Equal(500, _server.Requests);
    }

    [Theory]
    [InlineData("000100010006010400000002")]
    [InlineData("0001000000010104")]
    [InlineData("0001000000FF0104")]
    public async Task A_malformed_header_closes_that_connection_only(string bytes)
    {
        using Socket other = await ConnectAsync();
        using Socket client = await ConnectAsync();
        await client.SendAsync(Convert.FromHexString(bytes), _stop);
        Assert.True(await IsClosedAsync(client));

        await other.SendAsync(Adu(1, 1, VoltageRequest), _stop);
        Assert.Equal(13, (await ReceiveAsync(other, 13)).Length);
        Assert.Equal(1, _server.Malformed);
    }

    [Fact]
    public async Task A_good_request_before_a_malformed_one_is_still_answered()
    {
        using Socket client = await ConnectAsync();
        await client.SendAsync((byte[])[.. Adu(1, 1, VoltageRequest), .. Convert.FromHexString("000200050006")], _stop);

        Assert.Equal(13, (await ReceiveAsync(client, 13)).Length);
        Assert.True(await IsClosedAsync(client));
    }

    [Fact]
    public async Task A_host_learns_which_request_was_swallowed_without_waiting_for_a_clock()
    {
        var swallowed = new TaskCompletionSource<SwallowedRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.RequestSwallowed = swallowed.SetResult;
        _meter.Fault = DeviceFault.Silent;
        using Socket client = await ConnectAsync();
        await client.SendAsync(Adu(77, 1, VoltageRequest), _stop);

        int clientPort = ((IPEndPoint)client.LocalEndPoint!).Port;
        Assert.Equal(new SwallowedRequest(_server.Port, clientPort, 77, 1, 4), await swallowed.Task.WaitAsync(_stop));
        Assert.Equal(1, _server.Swallowed);
        Assert.Equal(0, client.Available);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_at_once()
    {
        var clients = new List<Socket>();
        for (int i = 0; i < VirtualModbusServer.MaxConnections; i++)
        {
            clients.Add(await ConnectAsync());
            await clients[i].SendAsync(Adu(1, 1, VoltageRequest), _stop);
            await ReceiveAsync(clients[i], 13);
        }

        using Socket late = await ConnectAsync();
        Assert.True(await IsClosedAsync(late));
        Assert.Equal(VirtualModbusServer.MaxConnections, _server.Connections);
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Two_hundred_servers_in_one_process_all_answer()
    {
        var servers = new List<VirtualModbusServer>();
        for (int i = 0; i < 200; i++)
        {
            var server = new VirtualModbusServer();
            server.Attach(1, _meter).Start();
            servers.Add(server);
        }

        Assert.Equal(200, servers.Select(server => server.Port).Distinct().Count());
        foreach (VirtualModbusServer server in servers)
        {
            using Socket client = await ConnectAsync(server.Port);
            await client.SendAsync(Adu(1, 1, VoltageRequest), _stop);
            Assert.Equal(13, (await ReceiveAsync(client, 13)).Length);
        }

        await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_device_that_fails_closes_the_connection_and_is_reported_when_the_server_ends()
    {
        var server = new VirtualModbusServer();
        server.Attach(1, new FailingDevice()).Start();
        using Socket client = await ConnectAsync(server.Port);
        await client.SendAsync(Adu(1, 1, VoltageRequest), _stop);

        Assert.True(await IsClosedAsync(client));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await server.DisposeAsync());
    }

    [Fact]
    public void A_port_in_use_is_an_error_that_names_it()
    {
        var second = new VirtualModbusServer(new IPEndPoint(IPAddress.Loopback, _server.Port));

        IOException refusal = Assert.Throws<IOException>(second.Start);
        Assert.Contains($"127.0.0.1:{_server.Port}", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<Socket> ConnectAsync(int port = 0)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port == 0 ? _server.Port : port, _stop);
        return client;
    }

    private async Task SendAllAsync(Socket client, byte[] bytes)
    {
        for (int sent = 0; sent < bytes.Length;)
        {
            sent += await client.SendAsync(bytes.AsMemory(sent), _stop);
        }
    }

    private async Task<byte[]> ReceiveAsync(Socket client, int count)
    {
        byte[] bytes = new byte[count];
        for (int received = 0; received < count;)
        {
            int more = await client.ReceiveAsync(bytes.AsMemory(received), _stop);
            Assert.True(more > 0, $"The server closed the connection after {received} of {count} bytes.");
            received += more;
        }

        return bytes;
    }

    private async Task<bool> IsClosedAsync(Socket client)
    {
        try
        {
            return await client.ReceiveAsync(new byte[1], _stop) == 0;
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            return true;
        }
    }

    private sealed class FailingDevice : IVirtualDevice
    {
        public int Handle(ReadOnlySpan<byte> requestPdu, Span<byte> replyPdu) => throw new InvalidOperationException("The device is broken.");
    }
}
