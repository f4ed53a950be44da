namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// The points of the SunSpec models for IEEE 1547-2018 that EdgeLem uses: offsets from a model's id register, and the lengths of the models. Source:
    /// SunSpec DER Information Model Specification, models 701 to 704.
    /// </summary>
    internal static class SunSpecDerMap
    {
        public const int NoPoint = -1;

        // Model 701, AC measurement. What lies behind the scale factors, alarm texts, is not read.
        public const int Measurement = 701;
        public const int MeasurementLength = 121;
        public const int State = 4;                     // enum16          one less than the states of model 103
        public const int Power = 10;                    // int16   W       generation positive
        public const int Reactive = 12;                 // int16   var     injected (over-excited) positive
        public const int Current = 14;                  // int16   A       all phases
        public const int LineToNeutral = 16;            // uint16  V       the only voltage of some single-phase devices
        public const int Frequency = 17;                // uint32  Hz
        public const int InjectedEnergy = 19;           // uint64  Wh
        public const int CurrentA = 45;                 // int16   A       B and C: one phase block further each
        public const int VoltageA = 47;                 // uint16  V
        public const int PhaseBlock = 23;
        public const int CurrentScale = 113;
        public const int VoltageScale = 114;
        public const int FrequencyScale = 115;
        public const int PowerScale = 116;
        public const int ReactiveScale = 119;
        public const int EnergyScale = 120;

        // Model 702, capacity: ratings first, settings 24 registers behind them.
        public const int Capacity = 702;
        public const int CapacityLength = 50;
        public const int PowerRating = 2;               // uint16  W
        public const int VoltAmpereRating = 7;          // uint16  VA
        public const int InjectedRating = 8;            // uint16  var
        public const int AbsorbedRating = 9;            // uint16  var
        public const int ChargeRating = 10;             // uint16  W
        public const int DischargeRating = 11;          // uint16  W
        public const int PowerSetting = 26;             // uint16  W
        public const int InjectedSetting = 32;          // uint16  var
        public const int AbsorbedSetting = 33;          // uint16  var
        public const int ChargeSetting = 34;            // uint16  W
        public const int DischargeSetting = 35;         // uint16  W
        public const int CapacityPowerScale = 45;
        public const int CapacityVoltAmpereScale = 47;
        public const int CapacityReactiveScale = 48;

        // Model 703, enter service.
        public const int EnterService = 703;
        public const int EnterServiceLength = 17;
        public const int Permission = 2;                // enum16

        // Model 704, AC controls.
        public const int Controls = 704;
        public const int ControlsLength = 65;
        public const int FactorEnable = 2;              // enum16          power factor while generating
        public const int FactorEnableRevert = 3;        // enum16
        public const int FactorRevert = 4;              // uint32  s
        public const int LimitEnable = 14;              // enum16
        public const int LimitPercent = 15;             // uint16  % of WMax
        public const int LimitPercentRevert = 16;       // uint16  % of WMax
        public const int LimitEnableRevert = 17;        // enum16
        public const int LimitRevert = 18;              // uint32  s
        public const int SetEnable = 22;                // enum16          active power setpoint
        public const int SetMode = 23;                  // enum16
        public const int SetWatt = 24;                  // int32   W       generation positive
        public const int SetWattRevert = 26;            // int32   W
        public const int SetPercent = 28;               // int16   % of WMax
        public const int SetPercentRevert = 29;         // int16   % of WMax
        public const int SetEnableRevert = 30;          // enum16
        public const int SetRevert = 31;                // uint32  s
        public const int ReactiveEnable = 35;           // enum16
        public const int ReactiveMode = 36;             // enum16
        public const int ReactiveVar = 38;              // int32   var     injected positive
        public const int ReactiveVarRevert = 40;        // int32   var
        public const int ReactivePercent = 42;          // int16   %       injected positive
        public const int ReactivePercentRevert = 43;    // int16   %
        public const int ReactiveEnableRevert = 44;     // enum16
        public const int ReactiveRevert = 45;           // uint32  s
        public const int FactorScale = 53;
        public const int LimitPercentScale = 54;
        public const int SetWattScale = 55;
        public const int SetPercentScale = 56;
        public const int ReactiveVarScale = 57;
        public const int ReactivePercentScale = 58;
        public const int Factor = 59;                   // uint16
        public const int Excitation = 60;               // enum16
        public const int Disabled = 0;
        public const int Enabled = 1;
        public const int ModeOfWatts = 1;               // SetMode
        public const int ModeOfPower = 0;               // SetMode: % of WMax
        public const int ModeOfMaximum = 1;             // ReactiveMode: % of VarMax
        public const int ModeOfVars = 4;                // ReactiveMode
        public const int OverExcited = 0;
        public const int UnderExcited = 1;
    }
}
