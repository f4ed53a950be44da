using System;

namespace EdgeLem.Contracts
{
    /// <summary>
    /// Writes JSON objects into one buffer that is allocated once: ASCII text, integers and fixed decimals only, so that it works without
    /// allocation and gives the same bytes on nanoFramework and on .NET. It writes commas itself.
    /// When the buffer is full, <see cref="IsOverflown"/> becomes true and nothing more is written.
    /// </summary>
    public sealed class JsonBuffer
    {
        private const double LargestExactInteger = 9007199254740992.0;

        private readonly byte[] _bytes;
        private readonly byte[] _digits = new byte[20];
        private bool _needsComma;

        /// <summary>Allocates the buffer.</summary>
        /// <param name="capacity">Size in bytes; 16 or more.</param>
        public JsonBuffer(int capacity)
        {
            if (capacity < 16)
            {
                throw new ArgumentOutOfRangeException(nameof(capacity), "A JSON buffer needs at least 16 bytes.");
            }

            _bytes = new byte[capacity];
        }

        /// <summary>The buffer itself; the first <see cref="Length"/> bytes are the text.</summary>
        public byte[] Bytes
        {
            get { return _bytes; }
        }

        /// <summary>Number of bytes written.</summary>
        public int Length { get; private set; }

        /// <summary>Whether something did not fit; the text must then not be used.</summary>
        public bool IsOverflown { get; private set; }

        /// <summary>Forgets the text.</summary>
        public void Clear()
        {
            Length = 0;
            IsOverflown = false;
            _needsComma = false;
        }

        /// <summary>Opens an object, as the document or as an array's element.</summary>
        public void OpenObject()
        {
            Separate();
            Put('{');
            _needsComma = false;
        }

        /// <summary>Closes the object opened last.</summary>
        public void CloseObject()
        {
            Put('}');
            _needsComma = true;
        }

        /// <summary>Opens an array as a member.</summary>
        /// <param name="name">Member name.</param>
        public void OpenArray(string name)
        {
            Name(name);
            Put('[');
            _needsComma = false;
        }

        /// <summary>Closes the array opened last.</summary>
        public void CloseArray()
        {
            Put(']');
            _needsComma = true;
        }

        /// <summary>Writes an integer member.</summary>
        /// <param name="name">Member name.</param>
        /// <param name="value">Value.</param>
        public void Number(string name, long value)
        {
            Name(name);
            PutInteger(value);
            _needsComma = true;
        }

        /// <summary>Writes a text member; control characters, quotes, backslashes and non-ASCII characters become a question mark.</summary>
        /// <param name="name">Member name.</param>
        /// <param name="value">Text; null is written as an empty text.</param>
        public void Text(string name, string? value)
        {
            Name(name);
            Put('"');
            for (int i = 0; value != null && i < value.Length; i++)
            {
                char c = value[i];
                Put(c < ' ' || c > '~' || c == '"' || c == '\\' ? '?' : c);
            }

            Put('"');
            _needsComma = true;
        }

        /// <summary>Writes a decimal member.</summary>
        /// <param name="name">Member name.</param>
        /// <param name="value">Value; NaN, infinities and magnitudes from 2^53 after scaling become <c>null</c>.</param>
        /// <param name="decimals">Number of decimals, 0 to 6; rounded half away from zero.</param>
        public void FixedPoint(string name, double value, int decimals)
        {
            Name(name);
            PutDecimal(value, decimals);
            _needsComma = true;
        }

        /// <summary>Writes a member that is an array of decimals.</summary>
        /// <param name="name">Member name.</param>
        /// <param name="values">Values; NaN becomes <c>null</c>.</param>
        /// <param name="decimals">Number of decimals, 0 to 6.</param>
        public void FixedPoints(string name, double[] values, int decimals)
        {
            OpenArray(name);
            for (int i = 0; i < values.Length; i++)
            {
                Separate();
                PutDecimal(values[i], decimals);
                _needsComma = true;
            }

            CloseArray();
        }

        private void Name(string name)
        {
            Separate();
            Put('"');
            for (int i = 0; i < name.Length; i++)
            {
                Put(name[i]);
            }

            Put('"');
            Put(':');
        }

        private void Separate()
        {
            if (_needsComma)
            {
                Put(',');
            }
        }

        private void PutDecimal(double value, int decimals)
        {
            long scale = 1;
            for (int i = 0; i < decimals; i++)
            {
                scale *= 10;
            }

            // NaN compares true on the device: it must be asked for first (docs/adr/0001).
            double scaled = double.IsNaN(value) ? double.NaN : value * scale;
            if (double.IsNaN(scaled) || scaled >= LargestExactInteger || scaled <= -LargestExactInteger)
            {
                PutAscii("null");
                return;
            }

            PutScaled((long)(scaled < 0 ? scaled - 0.5 : scaled + 0.5), scale);
        }

        private void PutScaled(long scaled, long scale)
        {
            if (scaled < 0)
            {
                Put('-');
                scaled = -scaled;
            }

            PutInteger(scaled / scale);
            if (scale == 1)
            {
                return;
            }

            Put('.');
            long rest = scaled % scale;
            for (long unit = scale / 10; unit > 0; unit /= 10)
            {
                Put((char)('0' + (int)(rest / unit % 10)));
            }
        }

        private void PutInteger(long value)
        {
            if (value < 0)
            {
                Put('-');
            }

            int count = 0;
            do
            {
                // The remainder of a negative number is negative: no negation, so long.MinValue works too.
                long digit = value % 10;
                _digits[count++] = (byte)('0' + (digit < 0 ? -digit : digit));
                value /= 10;
            }
            while (value != 0);

            while (count > 0)
            {
                Put((char)_digits[--count]);
            }
        }

        private void PutAscii(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                Put(text[i]);
            }
        }

        private void Put(char c)
        {
            if (Length >= _bytes.Length)
            {
                IsOverflown = true;
                return;
            }

            _bytes[Length++] = (byte)c;
        }
    }
}
