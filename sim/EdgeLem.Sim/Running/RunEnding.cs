namespace EdgeLem.Sim.Running;

/// <summary>What is known only when a run has ended.</summary>
/// <param name="LedgerHead">Hash of the ledger's last entry.</param>
/// <param name="MqttMessages">Messages from nodes to the gateway and publishes of the gateway; 0 without MQTT.</param>
/// <param name="Wall">Wall-clock time.</param>
internal sealed record RunEnding(string LedgerHead, long MqttMessages, TimeSpan Wall);
