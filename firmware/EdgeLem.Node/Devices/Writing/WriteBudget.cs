using System;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// How often registers that wear may still be written today. Drivers ask here, and only here, before each such write; a refusal is
    /// <see cref="DeviceFault.WriteBudgetSpent"/>. One budget may serve all devices of a node. Counts last as long as the process.
    /// </summary>
    /// <remarks>
    /// A day is 24 h from the first time that <see cref="Advance"/> was told. Without the time all writes count as one day's, which is the safe side. A run of
    /// registers counts at its first register: drivers always write a value with the same run. Allocates nothing after construction.
    /// </remarks>
    public sealed class WriteBudget
    {
        /// <summary>
        /// Default of writes to one flash register a day: 12. Embedded flash and EEPROM endure 100000 writes as a rule, and 12 a day are 87600 in 20 years.
        /// </summary>
        public const int DefaultFlashPerDay = 12;

        /// <summary>
        /// Default of writes to one register of undocumented memory a day: 200. Serial EEPROMs are specified for 1000000 writes, which 200 a day reach after 13 years.
        /// </summary>
        public const int DefaultUndocumentedPerDay = 200;

        /// <summary>A day in ms.</summary>
        public const long DayMs = 86400000;

        private const int GreatestPerDay = 100000;
        private const int Capacity = 128;

        private readonly int[] _registers = new int[Capacity];
        private readonly int[] _writes = new int[Capacity];
        private readonly int _flashPerDay;
        private readonly int _undocumentedPerDay;
        private int _count;
        private long _dayStartMs = long.MinValue;

        /// <summary>Creates a budget with the defaults.</summary>
        public WriteBudget()
            : this(DefaultFlashPerDay, DefaultUndocumentedPerDay)
        {
        }

        /// <summary>Creates a budget.</summary>
        /// <param name="flashPerDay">Writes to one flash register a day, 1 to 100000; default <see cref="DefaultFlashPerDay"/>.</param>
        /// <param name="undocumentedPerDay">Writes to one register of undocumented memory a day, 1 to 100000; default <see cref="DefaultUndocumentedPerDay"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
        public WriteBudget(int flashPerDay, int undocumentedPerDay)
        {
            if (flashPerDay < 1 || flashPerDay > GreatestPerDay || undocumentedPerDay < 1 || undocumentedPerDay > GreatestPerDay)
            {
                throw new ArgumentOutOfRangeException(nameof(flashPerDay), "A write budget is 1 to 100000 writes per register and day.");
            }

            _flashPerDay = flashPerDay;
            _undocumentedPerDay = undocumentedPerDay;
        }

        /// <summary>Writes that were refused since the start.</summary>
        public int Refused { get; private set; }

        /// <summary>Tells the time, so that a new day brings a new budget. A clock that was set back changes nothing until it has caught up.</summary>
        /// <param name="nowMs">The time in ms.</param>
        public void Advance(long nowMs)
        {
            if (_dayStartMs == long.MinValue)
            {
                _dayStartMs = nowMs;
            }
            else if (nowMs - _dayStartMs >= DayMs)
            {
                _dayStartMs = nowMs;
                _count = 0;
            }
        }

        /// <summary>Takes one write out of the budget.</summary>
        /// <param name="unitId">The device.</param>
        /// <param name="address">Wire address of the first register written.</param>
        /// <param name="memory">Where the device keeps it; volatile registers cost nothing.</param>
        /// <returns>False when today's budget is spent: the write must not be sent.</returns>
        public bool TrySpend(byte unitId, int address, RegisterMemory memory)
        {
            if (memory == RegisterMemory.Volatile)
            {
                return true;
            }

            int index = IndexOf(unitId, address, true);
            if (index < 0 || _writes[index] >= (memory == RegisterMemory.Flash ? _flashPerDay : _undocumentedPerDay))
            {
                Refused++;
                return false;
            }

            _writes[index]++;
            return true;
        }

        /// <summary>How many writes to a register today's budget has paid.</summary>
        /// <param name="unitId">The device.</param>
        /// <param name="address">Wire address.</param>
        /// <returns>0 or more.</returns>
        public int SpentOn(byte unitId, int address)
        {
            int index = IndexOf(unitId, address, false);
            return index < 0 ? 0 : _writes[index];
        }

        private int IndexOf(byte unitId, int address, bool adds)
        {
            int register = (unitId << 16) | address;
            for (int i = 0; i < _count; i++)
            {
                if (_registers[i] == register)
                {
                    return i;
                }
            }

            if (!adds || _count == Capacity)
            {
                return -1;
            }

            _registers[_count] = register;
            _writes[_count] = 0;
            return _count++;
        }
    }
}
