using System.Collections;
using System.Text;

namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>Writes settings as JSON: objects, texts, whole numbers and truth values; what else a file held, it writes too, so that it can be shown and mended.</summary>
    public static class SettingsText
    {
        private const string Hexadecimal = "0123456789abcdef";

        /// <summary>Writes an object.</summary>
        /// <param name="values">The object.</param>
        /// <returns>Its JSON.</returns>
        public static string Of(Hashtable values)
        {
            var text = new StringBuilder();
            Write(values, text);
            return text.ToString();
        }

        private static void Write(Hashtable values, StringBuilder text)
        {
            text.Append('{');
            bool isFirst = true;
            foreach (DictionaryEntry entry in values)
            {
                if (!isFirst)
                {
                    text.Append(',');
                }

                isFirst = false;
                WriteText((string)entry.Key, text);
                text.Append(':');
                WriteValue(entry.Value, text);
            }

            text.Append('}');
        }

        private static void WriteValue(object? value, StringBuilder text)
        {
            if (value is Hashtable inner)
            {
                Write(inner, text);
            }
            else if (value is bool flag)
            {
                text.Append(flag ? "true" : "false");
            }
            else if (value is string words)
            {
                WriteText(words, text);
            }
            else if (value is double real)
            {
                text.Append(real.ToString("F6"));
            }
            else if (value is ArrayList list)
            {
                WriteList(list, text);
            }
            else
            {
                text.Append(value == null ? "null" : value.ToString());
            }
        }

        private static void WriteList(ArrayList list, StringBuilder text)
        {
            text.Append('[');
            for (int i = 0; i < list.Count; i++)
            {
                if (i > 0)
                {
                    text.Append(',');
                }

                WriteValue(list[i], text);
            }

            text.Append(']');
        }

        private static void WriteText(string words, StringBuilder text)
        {
            text.Append('"');
            for (int i = 0; i < words.Length; i++)
            {
                char c = words[i];
                if (c == '"' || c == '\\')
                {
                    text.Append('\\');
                    text.Append(c);
                }
                else if (c < ' ')
                {
                    text.Append("\\u00");
                    text.Append(Hexadecimal[c >> 4]);
                    text.Append(Hexadecimal[c & 15]);
                }
                else
                {
                    text.Append(c);
                }
            }

            text.Append('"');
        }
    }
}
