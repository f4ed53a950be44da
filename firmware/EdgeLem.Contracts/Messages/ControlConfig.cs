namespace EdgeLem.Contracts
{
    /// <summary>
    /// How the inverter and the flexible devices of a node are controlled: a named grid-code profile, and single values that differ from it. Everything is
    /// optional; what is left out is the profile's. The words and ranges are in docs/control.md.
    /// </summary>
    public sealed class ControlConfig
    {
        /// <summary>Name of a <see cref="GridCodeProfile"/>; empty takes the curve and response time of the <see cref="ConfigMessage"/> around it.</summary>
        public string Profile { get; set; } = "";

        /// <summary>The one reactive function: <c>volt-var</c>, <c>watt-var</c>, <c>constant-power-factor</c>, <c>power-factor-watt</c>, <c>constant-var</c>; empty for the profile's.</summary>
        public string ReactiveMode { get; set; } = "";

        /// <summary>Which voltage is meant: <c>average</c>, <c>per-phase</c>, <c>positive-sequence</c>; empty for average.</summary>
        public string VoltageInput { get; set; } = "";

        /// <summary>Who gives way when P and Q together exceed the apparent power: <c>active</c> or <c>reactive</c> keeps priority; empty for the profile's.</summary>
        public string Priority { get; set; } = "";

        /// <summary>Volt-VAR voltages V1 to V4 in pu, rising; shape [4]; null for the profile's.</summary>
        public double[]? VoltVarVoltagePu { get; set; }

        /// <summary>Volt-VAR reactive power Q1 to Q4 in pu of the inverter's VA, injection positive, falling; shape [4]; null for the profile's.</summary>
        public double[]? VoltVarReactivePu { get; set; }

        /// <summary>Open-loop response time (90 % of a step) of the reactive function in s; 0 for the profile's.</summary>
        public double ReactiveResponseS { get; set; }

        /// <summary>The same as three time constants (95 % of a step), the way European grid codes say it, in s; 0 when not given. Not together with <see cref="ReactiveResponseS"/>.</summary>
        public double ReactiveThreeTauS { get; set; }

        /// <summary>Reference voltage in pu to which the volt-VAR curve is shifted; 0 for the profile's.</summary>
        public double ReferencePu { get; set; }

        /// <summary>Time constant in s with which the reference follows the voltage by itself; 0 for never.</summary>
        public double ReferenceTauS { get; set; }

        /// <summary>Watt-VAR active powers P1 to P3 in pu of rated, rising, generation positive; shape [3]; null for the profile's.</summary>
        public double[]? WattVarPowerPu { get; set; }

        /// <summary>Watt-VAR reactive powers Q1 to Q3 in pu of the inverter's VA, injection positive; shape [3]; null for the profile's.</summary>
        public double[]? WattVarReactivePu { get; set; }

        /// <summary>Constant power factor, magnitude; 0 for the profile's.</summary>
        public double PowerFactor { get; set; }

        /// <summary>Whether the constant power factor injects reactive power (over-excited) instead of absorbing it.</summary>
        public bool PowerFactorInjects { get; set; }

        /// <summary>Constant reactive power in pu of the inverter's VA, injection positive; default 0.</summary>
        public double ReactivePu { get; set; }

        /// <summary>Whether volt-watt acts beside the reactive function: <c>on</c>, <c>off</c>; empty for the profile's.</summary>
        public string VoltWatt { get; set; } = "";

        /// <summary>Volt-watt voltages V1, V2 in pu, rising; shape [2]; null for the profile's.</summary>
        public double[]? VoltWattVoltagePu { get; set; }

        /// <summary>Volt-watt power limits P1, P2 in pu of rated, falling; shape [2]; null for the profile's.</summary>
        public double[]? VoltWattPowerPu { get; set; }

        /// <summary>Open-loop response time of volt-watt in s; 0 for the profile's.</summary>
        public double VoltWattResponseS { get; set; }

        /// <summary>Highest active power to generate in pu of rated; default 1.</summary>
        public double PowerLimitPu { get; set; } = 1;

        /// <summary>How fast the generation limit may rise, in pu of rated per minute; 0 for the profile's. A falling limit is obeyed at once.</summary>
        public double PowerRampPuPerMinute { get; set; }

        /// <summary>Time in s over which a change of function or curve is blended; 0 for the profile's.</summary>
        public double BlendS { get; set; }

        /// <summary>Whether generation may run; false brings it to 0 W at once. Enter service follows when it becomes true again.</summary>
        public bool PermitService { get; set; } = true;

        /// <summary>Whether the node itself delays and ramps the return to service: <c>on</c>, <c>off</c>; empty for off, because a certified inverter does it by itself.</summary>
        public string EnterService { get; set; } = "";

        /// <summary>Enter-service delay in s; -1 for the profile's.</summary>
        public double EnterServiceDelayS { get; set; } = -1;

        /// <summary>Enter-service ramp in s; 0 for the profile's.</summary>
        public double EnterServiceRampS { get; set; }

        /// <summary>Longest random addition to the delay in s, which takes the ramp's place; 0 for none.</summary>
        public double EnterServiceRandomS { get; set; }

        /// <summary>
        /// Rise of the node's voltage, in pu, when the whole fleet of the feeder injects one pu of its VA more reactive power: row sum of |dV/dQ|. The gateway computes it;
        /// 0 when it is not known. Slope of the curve times this is the loop gain that the node's guard judges.
        /// </summary>
        public double FleetReactancePu { get; set; }

        /// <summary>Time in s without any message of the gateway after which it counts as lost; 0 for never.</summary>
        public long GatewayLostS { get; set; }

        /// <summary>Highest export in W while the gateway is lost; -1 keeps the last envelope.</summary>
        public long LostExportLimitW { get; set; } = -1;

        /// <summary>Highest import in W while the gateway is lost; -1 keeps the last envelope.</summary>
        public long LostImportLimitW { get; set; } = -1;
    }
}
