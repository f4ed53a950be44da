using System.Collections;

namespace EdgeLem.Contracts
{
    /// <summary>Collects everything that is wrong with control settings, so that it comes in one report.</summary>
    public sealed class SettingFaults
    {
        private const double Rounding = 1e-9;

        private readonly ArrayList _faults = new ArrayList();

        /// <summary>How many there are.</summary>
        public int Count => _faults.Count;

        /// <summary>The code of the first fault; <see cref="RejectCode.None"/> without one.</summary>
        public RejectCode First => Count == 0 ? RejectCode.None : At(0).Code;

        /// <summary>One fault.</summary>
        /// <param name="index">From 0 to <see cref="Count"/> - 1, in the order found.</param>
        /// <returns>The fault.</returns>
        public SettingFault At(int index)
        {
            return (SettingFault)_faults[index]!;
        }

        /// <summary>Adds a fault.</summary>
        /// <param name="code">Its number.</param>
        /// <param name="field">The setting's name.</param>
        /// <param name="reason">What is wrong with it, with value, unit and range, without the setting's name.</param>
        public void Add(RejectCode code, string field, string reason)
        {
            _faults.Add(new SettingFault(code, field, field + " " + reason));
        }

        /// <summary>Adds a fault unless the value is within the range of its grid code, to within 1e-9.</summary>
        /// <param name="field">The setting's name.</param>
        /// <param name="value">Its value.</param>
        /// <param name="lowest">Lowest value.</param>
        /// <param name="highest">Highest value.</param>
        public void RequireWithin(string field, double value, double lowest, double highest)
        {
            // NaN compares true on the device: it must be asked for first (docs/adr/0001).
            if (double.IsNaN(value) || value < lowest - Rounding || value > highest + Rounding)
            {
                string written = double.IsNaN(value) ? "is not a number" : "is " + value.ToString("F4");
                Add(RejectCode.SettingOutOfRange, field, written + "; allowed are " + lowest.ToString("F4") + " to " + highest.ToString("F4") + ".");
            }
        }
    }
}
