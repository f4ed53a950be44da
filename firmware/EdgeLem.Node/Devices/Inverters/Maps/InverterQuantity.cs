namespace EdgeLem.Node.Devices
{
    /// <summary>What a register of an inverter or its battery holds. Twenty numbers make a group that is read together; see <see cref="InverterGroup"/>.</summary>
    public enum InverterQuantity
    {
        /// <summary>Rated active power, W.</summary>
        RatedPower = 0,

        /// <summary>The most active power, W, where it differs from the rated one.</summary>
        MaximumPower = 1,

        /// <summary>Rated apparent power, VA.</summary>
        RatedApparentPower = 2,

        /// <summary>The most reactive power to supply and to absorb, var, where there is one number for both.</summary>
        RatedReactivePower = 3,

        /// <summary>The most reactive power to supply, var.</summary>
        SuppliedReactivePower = 4,

        /// <summary>The most reactive power to absorb, var.</summary>
        AbsorbedReactivePower = 5,

        /// <summary>Active power, W.</summary>
        ActivePower = 20,

        /// <summary>Reactive power, var.</summary>
        ReactivePower = 21,

        /// <summary>Voltage of a line to neutral, V.</summary>
        Voltage = 22,

        /// <summary>Current of a line, A.</summary>
        Current = 23,

        /// <summary>Frequency, Hz.</summary>
        Frequency = 24,

        /// <summary>Generated energy, Wh.</summary>
        Energy = 25,

        /// <summary>Operating state, a number of the manufacturer's.</summary>
        State = 26,

        /// <summary>State of charge, %.</summary>
        StateOfCharge = 40,

        /// <summary>Power of the battery, W, with sign or as a magnitude.</summary>
        BatteryPower = 41,

        /// <summary>Charging power, W, as a magnitude.</summary>
        BatteryCharge = 42,

        /// <summary>Discharging power, W, as a magnitude.</summary>
        BatteryDischarge = 43,

        /// <summary>Bits that tell the direction of the battery's power.</summary>
        BatteryDirection = 44,

        /// <summary>Capacity of the battery, Wh.</summary>
        BatteryCapacity = 45,

        /// <summary>The most charging power, W.</summary>
        BatteryMaximumCharge = 46,

        /// <summary>The most discharging power, W.</summary>
        BatteryMaximumDischarge = 47,

        /// <summary>What a setpoint of the battery in per cent refers to, W.</summary>
        BatteryRatedPower = 48,

        /// <summary>Whether written values are kept without power.</summary>
        CommandMemory = 60,

        /// <summary>Whether the device takes commands from outside.</summary>
        ControlAuthority = 61,

        /// <summary>Whether the limit of active power is on.</summary>
        LimitEnable = 62,

        /// <summary>Limit of active power, % of the rated power.</summary>
        LimitPercent = 63,

        /// <summary>Limit of active power, W.</summary>
        LimitPower = 64,

        /// <summary>How reactive power is controlled, a number of the manufacturer's.</summary>
        ReactiveMode = 65,

        /// <summary>Reactive setpoint, % of the rated power.</summary>
        ReactivePercent = 66,

        /// <summary>Reactive setpoint, pu of the rated apparent power.</summary>
        ReactivePerUnit = 67,

        /// <summary>Reactive setpoint, var.</summary>
        ReactiveSetpoint = 68,

        /// <summary>Power when communication is lost, W.</summary>
        FallbackPower = 69,

        /// <summary>Power when communication is lost, % of the rated power.</summary>
        FallbackPercent = 70,

        /// <summary>After how long without a request communication counts as lost, s.</summary>
        FallbackTime = 71,

        /// <summary>Whether loss of communication is watched.</summary>
        FallbackEnable = 72,

        /// <summary>Whether the device takes commands for its battery from outside.</summary>
        StorageAuthority = 80,

        /// <summary>How the battery is used, a number of the manufacturer's.</summary>
        StorageMode = 81,

        /// <summary>How long a command to the battery lasts, minutes.</summary>
        StorageTime = 82,

        /// <summary>Power to charge or discharge with, W, as a magnitude.</summary>
        StoragePower = 83,

        /// <summary>Power to charge with, W, as a magnitude.</summary>
        StorageCharge = 84,

        /// <summary>Power to discharge with, W, as a magnitude.</summary>
        StorageDischarge = 85,

        /// <summary>The least power to charge with, W.</summary>
        StorageLeastCharge = 86,

        /// <summary>The least power to discharge with, W.</summary>
        StorageLeastDischarge = 87,

        /// <summary>Power of the battery, % of its rated power, charging positive.</summary>
        StoragePercent = 88,

        /// <summary>Setpoint of the power at the grid connection, W.</summary>
        StorageGridPower = 89,

        /// <summary>Whether the battery is commanded from outside.</summary>
        StorageEnable = 90,

        /// <summary>Charge, discharge or stop, a number of the manufacturer's.</summary>
        StorageCommand = 91,
    }
}
