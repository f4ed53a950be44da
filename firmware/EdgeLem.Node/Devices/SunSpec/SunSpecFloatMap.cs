namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// The points of models 111 to 113, inverter in float32, and of model 122 that EdgeLem uses: offsets from the id register. Source: SunSpec Information Models.
    /// </summary>
    internal static class SunSpecFloatMap
    {
        // Models 111, 112, 113: one, two, three phases; the same layout.
        public const int SinglePhase = 111;
        public const int ThreePhase = 113;
        public const int Length = 60;
        public const int PhaseCurrent = 4;              // float32  A      B and C two registers further each
        public const int PhaseVoltage = 16;             // float32  V
        public const int Power = 22;                    // float32  W      generation positive
        public const int Frequency = 24;                // float32  Hz
        public const int Reactive = 28;                 // float32  var    supplied positive
        public const int Energy = 32;                   // float32  Wh
        public const int State = 48;                    // enum16

        // Model 122, status: its energy counter has 64 bits, where the float32 of models 111 to 113 moves in steps of 2 Wh from 16.8 MWh on.
        public const int Status = 122;
        public const int StatusLength = 44;
        public const int StatusEnergy = 5;              // acc64    Wh
    }
}
