using System.CommandLine;
using System.Net;
using EdgeLem.Bench.Measuring;
using EdgeLem.Modbus;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Nodes;
using EdgeLem.Sim.Running;

namespace EdgeLem.Bench;

/// <summary>The command <c>modbus</c>: a node's master against a virtual SDM630 over TCP on the loopback, as the simulator uses them.</summary>
internal static class ModbusCommand
{
    private const int TransactionsPerWorker = 5_000;
    private const byte UnitId = 1;

    /// <summary>First input register and number of registers of the meter's fast group: voltages, currents, powers.</summary>
    private const int FastAddress = 0;
    private const int FastCount = 30;

    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new BenchOptions(7).AddTo(new Command("modbus", "Modbus TCP transactions between a master and a virtual SDM630 on the loopback."), (_, sampling) => [Measure(sampling)]);

    private static BenchTable Measure(Sampling sampling)
    {
        var table = new BenchTable(
            $"Modbus TCP: reads of {FastCount} registers, one meter and one connection per worker",
            "workers", "transactions/s", "us/transaction min", "us/transaction median", "cpu us/transaction", "bytes/transaction", "rate ratio");
        double single = 0;
        foreach (int workers in new[] { 1, 2, 4 })
        {
            Samples samples = MeasureWorkers(workers, sampling);
            single = workers == 1 ? samples.PerSecond : single;
            table.Add(workers, samples.PerSecond, samples.MinUs, samples.MedianUs, samples.ProcessorUs, samples.Bytes, samples.PerSecond / single);
        }

        return table;
    }

    private static Samples MeasureWorkers(int workers, Sampling sampling)
    {
        Line[] lines = [.. Enumerable.Range(0, workers).Select(_ => new Line())];
        using var team = new WorkerTeam(workers);
        try
        {
            return sampling.Of((long)workers * TransactionsPerWorker, () => team.ForEach(workers, worker => lines[worker].Read(TransactionsPerWorker)));
        }
        finally
        {
            Array.ForEach(lines, line => line.Dispose());
        }
    }

    /// <summary>A meter, its server, and a master connected to it.</summary>
    private sealed class Line : IDisposable
    {
        private readonly VirtualModbusServer _server = new();
        private readonly ModbusMaster _master = new(new TcpFraming(), new ModbusMasterOptions(1500, turnaroundMs: 0, retries: 2));
        private readonly ModbusRequest _request = new();
        private readonly ModbusTcpBus _bus;

        public Line()
        {
            var meter = new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire);
            LineState line = LineState.FromPower(230, 1500, 300);
            meter.Update(new MeterState(line, line, line, 50));
            _server.Attach(UnitId, meter).Start();
            _bus = new ModbusTcpBus(new IPEndPoint(IPAddress.Loopback, _server.Port), _master);
            _request.SetRead(UnitId, ModbusFunction.ReadInputRegisters, FastAddress, FastCount);
        }

        public void Read(int transactions)
        {
            for (int i = 0; i < transactions; i++)
            {
                _master.Begin(_request, 0);
                _bus.Serve(0);
                if (_master.Outcome != ModbusOutcome.Done)
                {
                    throw new InvalidOperationException($"Modbus transaction {i} ended with {_master.Outcome} instead of Done.");
                }
            }
        }

        public void Dispose()
        {
            _bus.Dispose();
            _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
