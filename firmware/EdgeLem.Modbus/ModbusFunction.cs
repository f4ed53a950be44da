namespace EdgeLem.Modbus
{
    /// <summary>The Modbus function codes that EdgeLem speaks. Source: MODBUS Application Protocol V1.1b3, section 6.</summary>
    public static class ModbusFunction
    {
        /// <summary>Read 1 to 125 holding registers.</summary>
        public const byte ReadHoldingRegisters = 3;

        /// <summary>Read 1 to 125 input registers.</summary>
        public const byte ReadInputRegisters = 4;

        /// <summary>Write one holding register.</summary>
        public const byte WriteSingleRegister = 6;

        /// <summary>Write 1 to 123 holding registers.</summary>
        public const byte WriteMultipleRegisters = 16;

        /// <summary>The bit that a device adds to the function code of an exception reply.</summary>
        public const byte ExceptionFlag = 0x80;
    }
}
