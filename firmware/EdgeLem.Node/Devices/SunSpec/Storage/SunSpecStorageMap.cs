namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// The points of the SunSpec storage models that EdgeLem uses: offsets from a model's id register. Source: SunSpec Information Models 120, 124, 713, 802.
    /// </summary>
    internal static class SunSpecStorageMap
    {
        // Model 124, storage.
        public const int Storage = 124;
        public const int StorageLength = 24;
        public const int ChargeMaximum = 2;             // uint16  W
        public const int ControlMode = 5;               // bitfield16      bit 0 charge, bit 1 discharge
        public const int StateOfCharge = 8;             // uint16  %
        public const int DischargeRate = 12;            // int16   % of the most discharge power
        public const int ChargeRate = 13;               // int16   % of WChaMax
        public const int RateWindow = 14;               // uint16  s
        public const int RateRevert = 15;               // uint16  s
        public const int RateRamp = 16;                 // uint16  s
        public const int ChargeMaximumScale = 18;
        public const int StateOfChargeScale = 22;
        public const int RateScale = 25;
        public const int BothRates = 3;                 // ControlMode

        // Model 713, storage capacity.
        public const int DerStorage = 713;
        public const int DerStorageLength = 7;
        public const int DerEnergyRating = 2;           // uint16  Wh
        public const int DerStateOfCharge = 4;          // uint16  %
        public const int DerEnergyScale = 7;
        public const int DerPercentScale = 8;

        // Model 802, battery.
        public const int Battery = 802;
        public const int BatteryLength = 62;
        public const int BatteryEnergyRating = 3;       // uint16  Wh
        public const int BatteryStateOfCharge = 11;     // uint16  %
        public const int BatteryPower = 47;             // int16   W       discharge positive
        public const int BatteryEnergyScale = 53;
        public const int BatteryPercentScale = 56;
        public const int BatteryPowerScale = 63;

        // Model 120, nameplate: what it says about storage.
        public const int NameplateEnergy = 19;          // uint16  Wh
        public const int NameplateEnergyScale = 20;
        public const int NameplateCharge = 23;          // uint16  W
        public const int NameplateChargeScale = 24;
        public const int NameplateDischarge = 25;       // uint16  W
        public const int NameplateDischargeScale = 26;
    }
}
