namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// The SunSpec points that EdgeLem uses: offsets from a model's id register, and the lengths of the models. Source: SunSpec Information Model
    /// Specification, models 1, 101, 102, 103, 120, 121, 123.
    /// </summary>
    internal static class SunSpecMap
    {
        // Anywhere.
        public const int MarkerHigh = 0x5375;           // "Su"
        public const int MarkerLow = 0x6E53;            // "nS"
        public const int EndModel = 0xFFFF;
        public const int HeaderRegisters = 2;           // id and length

        // Model 1, common. Length 66, or 65 without the pad.
        public const int Common = 1;
        public const int CommonLength = 65;
        public const int Manufacturer = 2;              // string, 16 registers
        public const int ManufacturerAndModel = 32;     // registers of both strings

        // Models 101, 102, 103: inverter with one, two, three phases; the same layout.
        public const int InverterSinglePhase = 101;
        public const int InverterThreePhase = 103;
        public const int InverterLength = 50;
        public const int PhaseCurrent = 3;              // uint16  A      A, B, C at +0, +1, +2
        public const int CurrentScale = 6;
        public const int PhaseVoltage = 10;             // uint16  V      A, B, C
        public const int VoltageScale = 13;
        public const int Power = 14;                    // int16   W      generation positive
        public const int PowerScale = 15;
        public const int Frequency = 16;                // uint16  Hz
        public const int FrequencyScale = 17;
        public const int Reactive = 20;                 // int16   var    supplied (over-excited) positive
        public const int ReactiveScale = 21;
        public const int Energy = 24;                   // acc32   Wh
        public const int EnergyScale = 26;
        public const int State = 38;                    // enum16

        // Model 120, nameplate.
        public const int Nameplate = 120;
        public const int NameplateLength = 26;
        public const int PowerRating = 3;               // uint16  W
        public const int PowerRatingScale = 4;
        public const int VoltAmpereRating = 5;          // uint16  VA     the model calls it VARtg
        public const int VoltAmpereRatingScale = 6;
        public const int ReactiveRatingQ1 = 7;          // int16   var    supplied
        public const int ReactiveRatingQ4 = 10;         // int16   var    absorbed, mostly negative
        public const int ReactiveRatingScale = 11;

        // Model 121, basic settings.
        public const int Settings = 121;
        public const int SettingsLength = 30;
        public const int MaximumPower = 2;              // uint16  W
        public const int MaximumReactiveQ1 = 8;         // int16   var    supplied
        public const int MaximumReactiveQ4 = 11;        // int16   var    absorbed, mostly negative
        public const int MaximumPowerScale = 22;
        public const int MaximumReactiveScale = 27;

        // Model 123, immediate controls.
        public const int Controls = 123;
        public const int ControlsLength = 24;
        public const int LimitPercent = 5;              // uint16  % of WMax
        public const int LimitWindow = 6;               // uint16  s
        public const int LimitRevert = 7;               // uint16  s
        public const int LimitRamp = 8;                 // uint16  s
        public const int LimitEnable = 9;               // enum16
        public const int ReactivePercentOfPower = 15;   // int16   % of WMax      supplied positive
        public const int ReactivePercentOfMaximum = 16; // int16   % of VArMax    supplied positive
        public const int ReactiveWindow = 18;           // uint16  s
        public const int ReactiveRevert = 19;           // uint16  s
        public const int ReactiveRamp = 20;             // uint16  s
        public const int ReactiveMode = 21;             // enum16
        public const int ReactiveEnable = 22;           // enum16
        public const int LimitPercentScale = 23;
        public const int ReactivePercentScale = 25;
        public const int ModeOfPower = 1;               // ReactiveMode: % of WMax
        public const int ModeOfMaximum = 2;             // ReactiveMode: % of VArMax
        public const int Enabled = 1;
    }
}
