using System.Collections;
using System.Text;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Hosting;

namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>
    /// Commands of a person at the cable: look at the node, change its settings, start it anew. What is set holds from the next start on, and only when it was saved. A
    /// secret can be set and not be shown.
    /// </summary>
    public sealed class ProvisioningConsole
    {
        /// <summary>Longest line, bytes.</summary>
        private const int LongestLine = 200;
        private const long OpenPeriodMs = 5000;
        private const string SetStart = "set ";

        private readonly ISerialLine? _line;
        private readonly SettingsFile _file;
        private readonly IStatusSource _status;
        private readonly bool _echoes;
        private readonly byte[] _received = new byte[64];
        private readonly byte[] _echo = new byte[1];
        private readonly byte[] _typed = new byte[LongestLine];
        private int _count;
        private bool _isTooLong;
        private long _nextOpenTick;
        private bool _isGreeted;

        /// <summary>Creates a console.</summary>
        /// <param name="line">The line; null where there is none.</param>
        /// <param name="echoes">Whether each character is sent back: not on a line on which only one may talk.</param>
        /// <param name="file">The settings.</param>
        /// <param name="status">Tells how the node is.</param>
        public ProvisioningConsole(ISerialLine? line, bool echoes, SettingsFile file, IStatusSource status)
        {
            _line = line;
            _echoes = echoes;
            _file = file;
            _status = status;
        }

        /// <summary>Whether a person asked for a new start.</summary>
        public bool WantsReboot { get; private set; }

        /// <summary>Reads what was typed and answers the lines that are whole.</summary>
        /// <param name="tickMs">Uptime in ms.</param>
        public void Serve(long tickMs)
        {
            if (_line == null || !IsOpen(_line, tickMs))
            {
                return;
            }

            int count = _line.Read(_received);
            while (count > 0)
            {
                for (int i = 0; i < count; i++)
                {
                    Take(_received[i]);
                }

                count = _line.Read(_received);
            }

            if (count < 0)
            {
                _line.Close();
            }
        }

        private bool IsOpen(ISerialLine line, long tickMs)
        {
            if (!line.IsOpen)
            {
                if (tickMs < _nextOpenTick)
                {
                    return false;
                }

                _nextOpenTick = tickMs + OpenPeriodMs;
                if (!line.TryOpen())
                {
                    return false;
                }
            }

            if (!_isGreeted)
            {
                _isGreeted = true;
                Say("EdgeLem node. Write help.");
            }

            return true;
        }

        private void Take(byte c)
        {
            if (c == '\r' || c == '\n')
            {
                End();
            }
            else if (c == '\b' || c == 127)
            {
                Rub();
            }
            else if (c >= ' ' && _count < LongestLine)
            {
                // A password would stand on the screen of whoever looks on; what follows the key of a secret is not sent back.
                _echo[0] = IsSecretValue() ? (byte)'*' : c;
                _typed[_count++] = c;
                Echo(_echo, 1);
            }
            else if (c >= ' ')
            {
                _isTooLong = true;
            }
        }

        private void End()
        {
            if (_count == 0)
            {
                return;
            }

            int count = _count;
            bool isTooLong = _isTooLong;
            _count = 0;
            _isTooLong = false;
            Echo("\r\n");
            if (isTooLong)
            {
                // A part of a value would look like the whole of it.
                Say("the line is longer than " + LongestLine + " bytes; nothing was done.");
            }
            else
            {
                Obey(Encoding.UTF8.GetString(_typed, 0, count).Trim());
            }
        }

        /// <summary>Takes the last character back: with UTF-8 the bytes that follow the first of a character go with it.</summary>
        private void Rub()
        {
            if (_count == 0)
            {
                return;
            }

            while (_count > 1 && (_typed[_count - 1] & 0xC0) == 0x80)
            {
                _count--;
            }

            _count--;
            Echo("\b \b");
        }

        /// <summary>Whether what comes next belongs to the value of a secret: after <c>set</c>, the key of a secret and a space, with any number of spaces between.</summary>
        private bool IsSecretValue()
        {
            int place = AfterSpaces(0);
            if (!Holds(place, SetStart))
            {
                return false;
            }

            place = AfterSpaces(place + SetStart.Length);
            bool isSecret = Holds(place, SettingsFile.SecretPrefix);
            while (isSecret && place < _count && _typed[place] != ' ')
            {
                place++;
            }

            return isSecret && place < _count;
        }

        private int AfterSpaces(int place)
        {
            while (place < _count && _typed[place] == ' ')
            {
                place++;
            }

            return place;
        }

        private bool Holds(int place, string text)
        {
            bool holds = place + text.Length <= _count;
            for (int i = 0; holds && i < text.Length; i++)
            {
                holds = _typed[place + i] == text[i];
            }

            return holds;
        }

        private void Obey(string line)
        {
            int space = line.IndexOf(' ');
            _file.Recall();
            string verb = space < 0 ? line : line.Substring(0, space);
            string rest = space < 0 ? "" : line.Substring(space + 1).Trim();
            switch (verb)
            {
                case "help": Help(); break;
                case "status": SayAll(_status.Status()); break;
                case "show": Show(); break;
                case "check": Check(); break;
                case "set": Set(rest); break;
                case "unset": Say(rest.Length > 0 && _file.TrySet(rest, null) ? "removed; save keeps that." : "write unset KEY."); break;
                case "save": Say(_file.TrySave() ? "saved; reboot makes it hold." : "the storage did not take it: " + "try again, then flash with --masserase."); break;
                case "reboot": Say("restarting."); WantsReboot = true; break;
                default: Say("'" + verb + "' is no command. Write help."); break;
            }
        }

        private void Help()
        {
            Say("status              how the node is");
            Say("show                the settings; secrets only by name");
            Say("set KEY VALUE       for instance: set bus.baud 9600");
            Say("unset KEY           removes a value");
            Say("check               what is wrong with the settings");
            Say("save                writes them to flash");
            Say("reboot              starts the node anew");
        }

        private void Show()
        {
            Say(SettingsText.Of(_file.Values));
            foreach (DictionaryEntry entry in _file.Secrets)
            {
                Say(SettingsFile.SecretPrefix + (string)entry.Key + " is set");
            }
        }

        private void Check()
        {
            var faults = new FaultList();
            _file.Bind(faults);
            for (int i = 0; i < faults.Count; i++)
            {
                Say(faults.At(i));
            }

            Say(faults.Count == 0 ? "the settings are sound." : faults.Count + " faults.");
        }

        private void Set(string rest)
        {
            int space = rest.IndexOf(' ');
            if (space <= 0)
            {
                Say("write set KEY VALUE.");
                return;
            }

            string key = rest.Substring(0, space);
            string value = rest.Substring(space + 1).Trim();
            object taken = key.StartsWith(SettingsFile.SecretPrefix) ? Unquoted(value) : ValueOf(value);
            Say(_file.TrySet(key, taken) ? key + " is set; check looks at it, save keeps it." : "'" + key + "' is no key.");
        }

        private static object ValueOf(string text)
        {
            if (text == "true" || text == "false")
            {
                return text == "true";
            }

            return long.TryParse(text, out long number) ? number : (object)Unquoted(text);
        }

        private static string Unquoted(string text)
        {
            bool isQuoted = text.Length >= 2 && text[0] == '"' && text[text.Length - 1] == '"';
            return isQuoted ? text.Substring(1, text.Length - 2) : text;
        }

        private void SayAll(string[] lines)
        {
            for (int i = 0; i < lines.Length; i++)
            {
                Say(lines[i]);
            }
        }

        private void Say(string line)
        {
            Write(line + "\r\n");
        }

        private void Echo(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            Echo(bytes, bytes.Length);
        }

        private void Echo(byte[] bytes, int count)
        {
            if (_echoes)
            {
                Write(bytes, count);
            }
        }

        private void Write(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            Write(bytes, bytes.Length);
        }

        private void Write(byte[] bytes, int count)
        {
            if (_line != null && !_line.Write(bytes, count))
            {
                _line.Close();
            }
        }
    }
}
