using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>Texts in registers, two characters each.</summary>
    internal static class RegisterText
    {
        /// <summary>The text of a block, up to the first zero, without spaces at its ends; what cannot be printed becomes a space.</summary>
        /// <param name="registers">The block.</param>
        /// <param name="isSwapped">Whether the second character of a register lies in its high byte.</param>
        public static string Of(RegisterBlock registers, bool isSwapped)
        {
            var characters = new char[2 * registers.Count];
            int length = 0;
            for (int i = 0; i < characters.Length; i++)
            {
                int word = registers.RegisterAt(i / 2);
                bool isHigh = (i & 1) == 0 != isSwapped;
                int code = isHigh ? word >> 8 : word & 0xFF;
                if (code == 0)
                {
                    break;
                }

                characters[length++] = code > 0x20 && code < 0x7F ? (char)code : ' ';
            }

            return new string(characters, 0, length).Trim();
        }

        /// <summary>Whether a text begins with another one.</summary>
        public static bool Begins(string text, string beginning)
        {
            return beginning.Length > 0 && text.Length >= beginning.Length && text.Substring(0, beginning.Length) == beginning;
        }
    }
}
