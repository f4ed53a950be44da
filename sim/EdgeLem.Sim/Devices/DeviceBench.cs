using System.Globalization;
using System.Net;
using EdgeLem.Sim.Devices.Faults;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Sim.Devices;

/// <summary>A row of virtual meters and inverters behind one Modbus TCP port or on one serial line, for trying masters and drivers without hardware.</summary>
/// <remarks>The readings are sums of slow sines around 230 V, some hundred watts of load and half the rated power of the inverters, as far as their setpoints allow. They are
/// functions of the seed, the unit id and the UTC second alone, so that two benches with one seed show the same values at the same time.</remarks>
public sealed class DeviceBench : IAsyncDisposable
{
    private readonly DevicesOptions _options;
    private readonly TimeProvider _time;
    private readonly IDeviceTransport _transport;
    private readonly DateTimeOffset _started;
    private readonly List<BenchUnit> _units = [];
    private DateTimeOffset _updated;

    /// <summary>A bench that does not listen yet.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="time">Source of the time.</param>
    /// <exception cref="ArgumentException">The options are not valid; the message holds all errors.</exception>
    public DeviceBench(DevicesOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        IReadOnlyList<string> errors = options.Validate();
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, errors), nameof(options));
        }

        _options = options;
        _time = time;
        _transport = options.Transport.Create(new IPEndPoint(IPAddress.Parse(options.Bind), options.Port), time);
        for (int unit = 1; unit <= options.Count; unit++)
        {
            AddUnit((byte)unit);
        }

        _started = time.GetUtcNow();
        _updated = _started;
        Update();
    }

    /// <summary>The TCP port, known after <see cref="Start"/>; 0 on a pseudo-terminal.</summary>
    public int Port => _transport.Port;

    /// <summary>How to reach the devices, known after <see cref="Start"/>: <c>Modbus RTU on /dev/pts/3</c>.</summary>
    public string Address => _transport.Address;

    /// <summary>The meters by rising unit id; without inverters, index i has unit id i + 1.</summary>
    public IReadOnlyList<IVirtualMeter> Meters => [.. _units.OfType<BenchMeter>().Select(unit => unit.Meter)];

    /// <summary>The inverters and storages by rising unit id.</summary>
    public IReadOnlyList<IVirtualInverter> Inverters => [.. _units.OfType<BenchInverter>().Select(unit => unit.Inverter)];

    /// <summary>Runs a bench until it is cancelled; says first how to reach it, and last what it served.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="output">Receives the lines for the user.</param>
    /// <param name="time">Source of the time.</param>
    /// <param name="stop">Ends the run, without an exception.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    /// <exception cref="IOException">The port cannot be opened.</exception>
    public static async Task RunAsync(DevicesOptions options, TextWriter output, TimeProvider time, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(output);
        var bench = new DeviceBench(options, time);
        await using (bench.ConfigureAwait(false))
        {
            bench.Start();
            await output.WriteLineAsync(bench.Greeting()).ConfigureAwait(false);
            await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            await bench.UpdateUntilAsync(stop).ConfigureAwait(false);
            await output.WriteLineAsync(bench.Farewell()).ConfigureAwait(false);
        }
    }

    /// <summary>Opens the port or the terminal.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public void Start() => _transport.Start();

    /// <summary>Brings all devices to the present time, counters and timers included.</summary>
    public void Update()
    {
        DateTimeOffset now = _time.GetUtcNow();
        double elapsedSeconds = Math.Max((now - _updated).TotalSeconds, 0);
        _updated = now;
        double utcSeconds = now.ToUnixTimeMilliseconds() / 1000.0;
        foreach (BenchUnit unit in _units)
        {
            unit.Update(utcSeconds, elapsedSeconds);
        }

        ApplyFaults((now - _started).TotalSeconds);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _transport.DisposeAsync();

    private void AddUnit(byte unitId)
    {
        // Odd multiplier: every unit gets its own seed, whatever the run's seed is.
        var chance = new Random(unchecked((_options.Seed * 1_000_003) + unitId));
        BenchUnit unit = VirtualDevices.Create(MapOf(unitId), unitId, chance, _options.Exporters.Contains(unitId));
        _units.Add(unit);
        _transport.Attach(unitId, unit.Device);
    }

    /// <summary>Of several faults of one device that are active together the last named one acts.</summary>
    private void ApplyFaults(double seconds)
    {
        foreach (IGrouping<byte, BusFault> unit in _options.Transport.Faults.Where(entry => !entry.Fault.IsOnTheWay).GroupBy(entry => entry.UnitId, entry => entry.Fault))
        {
            _units[unit.Key - 1].Fault = unit.LastOrDefault(fault => fault.IsActiveAt(seconds))?.AsDeviceFault() ?? DeviceFault.None;
        }
    }

    private string MapOf(int unit) => _options.Maps[(unit - 1) % _options.Maps.Count];

    private async Task UpdateUntilAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(_options.UpdatePeriod, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                Update();
            }
        }
        catch (OperationCanceledException)
        {
            // The user's Ctrl+C is the normal end.
        }
    }

    private string Greeting() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {_options.Count} virtual {Kinds()}: {Address}, unit ids 1..{_options.Count}, seed {_options.Seed}.
        {(_options.Maps is ["eastron_sdm630"] ? $"Try: mbpoll {_transport.Mbpoll.Before} -a 1 -t 3:float -B -r 1 -c 3 -1 {_transport.Mbpoll.Behind}" : Units())}
        Stop with Ctrl+C.
        """);

    private string Kinds()
    {
        string kind = _units.TrueForAll(unit => unit is BenchMeter) ? "meters" : _units.TrueForAll(unit => unit is BenchInverter) ? "inverters" : "devices";
        return _options.Maps is [var only] ? $"{VirtualDevices.ModelOf(only)} {kind}" : kind;
    }

    private string Units() =>
        string.Join(Environment.NewLine, Enumerable.Range(1, _options.Count).Select(unit => $"  unit {unit,3}  {MapOf(unit),-26} {VirtualDevices.ModelOf(MapOf(unit))}"));

    private string Farewell() =>
        string.Create(CultureInfo.InvariantCulture, $"Served {_transport.Requests} requests, {_transport.Exceptions} of them with an exception code.");
}
