using System.Collections;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// The registers of one model of wallbox: which blocks are read, where the values are in them, and how the current is set. A map is written once, at start, and
    /// serves any number of wallboxes.
    /// </summary>
    public sealed class WallboxMap
    {
        private const int StateCount = 32;

        private readonly ArrayList _reads = new ArrayList();
        private readonly ArrayList _points = new ArrayList();
        private readonly ArrayList _setups = new ArrayList();
        private readonly WallboxState[] _states = new WallboxState[StateCount];

        /// <summary>Creates an empty map.</summary>
        /// <param name="model">Manufacturer and model.</param>
        /// <param name="currentStepA">Step of the setpoint in A.</param>
        /// <param name="watchdogMs">After how long without a write the device falls back, ms.</param>
        public WallboxMap(string model, double currentStepA, long watchdogMs)
        {
            Model = model;
            CurrentStepA = currentStepA;
            WatchdogMs = watchdogMs;
            for (int number = 0; number < StateCount; number++)
            {
                _states[number] = WallboxState.Fault;
            }
        }

        /// <summary>Manufacturer and model.</summary>
        public string Model { get; }

        /// <summary>Step of the setpoint in A.</summary>
        public double CurrentStepA { get; }

        /// <summary>After how long without a write the device falls back to its fail-safe current, ms.</summary>
        public long WatchdogMs { get; }

        internal WallboxRequest? Current { get; private set; }

        internal WallboxFormat CurrentFormat { get; private set; }

        internal double CurrentScale { get; private set; }

        internal WallboxRequest? Start { get; private set; }

        internal WallboxRequest? Stop { get; private set; }

        internal int ReadCount => _reads.Count;

        internal int PointCount => _points.Count;

        internal int SetupCount => _setups.Count;

        /// <summary>Adds a block to read.</summary>
        /// <param name="function">3 or 4.</param>
        /// <param name="address">First register.</param>
        /// <param name="count">Registers, 1 to 125.</param>
        /// <returns>This map.</returns>
        public WallboxMap Reads(byte function, int address, int count)
        {
            _reads.Add(new WallboxRequest(function, address, count));
            return this;
        }

        /// <summary>Adds a value that lies in one of the blocks.</summary>
        /// <param name="value">What it is.</param>
        /// <param name="address">Its first register.</param>
        /// <param name="format">How it lies there.</param>
        /// <param name="scale">A or W per count.</param>
        /// <returns>This map.</returns>
        public WallboxMap Has(WallboxValue value, int address, WallboxFormat format, double scale)
        {
            _points.Add(new WallboxPoint(value, address, format, scale));
            return this;
        }

        /// <summary>Says what a number of the state means; a number without meaning is a fault.</summary>
        /// <param name="number">The number, 0 to 31.</param>
        /// <param name="state">Its meaning.</param>
        /// <returns>This map.</returns>
        public WallboxMap Means(int number, WallboxState state)
        {
            _states[number] = state;
            return this;
        }

        /// <summary>Adds a value that is written once, before the first current.</summary>
        /// <param name="function">6 or 16.</param>
        /// <param name="address">The register.</param>
        /// <param name="value">The value, 0 to 65535.</param>
        /// <returns>This map.</returns>
        public WallboxMap SetsUp(byte function, int address, int value)
        {
            _setups.Add(new WallboxRequest(function, address, value));
            return this;
        }

        /// <summary>Says where the current is written.</summary>
        /// <param name="function">6 or 16.</param>
        /// <param name="address">First register.</param>
        /// <param name="format">How it lies there.</param>
        /// <param name="scale">A per count.</param>
        /// <returns>This map.</returns>
        public WallboxMap SetsCurrent(byte function, int address, WallboxFormat format, double scale)
        {
            Current = new WallboxRequest(function, address, 0);
            CurrentFormat = format;
            CurrentScale = scale;
            return this;
        }

        /// <summary>Says where charging is started and stopped, for a device that does not stop at a current of 0.</summary>
        /// <param name="function">6 or 16.</param>
        /// <param name="address">The register.</param>
        /// <param name="start">Value that starts.</param>
        /// <param name="stop">Value that stops.</param>
        /// <returns>This map.</returns>
        public WallboxMap Switches(byte function, int address, int start, int stop)
        {
            Start = new WallboxRequest(function, address, start);
            Stop = new WallboxRequest(function, address, stop);
            return this;
        }

        /// <summary>Adds the reads of one reading to the time that a bus has.</summary>
        /// <param name="budget">Sums up all devices of the bus.</param>
        /// <param name="periodMs">Time between two readings, ms, above 0.</param>
        public void AddTo(BusBudget budget, int periodMs)
        {
            for (int i = 0; i < ReadCount; i++)
            {
                budget.AddRead(ReadAt(i).Count, periodMs);
            }
        }

        internal WallboxRequest ReadAt(int index)
        {
            return (WallboxRequest)_reads[index]!;
        }

        internal WallboxPoint PointAt(int index)
        {
            return (WallboxPoint)_points[index]!;
        }

        internal WallboxRequest SetupAt(int index)
        {
            return (WallboxRequest)_setups[index]!;
        }

        internal WallboxState StateOf(int number)
        {
            return number >= 0 && number < StateCount ? _states[number] : WallboxState.Fault;
        }
    }
}
