using System.Net;
using EdgeLem.Contracts;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Gateway;

/// <summary>Every event that the gateway logs. Numbers are stable: 1000 to 1099. Payloads never stand in the log.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1000, LogLevel.Information, "Gateway of feeder {FeederId} started: {NodeCount} nodes, intervals of {IntervalS} s, ledger {LedgerPath}.")]
    public static partial void Started(ILogger logger, string feederId, int nodeCount, int intervalS, string ledgerPath);

    [LoggerMessage(1001, LogLevel.Information, "Listening: MQTT on {MqttEndPoint}, live page on {HttpEndPoint}.")]
    public static partial void Listening(ILogger logger, IPEndPoint? mqttEndPoint, string httpEndPoint);

    [LoggerMessage(1002, LogLevel.Warning, "Feeder: {Note}")]
    public static partial void FeederNote(ILogger logger, string note);

    [LoggerMessage(1010, LogLevel.Information, "Gate of interval {IntervalStart:u} open until {ClosesAt:u}.")]
    public static partial void GateOpened(ILogger logger, DateTimeOffset intervalStart, DateTimeOffset closesAt);

    [LoggerMessage(1011, LogLevel.Information, "Interval {IntervalStart:u} cleared: {PriceMicroEurPerKwh} uEUR/kWh, {VolumeW} W traded locally, {OrderCount} orders, {ViolationCount} limits violated.")]
    public static partial void Cleared(ILogger logger, DateTimeOffset intervalStart, long priceMicroEurPerKwh, long volumeW, int orderCount, int violationCount);

    [LoggerMessage(1012, LogLevel.Information, "Interval {IntervalStart:u} cleared without local trade ({Reason}): {OrderCount} orders, {ViolationCount} limits violated.")]
    public static partial void ClearedWithoutTrade(ILogger logger, DateTimeOffset intervalStart, string reason, int orderCount, int violationCount);

    [LoggerMessage(1013, LogLevel.Warning, "Interval {IntervalStart:u}: the power flow did not converge. No dispatch was sent; the nodes keep their last envelope.")]
    public static partial void CheckDidNotConverge(ILogger logger, DateTimeOffset intervalStart);

    [LoggerMessage(1014, LogLevel.Information, "Interval {IntervalStart:u} settled: {MeteredCount} of {NodeCount} nodes on their counters, {LineCount} ledger lines.")]
    public static partial void Settled(ILogger logger, DateTimeOffset intervalStart, int meteredCount, int nodeCount, int lineCount);

    [LoggerMessage(1020, LogLevel.Warning, "Message of {Sender} refused: {CodeNumber} {Code}.")]
    public static partial void MessageRefused(ILogger logger, string sender, int codeNumber, RejectCode code);

    [LoggerMessage(1021, LogLevel.Information, "Node {NodeId} is {State}.")]
    public static partial void NodeStateChanged(ILogger logger, string nodeId, string state);

    [LoggerMessage(1030, LogLevel.Error, "The step to {Now:u} failed in interval {IntervalStart:u}. The gateway goes on with the next second.")]
    public static partial void StepFailed(ILogger logger, Exception fault, DateTimeOffset now, DateTimeOffset? intervalStart);

    [LoggerMessage(1031, LogLevel.Warning, "The clock went back from {LastStep:u} to {Now:u}. The market stands still until it has caught up. Check the time service.")]
    public static partial void ClockWentBack(ILogger logger, DateTimeOffset lastStep, DateTimeOffset now);

    [LoggerMessage(1032, LogLevel.Warning, "The clock went from {LastStep:u} to {Now:u} in one step. What fell due in between is made up for now.")]
    public static partial void ClockJumped(ILogger logger, DateTimeOffset lastStep, DateTimeOffset now);

    [LoggerMessage(1040, LogLevel.Information, "Gateway stopped: {EntryCount} entries in the ledger, head {Head}.")]
    public static partial void Stopped(ILogger logger, long entryCount, string head);
}
