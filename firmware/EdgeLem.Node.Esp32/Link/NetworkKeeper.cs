using System;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Hosting;

namespace EdgeLem.Node.Esp32.Link
{
    /// <summary>
    /// Keeps the board in its network: looks at the address, joins with the credentials once, then again with those in flash, every fourth time from nothing. Between
    /// two attempts it leaves a growing pause with a part by chance, so that a street of nodes does not come back in one second.
    /// </summary>
    public sealed class NetworkKeeper
    {
        /// <summary>Longest time of one attempt, ms.</summary>
        public const int AttemptMs = 20000;

        /// <summary>Time without an address after which the board is to be started anew, ms: one hour.</summary>
        public const long HopelessMs = 3600000;

        private const int AttemptsUntilReset = 4;

        private readonly INetwork _network;
        private readonly NetworkSettings _settings;
        private readonly ReconnectBackoff _backoff;
        private long _nextTryTick;
        private long _missingSinceTick;
        private int _attempts;
        private bool _wasThere;

        /// <summary>Creates a keeper; nothing is done yet.</summary>
        /// <param name="network">The board's network.</param>
        /// <param name="settings">Where to join.</param>
        /// <param name="chance">Spreads the attempts of a fleet.</param>
        public NetworkKeeper(INetwork network, NetworkSettings settings, Random chance)
        {
            _network = network;
            _settings = settings;
            _backoff = new ReconnectBackoff(chance);
        }

        /// <summary>How often the network was lost.</summary>
        public int Losses { get; private set; }

        /// <summary>Attempts to join.</summary>
        public int Attempts => _attempts;

        /// <summary>Whether the network has been missing for so long that only a restart is left.</summary>
        public bool IsHopeless { get; private set; }

        /// <summary>When the next attempt is due, in uptime ms.</summary>
        public long NextTryTick => _nextTryTick;

        /// <summary>Looks at the address, and joins when it is missing and the time has come.</summary>
        /// <param name="tickMs">Uptime in ms.</param>
        /// <returns>Whether there is an address.</returns>
        public bool Keep(long tickMs)
        {
            // An address before the first attempt is that of the network that flash remembers, which the settings may have left since.
            if ((_attempts > 0 && _network.HasAddress) || (tickMs >= _nextTryTick && Try(tickMs)))
            {
                Arrive();
                return true;
            }

            Miss(tickMs);
            return false;
        }

        private void Arrive()
        {
            _wasThere = true;
            _missingSinceTick = -1;
            _nextTryTick = 0;
            IsHopeless = false;
            _backoff.Reset();
        }

        private void Miss(long tickMs)
        {
            if (_wasThere)
            {
                _wasThere = false;
                _missingSinceTick = tickMs;
                Losses++;
            }

            long missingSince = _missingSinceTick < 0 ? 0 : _missingSinceTick;
            IsHopeless = tickMs - missingSince >= HopelessMs;
        }

        private bool Try(long tickMs)
        {
            int number = _attempts++;
            bool isJoined = false;
            if (number % AttemptsUntilReset == 0)
            {
                if (number > 0)
                {
                    _network.Reset();
                }

                isJoined = _network.Connect(_settings, AttemptMs);
            }
            else
            {
                isJoined = _network.Reconnect(AttemptMs);
            }

            _nextTryTick = tickMs + AttemptMs + _backoff.Next();
            return isJoined && _network.HasAddress;
        }
    }
}
