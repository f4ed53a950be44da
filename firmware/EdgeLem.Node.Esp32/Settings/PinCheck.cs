namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>Looks whether the pins of a configuration can serve: each has one use, none belongs to the board itself, and what drives something is no mere input.</summary>
    public sealed class PinCheck
    {
        private const int Pins = 49;

        private readonly string _targetName;
        private readonly FaultList _faults;
        private readonly string[] _users = new string[Pins];

        /// <summary>Creates a check.</summary>
        /// <param name="targetName">Name of the firmware image.</param>
        /// <param name="faults">Receives what is wrong.</param>
        public PinCheck(string targetName, FaultList faults)
        {
            _targetName = targetName;
            _faults = faults;
        }

        /// <summary>Checks a configuration.</summary>
        /// <param name="bound">It, with the usual pins where the file names none.</param>
        public void Check(DeviceConfiguration bound)
        {
            Take("bus.txPin", bound.Bus.TransmitPin, true);
            Take("bus.rxPin", bound.Bus.ReceivePin, false);
            Take("bus.rtsPin", bound.Bus.DirectionPin, true);
            if (bound.Relay != null)
            {
                Take("relay.firstPin", bound.Relay.FirstPin, true);
                Take("relay.secondPin", bound.Relay.SecondPin == bound.Relay.FirstPin ? -1 : bound.Relay.SecondPin, true);
            }

            Take("lampPin", bound.LampPin, true);
            Take("watchdogPin", bound.WatchdogPin, true);
            if (bound.Display != null)
            {
                Take("display.sdaPin", bound.Display.DataPin, true);
                Take("display.sclPin", bound.Display.ClockPin, true);
            }
        }

        private void Take(string key, int pin, bool drives)
        {
            if (pin < 0)
            {
                return;
            }

            string owner = _users[pin] ?? BoardPins.OwnerOf(_targetName, pin);
            if (owner.Length == 0 && drives && BoardPins.IsInputOnly(_targetName, pin))
            {
                _faults.Add(key + " is " + pin + ", which is an input only. Name another pin (hardware/pins).");
            }
            else if (owner.Length > 0)
            {
                _faults.Add(key + " is " + pin + ", the pin of " + owner + ". Name another pin (hardware/pins).");
            }

            _users[pin] ??= key;
        }
    }
}
