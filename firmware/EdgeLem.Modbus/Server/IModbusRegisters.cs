namespace EdgeLem.Modbus
{
    /// <summary>The registers behind a <see cref="ModbusResponder"/>: what a device, real or virtual, answers from.</summary>
    public interface IModbusRegisters
    {
        /// <summary>Reads registers.</summary>
        /// <param name="request">Unit, function (3 or 4), address and count, already within the protocol's limits.</param>
        /// <param name="values">Receives the values from index 0; it has room for 125.</param>
        /// <returns>0, one of <see cref="ModbusExceptionCode"/>, or <see cref="ModbusResponder.Silence"/> when the unit is not here.</returns>
        public byte Read(ModbusRequest request, ushort[] values);

        /// <summary>Writes registers, all or none.</summary>
        /// <param name="request">Unit, function (6 or 16), address, count and values, already within the protocol's limits.</param>
        /// <returns>0, one of <see cref="ModbusExceptionCode"/>, or <see cref="ModbusResponder.Silence"/> when the unit is not here.</returns>
        public byte Write(ModbusRequest request);
    }
}
