namespace EdgeLem.Node.Control
{
    /// <summary>The four operating states of a heat pump with the SG Ready interface (Bundesverband Waermepumpe, SG Ready regulation).</summary>
    public enum HeatPumpState
    {
        /// <summary>1, relays 1:0. It must not run; two hours at most.</summary>
        Blocked = 1,

        /// <summary>2, relays 0:0. It runs by itself.</summary>
        Normal = 2,

        /// <summary>3, relays 0:1. It is advised to run more.</summary>
        Advised = 3,

        /// <summary>4, relays 1:1. It must run. This node never asks for it: it would override the house's own limits.</summary>
        Forced = 4,
    }
}
