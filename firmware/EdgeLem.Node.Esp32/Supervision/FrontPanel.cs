using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Bus;

namespace EdgeLem.Node.Esp32.Supervision
{
    /// <summary>Lamp, display and the line to the external watchdog; each may be missing.</summary>
    public sealed class FrontPanel
    {
        /// <summary>Time between two pulses of the watchdog line, ms.</summary>
        public const long PulsePeriodMs = 1000;

        private readonly IOutputPin? _lamp;
        private readonly IOutputPin? _watchdog;
        private readonly ITextDisplay? _display;
        private long _nextPulseTick;
        private bool _isLit;

        /// <summary>Joins what there is.</summary>
        /// <param name="lamp">The lamp; null without one.</param>
        /// <param name="watchdog">The line that the external watchdog wants to see pulsing; null without one.</param>
        /// <param name="display">The display; null without one.</param>
        public FrontPanel(IOutputPin? lamp, IOutputPin? watchdog, ITextDisplay? display)
        {
            _lamp = lamp;
            _watchdog = watchdog;
            _display = display;
        }

        /// <summary>Pulses given so far.</summary>
        public int Pulses { get; private set; }

        /// <summary>Gives the watchdog line a pulse, low to high to low, when it is time. To be called only while everything gets on.</summary>
        /// <param name="tickMs">Uptime in ms.</param>
        public void Pulse(long tickMs)
        {
            if (tickMs < _nextPulseTick)
            {
                return;
            }

            _nextPulseTick = tickMs + PulsePeriodMs;
            Pulses++;
            _watchdog?.Write(true);
            _watchdog?.Write(false);
        }

        /// <summary>Shows the node: the lamp is lit while gateway and meter are there and blinks otherwise.</summary>
        /// <param name="report">The node's report.</param>
        public void Show(NodeReport report)
        {
            bool isWell = report.IsOnline && report.HasMeter;
            _isLit = isWell || !_isLit;
            _lamp?.Write(_isLit);
            string[] lines = report.Lines();
            if (lines.Length > 0 && _display != null)
            {
                _display.Show(lines);
            }
        }
    }
}
