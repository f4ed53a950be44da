using System;

namespace EdgeLem.Modbus
{
    /// <summary>
    /// How long things take on a serial line: characters, frames, and the silences that the standard asks for. Immutable.
    /// Source: MODBUS over Serial Line V1.02, section 2.5.1.1: 1.5 and 3.5 characters, fixed at 750 and 1750 us above 19200 bit/s.
    /// </summary>
    public sealed class LineTiming
    {
        /// <summary>Bits of a character by the standard: start, eight data, parity or second stop, stop. Lines with 8N1 have 10.</summary>
        public const int StandardBitsPerCharacter = 11;

        private const int FastBaudRate = 19200;
        private const int FastFrameGapUs = 1750;
        private const int FastCharacterGapUs = 750;
        private const long UsPerSecond = 1000000;

        /// <summary>Creates the timing of a line with 11 bits per character.</summary>
        /// <param name="baudRate">300 to 1000000 bit/s.</param>
        /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
        public LineTiming(int baudRate)
            : this(baudRate, StandardBitsPerCharacter)
        {
        }

        /// <summary>Creates the timing of a line.</summary>
        /// <param name="baudRate">300 to 1000000 bit/s.</param>
        /// <param name="bitsPerCharacter">10 (8N1), 11 (8E1, 8O1, 8N2) or 12 (8E2).</param>
        /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
        public LineTiming(int baudRate, int bitsPerCharacter)
        {
            if (baudRate < 300 || baudRate > 1000000)
            {
                throw new ArgumentOutOfRangeException(nameof(baudRate), "A serial bus runs at 300 to 1000000 bit/s.");
            }

            if (bitsPerCharacter < 10 || bitsPerCharacter > 12)
            {
                throw new ArgumentOutOfRangeException(nameof(bitsPerCharacter), "A character has 10 to 12 bits on the line.");
            }

            BaudRate = baudRate;
            BitsPerCharacter = bitsPerCharacter;
        }

        /// <summary>Bits per second.</summary>
        public int BaudRate { get; }

        /// <summary>Bits per character, start and stop included.</summary>
        public int BitsPerCharacter { get; }

        /// <summary>The silence that separates two frames (t3.5), us, rounded up.</summary>
        public int FrameGapUs => BaudRate > FastBaudRate ? FastFrameGapUs : (UsOf(7) + 1) / 2;

        /// <summary>The longest silence inside a frame (t1.5), us, rounded up. Managed runtimes cannot measure it; it is here for devices and analysers.</summary>
        public int CharacterGapUs => BaudRate > FastBaudRate ? FastCharacterGapUs : (UsOf(3) + 1) / 2;

        /// <summary>How long characters take without a gap, us, rounded up.</summary>
        /// <param name="characters">How many, 0 to 1000.</param>
        /// <returns>Microseconds.</returns>
        public int UsOf(int characters)
        {
            return (int)(((characters * BitsPerCharacter * UsPerSecond) + BaudRate - 1) / BaudRate);
        }

        /// <summary>How long characters take without a gap, ms, rounded up.</summary>
        /// <param name="characters">How many, 0 to 1000.</param>
        /// <returns>Milliseconds.</returns>
        public int MsOf(int characters)
        {
            return (UsOf(characters) + 999) / 1000;
        }
    }
}
