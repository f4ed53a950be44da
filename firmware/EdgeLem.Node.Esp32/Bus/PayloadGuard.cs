// Why      nanoFramework.Json ends the whole runtime, not the call, when an array stands where a class has a plain value or an object, and puts what does not fit into
//          an object's or array's property without a word. It refuses \u escapes of letters beyond ASCII, and \/. So what a stranger can send is looked at before.
// Method   One pass over the bytes by the grammar of RFC 8259, in place: names that are objects or arrays in our messages must be that, every other value must be plain,
//          escapes that the reader does not know become the letter they stand for, or ? beyond ASCII.
// Limits   Nesting of 3; null is refused, as the gateway leaves out what it does not set. Unknown members obey the same rules.
using EdgeLem.Contracts;

namespace EdgeLem.Node.Esp32.Bus
{
    /// <summary>Looks at a payload before a JSON reader does that trusts its input. One object serves for all payloads of one thread.</summary>
    public sealed class PayloadGuard
    {
        private const int DeepestLevel = 3;
        private const int LongestName = 40;
        private const int LongestNumber = 24;

        private readonly char[] _name = new char[LongestName];
        private byte[] _bytes = new byte[0];
        private int _length;
        private int _read;
        private int _written;
        private int _nameLength;

        /// <summary>Checks a payload and writes it anew in place.</summary>
        /// <param name="payload">The payload; changed.</param>
        /// <returns>Its new length, at most the old one; -1 when it is not such a message.</returns>
        public int Pass(byte[] payload)
        {
            _bytes = payload;
            _length = payload.Length;
            _read = 0;
            _written = 0;
            if (payload.Length > MessageLimits.LongestPayloadBytes || Next() != '{' || !Object(1))
            {
                return -1;
            }

            return Next() == 0 && _read == _length ? _written : -1;
        }

        /// <summary>The next byte that is no space, which is not taken; 0 at the end.</summary>
        private char Next()
        {
            while (_read < _length)
            {
                byte b = _bytes[_read];
                if (b != ' ' && b != '\t' && b != '\r' && b != '\n')
                {
                    return (char)b;
                }

                _read++;
            }

            return (char)0;
        }

        private void Keep()
        {
            _bytes[_written++] = _bytes[_read++];
        }

        private bool Object(int level)
        {
            Keep();
            if (Next() == '}')
            {
                Keep();
                return true;
            }

            while (Next() == '"' && Text(true) && Next() == ':')
            {
                Keep();
                if (!Member(level))
                {
                    return false;
                }

                char end = Next();
                if (end != ',' && end != '}')
                {
                    return false;
                }

                Keep();
                if (end == '}')
                {
                    return true;
                }
            }

            return false;
        }

        private bool Member(int level)
        {
            char first = Next();
            if (IsName("bidding") || IsName("control"))
            {
                return first == '{' && level < DeepestLevel && Object(level + 1);
            }

            if (IsName("assets"))
            {
                return first == '[' && Array('"');
            }

            return IsCurve() ? first == '[' && Array('0') : Plain(first);
        }

        /// <summary>The arrays of numbers in our messages are the coordinates of curves; one plain value ends like them.</summary>
        private bool IsCurve()
        {
            return (NameEndsWith("voltagepu") || NameEndsWith("powerpu") || NameEndsWith("reactivepu")) && !IsName("reactivepu");
        }

        private bool Array(char kind)
        {
            Keep();
            if (Next() == ']')
            {
                Keep();
                return true;
            }

            while (kind == '"' ? Next() == '"' && Text(false) : Number())
            {
                char end = Next();
                if (end != ',' && end != ']')
                {
                    return false;
                }

                Keep();
                if (end == ']')
                {
                    return true;
                }
            }

            return false;
        }

        private bool Plain(char first)
        {
            switch (first)
            {
                case '"': return Text(false);
                case 't': return Word("true");
                case 'f': return Word("false");
                default: return Number();
            }
        }

        private bool Word(string word)
        {
            for (int i = 0; i < word.Length; i++)
            {
                if (_read >= _length || _bytes[_read] != word[i])
                {
                    return false;
                }

                Keep();
            }

            return true;
        }

        private bool Number()
        {
            Next();
            int start = _read;
            bool hasDigit = false;
            while (_read < _length && IsOfNumber(_bytes[_read]))
            {
                hasDigit = hasDigit || (_bytes[_read] >= '0' && _bytes[_read] <= '9');
                Keep();
            }

            return hasDigit && _read - start <= LongestNumber;
        }

        private static bool IsOfNumber(byte b)
        {
            return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
        }

        /// <summary>A text in quotation marks; a name is remembered in small letters, because the reader does not tell them apart either.</summary>
        private bool Text(bool isName)
        {
            _nameLength = isName ? 0 : _nameLength;
            Keep();
            while (_read < _length && _bytes[_read] != '"')
            {
                byte b = _bytes[_read];
                if (b < ' ' || (b == '\\' && (isName || !Escape())))
                {
                    return false;
                }

                if (b != '\\')
                {
                    Remember(b, isName);
                    Keep();
                }
            }

            if (_read >= _length || (isName && _nameLength > LongestName))
            {
                return false;
            }

            Keep();
            return true;
        }

        private void Remember(byte b, bool isName)
        {
            if (!isName)
            {
                return;
            }

            if (_nameLength < LongestName)
            {
                _name[_nameLength] = (char)(b >= 'A' && b <= 'Z' ? b + 32 : b);
            }

            _nameLength++;
        }

        private bool Escape()
        {
            if (_read + 1 >= _length)
            {
                return false;
            }

            char kind = (char)_bytes[_read + 1];
            if (kind == '"' || kind == '\\' || kind == 'b' || kind == 'f' || kind == 'n' || kind == 'r' || kind == 't')
            {
                Keep();
                Keep();
                return true;
            }

            if (kind == '/')
            {
                _read++;
                Keep();
                return true;
            }

            return kind == 'u' && Code();
        }

        private bool Code()
        {
            int code = 0;
            for (int i = 2; i < 6; i++)
            {
                int digit = _read + i < _length ? DigitOf(_bytes[_read + i]) : -1;
                if (digit < 0)
                {
                    return false;
                }

                code = (code * 16) + digit;
            }

            _read += 6;
            bool isLetter = code >= ' ' && code < 127 && code != '"' && code != '\\';
            _bytes[_written++] = isLetter ? (byte)code : (byte)'?';
            return true;
        }

        private static int DigitOf(byte b)
        {
            if (b >= '0' && b <= '9')
            {
                return b - '0';
            }

            int letter = b | 32;
            return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
        }

        private bool IsName(string name)
        {
            return _nameLength == name.Length && NameEndsWith(name);
        }

        private bool NameEndsWith(string end)
        {
            int start = _nameLength - end.Length;
            if (start < 0)
            {
                return false;
            }

            for (int i = 0; i < end.Length; i++)
            {
                if (_name[start + i] != end[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
