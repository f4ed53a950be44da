namespace EdgeLem.Contracts
{
    /// <summary>
    /// Why the gateway refused a message, an order or a counter reading; the number stands in the reply and in the gateway's counters.
    /// 1xx concern the message, 2xx the orders in it, 3xx the energy counters, 4xx a node's control settings and commands. A number never changes its meaning.
    /// </summary>
    public enum RejectCode
    {
        /// <summary>Accepted.</summary>
        None = 0,

        /// <summary>The payload is not one JSON object of the expected form.</summary>
        Malformed = 101,

        /// <summary>The payload is longer than <see cref="MessageLimits.LongestPayloadBytes"/>.</summary>
        TooLarge = 102,

        /// <summary>A field that the message needs is not there.</summary>
        MissingField = 103,

        /// <summary>A field has a value outside its range.</summary>
        FieldOutOfRange = 104,

        /// <summary>The node is not registered at this gateway.</summary>
        UnknownNode = 105,

        /// <summary>The message was published in another node's branch.</summary>
        ForeignBranch = 106,

        /// <summary>No message of this name is accepted from a node.</summary>
        UnknownTopic = 107,

        /// <summary>The sequence number was seen before in this boot; the first message of that number stays in force.</summary>
        Duplicate = 108,

        /// <summary>More messages in one market second than <see cref="MessageLimits.MostMessagesPerSecond"/>.</summary>
        TooManyMessages = 109,

        /// <summary>The gate of the interval has closed.</summary>
        GateClosed = 201,

        /// <summary>The interval is not the one whose gate is open, or does not start on the interval grid.</summary>
        WrongInterval = 202,

        /// <summary>The price is outside the bounds that the gate message announced.</summary>
        PriceOutOfBounds = 203,

        /// <summary>The quantity is not positive or exceeds the rating of the connection.</summary>
        QuantityOutOfBounds = 204,

        /// <summary>The side is neither <c>bid</c> nor <c>offer</c>.</summary>
        UnknownSide = 205,

        /// <summary>Two orders of one message carry the same id.</summary>
        DuplicateOrderId = 206,

        /// <summary>More orders in one message than <see cref="MessageLimits.MostOrdersPerMessage"/>.</summary>
        TooManyOrders = 207,

        /// <summary>One node both bids and offers in one interval.</summary>
        BothSides = 208,

        /// <summary>The counters belong to no interval that can still be settled.</summary>
        EnergyIntervalUnknown = 301,

        /// <summary>A counter is lower than the last accepted one: exchanged, reset or rolled over.</summary>
        CounterWentBack = 302,

        /// <summary>A counter rose by more than the rating of the connection allows.</summary>
        CounterJumped = 303,

        /// <summary>The interval of the counters has not ended yet by the gateway's clock; the same message is accepted once it has.</summary>
        EnergyTooEarly = 304,

        /// <summary>Other counters of the same interval were accepted before; they stay in force.</summary>
        ReadingDiffers = 305,

        /// <summary>No grid-code profile has this name.</summary>
        UnknownProfile = 401,

        /// <summary>A control setting is none of the words that it may be, or two settings exclude each other.</summary>
        UnknownChoice = 402,

        /// <summary>The profile fixes this value: no range is published within which it may differ.</summary>
        SettingFixed = 403,

        /// <summary>The value is outside the range that the profile's grid code allows.</summary>
        SettingOutOfRange = 404,

        /// <summary>The profile has no default for this value, so it must be given.</summary>
        SettingMissing = 405,

        /// <summary>The node's meter or connection does not give the voltage that the setting asks for.</summary>
        VoltageInputUnavailable = 406,

        /// <summary>The droop of the whole feeder would swing: its loop gain is 1 or more.</summary>
        LoopGainTooHigh = 407,

        /// <summary>The node does not know the time, so that nothing that names a time can be obeyed.</summary>
        ClockUnknown = 408,
    }
}
