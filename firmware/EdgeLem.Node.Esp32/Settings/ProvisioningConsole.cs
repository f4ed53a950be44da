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
        private const int LongestLine = 200;
        private const long OpenPeriodMs = 5000;
        private static readonly byte[] Star = new byte[] { (byte)'*' };

        private readonly ISerialLine? _line;
        private readonly SettingsFile _file;
        private readonly IStatusSource _status;
        private readonly bool _echoes;
        private readonly byte[] _received = new byte[64];
        private readonly byte[] _typed = new byte[LongestLine];
        private readonly byte[] _echo = new byte[1];
        private int _length;
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

        private void Take(byte b)
        {
            if (b == '\r' || b == '\n')
            {
                if (_length > 0)
                {
                    string line = Typed();
                    _length = 0;
                    Echo("\r\n");
                    Obey(line.Trim());
                }
            }
            else if (b == '\b' || b == 127)
            {
                Rub();
            }
            else if (b >= ' ' && _length < LongestLine)
            {
                _typed[_length++] = b;
                _echo[0] = b;

                // A password would stand on the screen of whoever looks on; what follows the key of a secret is not sent back.
                Echo(IsSecretValue() ? Star : _echo);
            }
        }

        /// <summary>Letters beyond ASCII came as several bytes and go as several.</summary>
        private void Rub()
        {
            while (_length > 0 && (_typed[--_length] & 0xC0) == 0x80)
            {
            }

            Echo("\b \b");
        }

        private string Typed()
        {
            return Encoding.UTF8.GetString(_typed, 0, _length);
        }

        private bool IsSecretValue()
        {
            string line = Typed();
            string start = "set " + SettingsFile.SecretPrefix;
            return line.StartsWith(start) && line.IndexOf(' ', start.Length) >= 0;
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
                case "save": Say(_file.TrySave() ? "saved; reboot makes it hold." : "the storage did not take it: try again, then flash with --masserase."); break;
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
            if (_echoes)
            {
                Write(text);
            }
        }

        private void Echo(byte[] bytes)
        {
            if (_echoes)
            {
                Write(bytes);
            }
        }

        private void Write(string text)
        {
            Write(Encoding.UTF8.GetBytes(text));
        }

        private void Write(byte[] bytes)
        {
            if (_line != null && !_line.Write(bytes, bytes.Length))
            {
                _line.Close();
            }
        }
    }
}
