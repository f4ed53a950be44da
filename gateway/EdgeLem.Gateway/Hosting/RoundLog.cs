using EdgeLem.Contracts;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Market.Settlement;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Gateway.Hosting;

/// <summary>Writes what the market does to the log.</summary>
/// <param name="logger">The log.</param>
internal sealed class RoundLog(ILogger logger) : IRoundObserver
{
    private const int LongestSender = 64;

    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void GateOpened(OpenGate gate) => LogMessages.GateOpened(logger, At(gate.Interval.StartS), At(gate.ClosesAtS));

    /// <inheritdoc/>
    public void Cleared(ClearedRound round)
    {
        DateTimeOffset start = At(round.Gate.Interval.StartS);
        int orders = round.Orders.All.Count();
        int violations = round.Check.Violations.Count;
        if (round.MeanPriceMicroEurPerKwh is { } price)
        {
            LogMessages.Cleared(logger, start, price, round.Clearing.VolumeW, orders, violations);
        }
        else
        {
            LogMessages.ClearedWithoutTrade(logger, start, KebabCase.Of(round.Clearing.NoTrade), orders, violations);
        }

        if (!round.Check.Converged)
        {
            LogMessages.CheckDidNotConverge(logger, start);
        }
    }

    /// <inheritdoc/>
    public void Settled(SettledRound round)
    {
        int metered = round.Meters.Count(meter => meter.Quality == MeterQuality.Metered);
        LogMessages.Settled(logger, At(round.Settlement.Interval.StartS), metered, round.Meters.Length, round.Settlement.Lines.Length);
    }

    /// <inheritdoc/>
    public void Measured(string nodeId, MeasurementMessage measurement)
    {
        // Once a minute and node: what is measured is on the live page, not in the log.
    }

    /// <inheritdoc/>
    public void StateChanged(string nodeId, StateMessage state)
    {
        if (_states.GetValueOrDefault(nodeId) != state.State)
        {
            _states[nodeId] = state.State;
            LogMessages.NodeStateChanged(logger, nodeId, state.State);
        }
    }

    /// <inheritdoc/>
    public void MessageRefused(string sender, RejectCode code) => LogMessages.MessageRefused(logger, Printable(sender), (int)code, code);

    private static DateTimeOffset At(long epochS) => DateTimeOffset.FromUnixTimeSeconds(epochS);

    /// <summary>A client id is any text its sender likes; control characters could forge lines.</summary>
    private static string Printable(string sender) =>
        string.Concat(sender.Take(LongestSender).Select(c => char.IsControl(c) ? '?' : c)) + (sender.Length > LongestSender ? "..." : "");
}
