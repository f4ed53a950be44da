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

        private readonly ISerialLine? _line;
        private readonly SettingsFile _file;
        private readonly IStatusSource _status;
        private readonly bool _echoes;
        private readonly byte[] _received = new byte[64];
        private readonly StringBuilder _text = new StringBuilder();
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
                    Take((char)_received[i]);
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

        private void Take(char c)
        {
            if (c == '\r' || c == '\n')
            {
                if (_text.Length > 0)
                {
                    string line = _text.ToString();
                    _text.Clear();
                    Echo("\r\n");
                    Obey(line.Trim());
                }
            }
            else if (c == '\b' || c == (char)127)
            {
                if (_text.Length > 0)
                {
                    _text.Remove(_text.Length - 1, 1);
                    Echo("\b \b");
                }
            }
            else if (c >= ' ' && _text.Length < LongestLine)
            {
                _text.Append(c);

                // A password would stand on the screen of whoever looks on; what follows the key of a secret is not sent back.
                Echo(IsSecretValue() ? "*" : c.ToString());
            }
        }

        private bool IsSecretValue()
        {
            string line = _text.ToString();
            string start = "set " + SettingsFile.SecretPrefix;
            return line.StartsWith(start) && line.IndexOf(' ', start.Length) >= 0;
        }

        private void Obey(string line)
        {
            int space = line.IndexOf(' ');
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
            if (_echoes)
            {
                Write(text);
            }
        }

        private void Write(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            if (_line != null && !_line.Write(bytes, bytes.Length))
            {
                _line.Close();
            }
        }
    }
}
