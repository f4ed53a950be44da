using EdgeLem.Contracts;
using EdgeLem.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>Every event that the node logs. Numbers are stable: 2000 to 2099. Payloads never stand in the log.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(2000, LogLevel.Information, "Node {NodeId} of feeder {FeederId} started, boot {BootId}: bus {Bus}, gateway {Host}:{Port}.")]
    public static partial void Started(ILogger logger, string nodeId, string feederId, string bootId, string bus, string host, int port);

    [LoggerMessage(2001, LogLevel.Information, "Node stopped: {Transactions} Modbus transactions, {Errors} failed, {Sent} messages sent, {Waiting} counters wait for the gateway.")]
    public static partial void Stopped(ILogger logger, int transactions, int errors, long sent, long waiting);

    [LoggerMessage(2010, LogLevel.Information, "Connected to the gateway at {Host}:{Port}.")]
    public static partial void GatewayConnected(ILogger logger, string host, int port);

    [LoggerMessage(2011, LogLevel.Warning, "The gateway at {Host}:{Port} refused node {NodeId}: {Code}. Is it registered there?")]
    public static partial void GatewayRefused(ILogger logger, string host, int port, string nodeId, MqttConnectCode code);

    [LoggerMessage(2012, LogLevel.Warning, "The gateway is not reached: {Reason}")]
    public static partial void GatewayNotReached(ILogger logger, string reason);

    [LoggerMessage(2013, LogLevel.Warning, "The connection to the gateway at {Host}:{Port} is lost. Counters are kept until it is back.")]
    public static partial void GatewayLost(ILogger logger, string host, int port);

    [LoggerMessage(2014, LogLevel.Warning, "A message on {Topic} is ignored: {CodeNumber} {Code}.")]
    public static partial void MessageIgnored(ILogger logger, string topic, int codeNumber, RejectCode code);

    [LoggerMessage(2015, LogLevel.Warning, "The gateway refused a message on {About}: {CodeNumber} {Reason}")]
    public static partial void RefusedByGateway(ILogger logger, string about, int codeNumber, string reason);

    [LoggerMessage(2020, LogLevel.Information, "Meter found: {Model}. {Remark}")]
    public static partial void MeterFound(ILogger logger, string model, string remark);

    [LoggerMessage(2021, LogLevel.Warning, "The meter does not answer as it should: {FaultCode} {Reason}.")]
    public static partial void MeterFault(ILogger logger, int faultCode, string reason);

    [LoggerMessage(2022, LogLevel.Information, "Inverter found: {Model}.")]
    public static partial void InverterFound(ILogger logger, string model);

    [LoggerMessage(2023, LogLevel.Warning, "The inverter does not answer as it should: {FaultCode} {Reason}.")]
    public static partial void InverterFault(ILogger logger, int faultCode, string reason);

    [LoggerMessage(2024, LogLevel.Warning, "The bus is closed: {Problem}")]
    public static partial void BusClosed(ILogger logger, string problem);

    [LoggerMessage(2025, LogLevel.Information, "The bus is open: {Bus}.")]
    public static partial void BusOpen(ILogger logger, string bus);

    [LoggerMessage(2030, LogLevel.Information, "The time is {Quality}.")]
    public static partial void ClockChanged(ILogger logger, string quality);

    [LoggerMessage(2031, LogLevel.Warning, "The machine's clock went back by more than {StepMs} ms. The node begins anew; records that the wrong time was put on are given up.")]
    public static partial void ClockWentBack(ILogger logger, long stepMs);

    [LoggerMessage(2040, LogLevel.Warning, "The energy store at {Path}: {Damaged} damaged records, {Failures} failed writes, {Dropped} given up unanswered.")]
    public static partial void StoreTroubled(ILogger logger, string path, long damaged, long failures, long dropped);

    [LoggerMessage(2050, LogLevel.Error, "A relay was not switched: {Problem}")]
    public static partial void RelayFailed(ILogger logger, string problem);

    [LoggerMessage(2051, LogLevel.Warning, "The display fails; the node goes on: {Problem}")]
    public static partial void DisplayFailed(ILogger logger, string problem);
}
