using System;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node
{
    /// <summary>
    /// The Modbus line of one house with its meter and, if there are any, its inverter, its storage device and further devices. Runs one device's job at a
    /// time as far as it goes without I/O: the host moves the bytes between <see cref="Master"/> and the port. It keeps an account of every device, and
    /// asks one that was silent in its last jobs without retries (see <see cref="BusMember.IsQuarantined"/>).
    /// </summary>
    public sealed class FieldBus
    {
        private readonly ModbusRequest _request = new ModbusRequest();
        private BusMember[] _members = new BusMember[0];
        private BusMember? _running;
        private bool _awaitsResult;
        private long _beganAtMs;

        /// <summary>Creates a bus at rest.</summary>
        /// <param name="master">The master; nobody else begins requests on it.</param>
        /// <param name="meter">The meter at the connection point.</param>
        /// <param name="inverter">The inverter; null without one.</param>
        /// <exception cref="ArgumentNullException">The master or the meter is missing.</exception>
        public FieldBus(ModbusMaster master, IMeter meter, IInverter? inverter)
        {
            Master = master ?? throw new ArgumentNullException(nameof(master));
            Meter = meter ?? throw new ArgumentNullException(nameof(meter));
            Inverter = inverter;
            Join(meter);
            if (inverter != null)
            {
                Join(inverter);
            }
        }

        /// <summary>The master: tells the host what to write and when to come back.</summary>
        public ModbusMaster Master { get; }

        /// <summary>The meter.</summary>
        public IMeter Meter { get; }

        /// <summary>The inverter; null without one.</summary>
        public IInverter? Inverter { get; }

        /// <summary>The storage device; null without one.</summary>
        public IBusDevice? Storage { get; private set; }

        /// <summary>The readings of devices that are only read.</summary>
        public DevicePolls Polls { get; } = new DevicePolls();

        /// <summary>How busy the bus is.</summary>
        public BusLoad Load { get; } = new BusLoad();

        /// <summary>How many devices there are.</summary>
        public int MemberCount => _members.Length;

        /// <summary>Whether a job is under way.</summary>
        public bool IsBusy => _running != null;

        /// <summary>Adds the storage device, whose jobs somebody else begins; to be called before the node starts.</summary>
        /// <param name="storage">The device.</param>
        /// <returns>This bus.</returns>
        /// <exception cref="InvalidOperationException">There is one already.</exception>
        public FieldBus AddStorage(IBusDevice storage)
        {
            if (Storage != null)
            {
                throw new InvalidOperationException("A bus has one storage device; add a second one as a further device.");
            }

            Storage = storage;
            return Add(storage);
        }

        /// <summary>Adds a device whose jobs somebody else begins, such as a wallbox under control; to be called before the node starts.</summary>
        /// <param name="device">The device.</param>
        /// <returns>This bus.</returns>
        public FieldBus Add(IBusDevice device)
        {
            Join(device ?? throw new ArgumentNullException(nameof(device)));
            return this;
        }

        /// <summary>Adds a device that is only read, by the node's cycle; to be called before the node starts.</summary>
        /// <param name="device">The device.</param>
        /// <param name="periodMs">Time between two readings, 100 to 86400000 ms.</param>
        /// <returns>This bus.</returns>
        /// <exception cref="ArgumentOutOfRangeException">The period is out of its range.</exception>
        public FieldBus Add(IPolledDevice device, long periodMs)
        {
            Polls.Add(device ?? throw new ArgumentNullException(nameof(device)), periodMs);
            Join(device);
            return this;
        }

        /// <summary>A device with its account: the meter first, then the inverter if there is one, then the others in the order in which they were added.</summary>
        /// <param name="index">0 to <see cref="MemberCount"/> - 1.</param>
        /// <returns>The account.</returns>
        public BusMember MemberAt(int index)
        {
            return _members[index];
        }

        /// <summary>Starts the job that a device's Begin method prepared.</summary>
        /// <param name="device">The device; one that was not added gets its account with its first job.</param>
        /// <param name="nowMs">The time.</param>
        /// <exception cref="InvalidOperationException">Another job is under way.</exception>
        public void Run(IBusDevice device, long nowMs)
        {
            if (IsBusy)
            {
                throw new InvalidOperationException("The bus runs one job at a time.");
            }

            if (device is ITimedDevice timed)
            {
                timed.SetTime(nowMs);
            }

            _running = MemberOf(device);
            _running.BeginJob();
            Advance(nowMs);
        }

        /// <summary>Drives the job until it waits for the host or for time, or is finished.</summary>
        /// <param name="nowMs">The time.</param>
        public void Advance(long nowMs)
        {
            while (_running != null)
            {
                Master.Poll(nowMs);
                if (Master.IsBusy)
                {
                    return;
                }

                if (_awaitsResult)
                {
                    _awaitsResult = false;
                    Complete(_running, nowMs);
                }

                Next(_running, nowMs);
            }
        }

        /// <summary>Begins a cycle: closes the account of the one before.</summary>
        /// <param name="nowMs">The time.</param>
        internal void BeginCycle(long nowMs)
        {
            Load.BeginCycle(nowMs);
            Polls.BeginCycle(nowMs);
        }

        private void Complete(BusMember member, long nowMs)
        {
            long tookMs = nowMs - _beganAtMs;
            Load.Add(tookMs);
            member.Note(Master, tookMs);
            member.Device.Complete(Master);
        }

        private void Next(BusMember member, long nowMs)
        {
            if (!member.Device.NextRequest(_request))
            {
                member.EndJob();
                _running = null;
                return;
            }

            _awaitsResult = true;
            _beganAtMs = nowMs;
            if (member.IsQuarantined)
            {
                Master.BeginProbe(_request, nowMs);
            }
            else
            {
                Master.Begin(_request, nowMs);
            }
        }

        private BusMember Join(IBusDevice device)
        {
            var longer = new BusMember[_members.Length + 1];
            Array.Copy(_members, longer, _members.Length);
            longer[_members.Length] = new BusMember(device);
            _members = longer;
            return longer[longer.Length - 1];
        }

        private BusMember MemberOf(IBusDevice device)
        {
            for (int i = 0; i < _members.Length; i++)
            {
                if (_members[i].Device == device)
                {
                    return _members[i];
                }
            }

            return Join(device);
        }
    }
}
