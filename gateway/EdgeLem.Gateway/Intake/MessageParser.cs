using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Intake;

/// <summary>Turns untrusted payloads into <c>EdgeLem.Contracts</c> messages; every refusal has a numbered reason, nothing throws.</summary>
internal static class MessageParser
{
    private const long LatestEpochSecond = 32_503_680_000;
    private const long LargestCounterWh = 100_000_000_000;

    /// <summary>Reads an orders message. Prices, quantities and the interval are checked against the market by <see cref="OrderIntake"/>.</summary>
    /// <param name="payload">The bytes as received.</param>
    /// <param name="message">The message; only meaningful without a fault, but with sequence number and interval as far as they were readable.</param>
    public static IntakeFault TryParse(ReadOnlyMemory<byte> payload, out OrdersMessage message)
    {
        using var reader = new PayloadReader(payload);
        var orders = new List<OrderEntry>();
        message = new OrdersMessage
        {
            Boot = reader.Boot(),
            Seq = reader.Integer("seq", 0, long.MaxValue),
            IntervalStart = reader.Integer("intervalStart", 0, LatestEpochSecond),
        };
        int count = reader.Objects("orders", item => orders.Add(ParseOrder(item)));
        if (count > MessageLimits.MostOrdersPerMessage)
        {
            reader.Refuse(RejectCode.TooManyOrders, $"{count} orders in one message, at most {MessageLimits.MostOrdersPerMessage} are allowed.");
        }

        message.Orders = [.. orders];
        return reader.Fault;
    }

    /// <summary>Reads an energy message.</summary>
    /// <param name="payload">The bytes as received.</param>
    /// <param name="message">The message; only meaningful without a fault.</param>
    public static IntakeFault TryParse(ReadOnlyMemory<byte> payload, out EnergyMessage message)
    {
        using var reader = new PayloadReader(payload);
        message = new EnergyMessage
        {
            Boot = reader.Boot(),
            Seq = reader.Integer("seq", 0, long.MaxValue),
            IntervalStart = reader.Integer("intervalStart", 0, LatestEpochSecond),
            IntervalSeconds = reader.Integer("intervalSeconds", 5, 86_400),
            At = reader.Integer("at", 0, LatestEpochSecond),
            ImportWh = reader.Integer("importWh", 0, LargestCounterWh),
            ExportWh = reader.Integer("exportWh", 0, LargestCounterWh),
        };
        return reader.Fault;
    }

    /// <summary>Reads a measurement message.</summary>
    /// <param name="payload">The bytes as received.</param>
    /// <param name="message">The message; only meaningful without a fault.</param>
    public static IntakeFault TryParse(ReadOnlyMemory<byte> payload, out MeasurementMessage message)
    {
        using var reader = new PayloadReader(payload);
        message = new MeasurementMessage
        {
            Boot = reader.Boot(),
            Seq = reader.Integer("seq", 0, long.MaxValue),
            At = reader.Integer("at", 0, LatestEpochSecond),
            Quality = reader.Word("quality", ReadingQuality.Ok, ReadingQuality.Stale),
            VoltageV = reader.PerPhase("voltageV", 0, 1000),
            CurrentA = reader.PerPhase("currentA", 0, 10_000),
            PowerW = reader.PerPhase("powerW", -1e7, 1e7),
            ReactivePowerVar = reader.PerPhase("reactivePowerVar", -1e7, 1e7),
            FrequencyHz = reader.NumberOrNull("frequencyHz", 0, 100),
        };
        return reader.Fault;
    }

    /// <summary>Reads a state message.</summary>
    /// <param name="payload">The bytes as received.</param>
    /// <param name="message">The message; only meaningful without a fault.</param>
    public static IntakeFault TryParse(ReadOnlyMemory<byte> payload, out StateMessage message)
    {
        using var reader = new PayloadReader(payload);
        message = new StateMessage
        {
            State = reader.Word("state", NodeStates.Online, NodeStates.MeterLost, NodeStates.Lost),
            Boot = reader.Boot(),
            Firmware = reader.Text("firmware", 32),
            At = reader.Integer("at", 0, LatestEpochSecond),
        };
        return reader.Fault;
    }

    /// <summary>Reads an about message.</summary>
    /// <param name="payload">The bytes as received.</param>
    /// <param name="message">The message; only meaningful without a fault.</param>
    public static IntakeFault TryParse(ReadOnlyMemory<byte> payload, out AboutMessage message)
    {
        using var reader = new PayloadReader(payload);
        message = new AboutMessage
        {
            Meter = reader.Text("meter", 64),
            Inverter = reader.Text("inverter", 96),
            Phases = reader.Text("phases", 3),
            RatedImportW = reader.Integer("ratedImportW", 0, 10_000_000),
            RatedExportW = reader.Integer("ratedExportW", 0, 10_000_000),
            InverterRatedVa = reader.Integer("inverterRatedVa", 0, 10_000_000),
        };
        return reader.Fault;
    }

    private static OrderEntry ParseOrder(PayloadReader item) => new()
    {
        Id = (int)item.Integer("id", 1, int.MaxValue),
        Side = item.Text("side", 16),
        QuantityW = item.Integer("quantityW", long.MinValue, long.MaxValue),
        PriceMicroEurPerKwh = item.Integer("priceMicroEurPerKwh", long.MinValue, long.MaxValue),
    };
}
