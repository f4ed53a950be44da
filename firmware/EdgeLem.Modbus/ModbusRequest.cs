using System;

namespace EdgeLem.Modbus
{
    /// <summary>
    /// One request to a unit: read registers or write registers. It is filled again and again and allocates nothing after construction.
    /// It must not change while a <see cref="ModbusMaster"/> works on it.
    /// </summary>
    public sealed class ModbusRequest
    {
        /// <summary>The most registers one read may ask for.</summary>
        public const int MaximumReadCount = 125;

        /// <summary>The most registers one write may carry.</summary>
        public const int MaximumWriteCount = 123;

        private readonly ushort[] _values = new ushort[MaximumWriteCount];

        /// <summary>The unit asked, 0 to 255; a serial bus has 1 to 247 only.</summary>
        public byte UnitId { get; private set; }

        /// <summary>One of <see cref="ModbusFunction"/>; 0 while the request was never set.</summary>
        public byte Function { get; private set; }

        /// <summary>The first register, as on the wire: 0 to 65535.</summary>
        public int Address { get; private set; }

        /// <summary>How many registers: 1 to 125 for a read, 1 to 123 for a write.</summary>
        public int Count { get; private set; }

        /// <summary>True when the request changes the device, so that it must not be repeated blindly.</summary>
        public bool IsWrite => Function == ModbusFunction.WriteSingleRegister || Function == ModbusFunction.WriteMultipleRegisters;

        /// <summary>The register value that a write carries.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        /// <returns>The value to write.</returns>
        public ushort ValueAt(int index)
        {
            return _values[index];
        }

        /// <summary>Makes this a read.</summary>
        /// <param name="unitId">The unit asked.</param>
        /// <param name="function">3 (holding registers) or 4 (input registers).</param>
        /// <param name="address">First register, 0 to 65535.</param>
        /// <param name="count">1 to 125, ending at register 65535 at the latest.</param>
        public void SetRead(byte unitId, byte function, int address, int count)
        {
            if (function != ModbusFunction.ReadHoldingRegisters && function != ModbusFunction.ReadInputRegisters)
            {
                throw new ArgumentOutOfRangeException(nameof(function), "A read has function 3 or 4.");
            }

            Check(address, count, MaximumReadCount);
            Set(unitId, function, address, count);
        }

        /// <summary>Makes this a write of one register with function 6.</summary>
        /// <param name="unitId">The unit asked.</param>
        /// <param name="address">The register, 0 to 65535.</param>
        /// <param name="value">The value to write.</param>
        public void SetWriteSingle(byte unitId, int address, ushort value)
        {
            Check(address, 1, MaximumWriteCount);
            Set(unitId, ModbusFunction.WriteSingleRegister, address, 1);
            _values[0] = value;
        }

        /// <summary>Makes this a write of several registers with function 16. The values are copied.</summary>
        /// <param name="unitId">The unit asked.</param>
        /// <param name="address">First register, 0 to 65535.</param>
        /// <param name="values">Holds the values to write.</param>
        /// <param name="offset">Index of the first value.</param>
        /// <param name="count">1 to 123, ending at register 65535 at the latest.</param>
        public void SetWriteMultiple(byte unitId, int address, ushort[] values, int offset, int count)
        {
            Check(address, count, MaximumWriteCount);
            if (offset < 0 || offset > values.Length - count)
            {
                throw new ArgumentOutOfRangeException(nameof(offset), "The values to write lie outside their array.");
            }

            Set(unitId, ModbusFunction.WriteMultipleRegisters, address, count);
            Array.Copy(values, offset, _values, 0, count);
        }

        /// <summary>Makes this the write that a device received.</summary>
        internal void SetReceivedWrite(byte unitId, int address, byte[] bytes, int offset, int count)
        {
            Check(address, count, MaximumWriteCount);
            Set(unitId, ModbusFunction.WriteMultipleRegisters, address, count);
            for (int i = 0; i < count; i++)
            {
                _values[i] = (ushort)ModbusPdu.GetUInt16(bytes, offset + (2 * i));
            }
        }

        private static void Check(int address, int count, int maximumCount)
        {
            if (count < 1 || count > maximumCount)
            {
                throw new ArgumentOutOfRangeException(nameof(count), "A read asks for 1 to 125 registers, a write carries 1 to 123.");
            }

            if (address < 0 || address > 65536 - count)
            {
                throw new ArgumentOutOfRangeException(nameof(address), "Registers lie at 0 to 65535.");
            }
        }

        private void Set(byte unitId, byte function, int address, int count)
        {
            UnitId = unitId;
            Function = function;
            Address = address;
            Count = count;
        }
    }
}
