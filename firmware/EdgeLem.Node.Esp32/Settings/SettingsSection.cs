using System.Collections;

namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>One object of the settings file: reads its values with their ranges and reports what is wrong, what is missing and what nobody asked for.</summary>
    public sealed class SettingsSection
    {
        private readonly Hashtable _values;
        private readonly string _path;
        private readonly FaultList _faults;
        private readonly ArrayList _asked = new ArrayList();

        /// <summary>Creates a section.</summary>
        /// <param name="values">The object.</param>
        /// <param name="path">Where it stands, such as <c>bus.</c>; empty for the whole file.</param>
        /// <param name="faults">Receives what is wrong.</param>
        public SettingsSection(Hashtable values, string path, FaultList faults)
        {
            _values = values;
            _path = path;
            _faults = faults;
        }

        /// <summary>Whether a value is there.</summary>
        /// <param name="name">Its key.</param>
        /// <returns>Whether it is.</returns>
        public bool Has(string name)
        {
            return _values[name] != null;
        }

        /// <summary>Reports a fault of a value.</summary>
        /// <param name="name">Its key.</param>
        /// <param name="problem">What is wrong and what to do, as the end of a sentence that begins with the key.</param>
        public void Report(string name, string problem)
        {
            _faults.Add(_path + name + " " + problem);
        }

        /// <summary>A text; one that must be there must not be empty.</summary>
        /// <param name="name">Its key.</param>
        /// <param name="usual">What holds when it is not there; null reports that it is missing.</param>
        /// <returns>The text; empty when it was reported.</returns>
        public string Text(string name, string? usual)
        {
            _asked.Add(name);
            object? value = _values[name];
            if (value is string text)
            {
                if (text.Length == 0 && usual == null)
                {
                    Report(name, "is empty.");
                }

                return text;
            }

            if (value != null)
            {
                Report(name, "is no text. Write it in quotation marks.");
            }
            else if (usual == null)
            {
                Report(name, "is missing.");
            }

            return usual ?? "";
        }

        /// <summary>A whole number that must be there.</summary>
        /// <param name="name">Its key.</param>
        /// <param name="least">Least value.</param>
        /// <param name="greatest">Greatest value.</param>
        /// <param name="unit">Unit with a space before it, or empty.</param>
        /// <returns>The number; the least value when it is wrong.</returns>
        public long Required(string name, long least, long greatest, string unit)
        {
            if (!Has(name))
            {
                _asked.Add(name);
                Report(name, "is missing; it is " + least + " to " + greatest + unit + ".");
                return least;
            }

            return Whole(name, new WholeRange(least, greatest, unit), least);
        }

        /// <summary>A whole number.</summary>
        /// <param name="name">Its key.</param>
        /// <param name="range">What it may be.</param>
        /// <param name="usual">What holds when it is not there or wrong.</param>
        /// <returns>The number.</returns>
        public long Whole(string name, WholeRange range, long usual)
        {
            _asked.Add(name);
            object? value = _values[name];
            if (value == null)
            {
                return usual;
            }

            if (!TryWhole(value, out long number))
            {
                Report(name, "is no whole number; it is " + range.Least + " to " + range.Greatest + range.Unit + ".");
                return usual;
            }

            if (number < range.Least || number > range.Greatest)
            {
                Report(name, "is " + number + range.Unit + "; it is " + range.Least + " to " + range.Greatest + range.Unit + ".");
                return usual;
            }

            return number;
        }

        /// <summary>A truth value.</summary>
        /// <param name="name">Its key.</param>
        /// <param name="usual">What holds when it is not there or wrong.</param>
        /// <returns>The value.</returns>
        public bool Flag(string name, bool usual)
        {
            _asked.Add(name);
            object? value = _values[name];
            if (value is bool flag)
            {
                return flag;
            }

            if (value != null)
            {
                Report(name, "is neither true nor false.");
            }

            return usual;
        }

        /// <summary>An object within.</summary>
        /// <param name="name">Its key.</param>
        /// <param name="isRequired">Whether its absence is reported.</param>
        /// <returns>The section; null when it is not there.</returns>
        public SettingsSection? Section(string name, bool isRequired)
        {
            _asked.Add(name);
            object? value = _values[name];
            if (value is Hashtable inner)
            {
                return new SettingsSection(inner, _path + name + ".", _faults);
            }

            if (value != null)
            {
                Report(name, "is no object. Its values stand in { }.");
            }
            else if (isRequired)
            {
                Report(name, "is missing.");
            }

            return null;
        }

        /// <summary>Reports the keys that nobody asked for: a misspelt one would be passed over in silence otherwise.</summary>
        public void ReportUnknown()
        {
            foreach (DictionaryEntry entry in _values)
            {
                string name = (string)entry.Key;
                if (_asked.IndexOf(name) < 0)
                {
                    Report(name, "is unknown. The keys are in docs/firmware.md.");
                }
            }
        }

        /// <summary>Numbers come as int, long or double, as the reader found fit.</summary>
        private static bool TryWhole(object value, out long number)
        {
            number = 0;
            if (value is int small)
            {
                number = small;
                return true;
            }

            if (value is long large)
            {
                number = large;
                return true;
            }

            if (value is double real && real > -1e15 && real < 1e15 && !double.IsNaN(real))
            {
                number = (long)real;
                return number == real;
            }

            return false;
        }
    }
}
