using System;

namespace EdgeLem.Contracts
{
    /// <summary>
    /// One grid code's control functions as numbers. Voltages in pu of nominal, reactive power in pu of the inverter's VA with injection positive, active power in pu of
    /// rated with generation positive, as the standards print them. Values are set by this project only; a profile in use is never changed.
    /// </summary>
    public sealed class GridCodeProfile
    {
        /// <summary>ln 10: an open-loop response time is the time to 90 %, hence tau x ln 10.</summary>
        public const double Ln10 = 2.302585092994046;

        /// <summary>Its name in a configuration.</summary>
        public string Name { get; internal set; } = "";

        /// <summary>Where the numbers come from.</summary>
        public string Source { get; internal set; } = "";

        /// <summary>How far the values may be changed.</summary>
        public ProfileRange Range { get; internal set; }

        /// <summary>The reactive function.</summary>
        public ReactiveMode Mode { get; internal set; } = ReactiveMode.VoltVar;

        /// <summary>Which voltage is meant.</summary>
        public VoltageInput Input { get; internal set; }

        /// <summary>Whether reactive power keeps priority over active power.</summary>
        public bool ReactivePriority { get; internal set; } = true;

        /// <summary>Largest reactive power to absorb, positive.</summary>
        public double AbsorbPu { get; internal set; } = 0.44;

        /// <summary>Largest reactive power to inject, positive.</summary>
        public double InjectPu { get; internal set; } = 0.44;

        /// <summary>Volt-VAR voltages; shape [4]; null when the code has no default curve.</summary>
        public double[]? VoltVarVoltagePu { get; internal set; }

        /// <summary>Volt-VAR reactive powers; shape [4]; null when the code has no default curve.</summary>
        public double[]? VoltVarReactivePu { get; internal set; }

        /// <summary>Open-loop response time of volt-VAR in s.</summary>
        public double VoltVarResponseS { get; internal set; } = 5;

        /// <summary>Reference voltage of the volt-VAR curve; 1 leaves the points where they are.</summary>
        public double ReferencePu { get; internal set; } = 1;

        /// <summary>Time constant of the autonomous reference in s; 0 when it stands.</summary>
        public double ReferenceTauS { get; internal set; }

        /// <summary>Watt-VAR active powers; shape [3].</summary>
        public double[] WattVarPowerPu { get; internal set; } = new double[] { 0.2, 0.5, 1 };

        /// <summary>Watt-VAR reactive powers; shape [3].</summary>
        public double[] WattVarReactivePu { get; internal set; } = new double[] { 0, 0, -0.44 };

        /// <summary>Magnitude of the constant power factor.</summary>
        public double PowerFactor { get; internal set; } = 1;

        /// <summary>Whether the constant power factor injects.</summary>
        public bool PowerFactorInjects { get; internal set; }

        /// <summary>Power factor, under-excited, at rated active power of cos phi (P); it is 1 up to half of rated and falls in a line from there.</summary>
        public double RatedPowerFactor { get; internal set; } = 0.9;

        /// <summary>The constant reactive power.</summary>
        public double ReactivePu { get; internal set; }

        /// <summary>Open-loop response time of the reactive functions other than volt-VAR in s.</summary>
        public double OtherResponseS { get; internal set; } = 5;

        /// <summary>Whether volt-watt acts.</summary>
        public bool VoltWatt { get; internal set; }

        /// <summary>Volt-watt voltages; shape [2]; null when the code has no default curve.</summary>
        public double[]? VoltWattVoltagePu { get; internal set; }

        /// <summary>Volt-watt limits; shape [2]; null when the code has no default curve.</summary>
        public double[]? VoltWattPowerPu { get; internal set; }

        /// <summary>Open-loop response time of volt-watt in s.</summary>
        public double VoltWattResponseS { get; internal set; } = 10;

        /// <summary>Highest active power.</summary>
        public double PowerLimitPu { get; internal set; } = 1;

        /// <summary>How fast the generation limit may rise, per minute; 0 for at once.</summary>
        public double PowerRampPuPerMinute { get; internal set; }

        /// <summary>Time over which changes are blended in s; IEEE 1547-2018 clause 4.6.3 has 5 to 300 s.</summary>
        public double BlendS { get; internal set; } = 5;

        /// <summary>Whether the node itself delays and ramps the return to service.</summary>
        public bool EnterService { get; internal set; }

        /// <summary>Enter service: lowest voltage.</summary>
        public double EnterLowPu { get; internal set; } = 0.917;

        /// <summary>Enter service: highest voltage.</summary>
        public double EnterHighPu { get; internal set; } = 1.05;

        /// <summary>Enter service: how far the frequency may be below nominal, Hz, positive. Nominal is 50 or 60 Hz, whichever is nearer.</summary>
        public double EnterUnderHz { get; internal set; } = 0.5;

        /// <summary>Enter service: how far the frequency may be above nominal, Hz, positive.</summary>
        public double EnterOverHz { get; internal set; } = 0.1;

        /// <summary>Enter service: how long voltage and frequency must have been in range, s.</summary>
        public double EnterDelayS { get; internal set; } = 300;

        /// <summary>Enter service: time from 0 to rated power, s; 0 for at once.</summary>
        public double EnterRampS { get; internal set; } = 300;

        /// <summary>Enter service: longest random addition to the delay in s, which takes the ramp's place; 0 for none.</summary>
        public double EnterRandomS { get; internal set; }

        /// <summary>Open-loop response time of the reactive function in force, s.</summary>
        public double ReactiveResponseS => Mode == ReactiveMode.VoltVar ? VoltVarResponseS : OtherResponseS;

        /// <summary>The steepest slope |dQ/dV| of the volt-VAR curve in pu per pu; 0 in another mode or without a curve.</summary>
        public double SteepestSlope
        {
            get
            {
                double steepest = 0;
                for (int i = 1; Mode == ReactiveMode.VoltVar && VoltVarVoltagePu != null && VoltVarReactivePu != null && i < VoltVarVoltagePu.Length; i++)
                {
                    double width = VoltVarVoltagePu[i] - VoltVarVoltagePu[i - 1];
                    double rise = VoltVarReactivePu[i] - VoltVarReactivePu[i - 1];
                    steepest = width > 1e-9 ? Math.Max(steepest, Math.Abs(rise / width)) : steepest;
                }

                return steepest;
            }
        }

        internal GridCodeProfile Copy()
        {
            return (GridCodeProfile)MemberwiseClone();
        }
    }
}
