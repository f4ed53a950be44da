namespace EdgeLem.Mqtt;

/// <summary>One line of a SUBSCRIBE.</summary>
/// <param name="Filter">Topic filter; may hold <c>+</c> and <c>#</c>.</param>
/// <param name="Qos">Highest quality of service that the subscriber wants.</param>
public readonly record struct TopicSubscription(string Filter, MqttQos Qos);
