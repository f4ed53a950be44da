using System.Collections;

namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>Everything that is wrong with the settings, so that a person corrects all of it at once.</summary>
    public sealed class FaultList
    {
        private readonly ArrayList _lines = new ArrayList();

        /// <summary>How many there are.</summary>
        public int Count => _lines.Count;

        /// <summary>Adds one.</summary>
        /// <param name="line">Key, value with unit, allowed range and what to do; never a secret.</param>
        public void Add(string line)
        {
            _lines.Add(line);
        }

        /// <summary>One of them.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        /// <returns>The line.</returns>
        public string At(int index)
        {
            return (string)_lines[index]!;
        }
    }
}
