using System.Collections;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>The settings and the secrets of the device, each in a file of its own, so that the first can be shown to anybody.</summary>
    public sealed class SettingsFile
    {
        /// <summary>Name of the settings' file.</summary>
        public const string SettingsName = "edgelem.json";

        /// <summary>Name of the secrets' file.</summary>
        public const string SecretsName = "secrets.json";

        /// <summary>Name of the file with the certificate of the authority, PEM.</summary>
        public const string AuthorityName = "ca.pem";

        /// <summary>How a key of the secrets begins at the console.</summary>
        public const string SecretPrefix = "secret.";

        private readonly IBoard _board;
        private Hashtable? _values;
        private Hashtable? _secrets;
        private bool _isForgotten;

        /// <summary>Creates it without values.</summary>
        /// <param name="board">Has the files and reads them.</param>
        public SettingsFile(IBoard board)
        {
            _board = board;
        }

        /// <summary>The settings.</summary>
        public Hashtable Values
        {
            get { return _values ??= new Hashtable(); }
            private set { _values = value; }
        }

        /// <summary>The secrets.</summary>
        public Hashtable Secrets
        {
            get { return _secrets ??= new Hashtable(); }
            private set { _secrets = value; }
        }

        /// <summary>Reads both files; one that is missing or not JSON leaves its values empty and is told.</summary>
        /// <param name="faults">Receives what is wrong.</param>
        public void Load(FaultList faults)
        {
            if (_board.Files.TryRead(SettingsName, out string text))
            {
                Values = Parse(SettingsName, text, faults);
            }
            else
            {
                faults.Add("there is no " + SettingsName + ": write the settings at the console, or deploy the file.");
            }

            if (_board.Files.TryRead(SecretsName, out string secrets))
            {
                Secrets = Parse(SecretsName, secrets, faults);
            }
        }

        /// <summary>Makes a configuration of the values.</summary>
        /// <param name="faults">Receives what is wrong.</param>
        /// <returns>A configuration that can be used when nothing was reported.</returns>
        public DeviceConfiguration Bind(FaultList faults)
        {
            DeviceConfiguration bound = new SettingsBinder(_board.TargetName, faults).Bind(Values, Secrets);
            if (bound.Broker.Tls && _board.Files.TryRead(AuthorityName, out string authority))
            {
                bound.Broker.Authority = authority;
            }

            return bound;
        }

        /// <summary>Lets the values go: bound, they are only memory. <see cref="Recall"/> brings them back for a person at the console.</summary>
        public void Forget()
        {
            _values = null;
            _secrets = null;
            _isForgotten = true;
        }

        /// <summary>Reads the files again when their values were let go.</summary>
        public void Recall()
        {
            if (_isForgotten)
            {
                _isForgotten = false;
                Load(new FaultList());
            }
        }

        /// <summary>Writes both files.</summary>
        /// <returns>False when the storage did not take them.</returns>
        public bool TrySave()
        {
            return _board.Files.TryWrite(SecretsName, SettingsText.Of(Secrets)) && _board.Files.TryWrite(SettingsName, SettingsText.Of(Values));
        }

        /// <summary>Sets or removes a value.</summary>
        /// <param name="key">Its key with dots between the levels, such as <c>bus.baud</c>.</param>
        /// <param name="value">A text, whole number or truth value; null removes it.</param>
        /// <returns>False when the key is none.</returns>
        public bool TrySet(string key, object? value)
        {
            bool isSecret = key.StartsWith(SecretPrefix);
            string[] levels = (isSecret ? key.Substring(SecretPrefix.Length) : key).Split('.');
            for (int i = 0; i < levels.Length; i++)
            {
                if (levels[i].Length == 0)
                {
                    return false;
                }
            }

            Hashtable owner = isSecret ? Secrets : Values;
            for (int i = 0; i < levels.Length - 1; i++)
            {
                if (!(owner[levels[i]] is Hashtable inner))
                {
                    if (value == null)
                    {
                        // An empty object in the place of nothing would ask for values of its own.
                        return true;
                    }

                    inner = new Hashtable();
                    owner[levels[i]] = inner;
                }

                owner = inner;
            }

            string name = levels[levels.Length - 1];
            if (owner.Contains(name))
            {
                owner.Remove(name);
            }

            if (value != null)
            {
                owner[name] = value;
            }

            return true;
        }

        private Hashtable Parse(string name, string text, FaultList faults)
        {
            Hashtable? values = _board.Json.ReadTable(text);
            if (values == null)
            {
                faults.Add(name + " is no JSON object; correct it, or write the settings anew at the console.");
            }

            return values ?? new Hashtable();
        }
    }
}
