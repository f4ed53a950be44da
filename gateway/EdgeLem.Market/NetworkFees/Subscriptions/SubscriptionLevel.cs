namespace EdgeLem.Market.NetworkFees;

/// <summary>Whose power is held against the subscribed power.</summary>
public enum SubscriptionLevel
{
    /// <summary>Each point against its own subscription.</summary>
    Consumer = 0,

    /// <summary>The net of all points against the sum of their subscriptions.</summary>
    Neighbourhood = 1,
}
