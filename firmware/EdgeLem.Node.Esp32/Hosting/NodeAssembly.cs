using System;
using System.Text;
using System.Threading;
using EdgeLem.Contracts;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Bus;
using EdgeLem.Node.Esp32.Link;
using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Supervision;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Hosting
{
    /// <summary>Builds one boot of the node of its settings: everything that it will need in its life is allocated here.</summary>
    public static class NodeAssembly
    {
        /// <summary>Version of the program, in the node's state message.</summary>
        public const string Firmware = "0.1.0-esp32";

        private const int DrawnBytes = 3;
        private const string Hexadecimal = "0123456789abcdef";

        /// <summary>Builds the node; nothing is opened or started.</summary>
        /// <param name="board">The board.</param>
        /// <param name="settings">Settings without faults.</param>
        /// <param name="relays">The relays, open.</param>
        /// <param name="wakes">What ends the rest of each thread.</param>
        /// <returns>The node.</returns>
        public static NodeParts Build(IBoard board, DeviceConfiguration settings, RelayPins relays, ThreadWakes wakes)
        {
            var parts = new NodeParts(board, settings, relays);
            byte[] drawn = new byte[DrawnBytes];
            board.Runtime.Draw(drawn);
            var identity = new NodeIdentity(settings.FeederId, settings.NodeId, new NodeBoot(BootCounter.Next(board.Files) + "-" + HexadecimalOf(drawn), Firmware), settings.Connection!);
            parts.Inbox = new Inbox(wakes.Bus);
            parts.Queue = new OutgoingMessages(wakes.Link);
            parts.Cycle = Cycle(parts, identity, OpenStore(board.Files));
            var delivery = new MessageDelivery(parts.Cycle, board.Json);
            var pump = new SerialPump(parts.Cycle.Bus.Master, board.CreateLine(settings.Bus));
            parts.Bus = new BusWorker(parts.Cycle, pump, parts.Clock, new NodeMail(parts.Inbox, delivery, parts.Report));
            parts.Keepers = Keepers(parts, identity, drawn, wakes.Link);
            parts.Link = new LinkWorker(board, parts.Bus, parts.Keepers, settings);
            return parts;
        }

        /// <summary>The energy store on the device's flash.</summary>
        /// <param name="files">The files.</param>
        /// <returns>The store with what earlier boots left in it.</returns>
        public static EnergyStore OpenStore(IFileStore files)
        {
            var records = new IRecordFile[EnergyStore.UsualFiles];
            for (int i = 0; i < records.Length; i++)
            {
                records[i] = files.OpenRecords("energy" + i + ".bin");
            }

            return new EnergyStore(records, EnergyStore.UsualRecordsPerFile);
        }

        private static NodeCycle Cycle(NodeParts parts, NodeIdentity identity, EnergyStore store)
        {
            DeviceConfiguration settings = parts.Configuration;
            var master = new ModbusMaster(new RtuFraming(), ModbusMasterOptions.ForSerial(settings.Bus.BaudRate));
            IMeter meter = MeterCatalogue.Create(settings.Meter!.Id, settings.Meter.Unit, identity.Connection.Phases.LineCount)!;
            IInverter? inverter = settings.Inverter == null ? null : DeviceDrivers.CreateInverter(settings.Inverter);
            var equipment = new NodeEquipment(store, DeviceDrivers.CreateFlexibility(settings, parts.Relays.CreateControl()));
            return new NodeCycle(identity, new FieldBus(master, meter, inverter), parts.Queue, equipment);
        }

        private static LinkKeepers Keepers(NodeParts parts, NodeIdentity identity, byte[] drawn, AutoResetEvent wake)
        {
            var chance = new Random(drawn[0] | (drawn[1] << 8) | (drawn[2] << 16));
            var will = new NodeWill(identity);
            BrokerSettings broker = parts.Configuration.Broker;
            broker.WillTopic = will.Topic;
            broker.Will = Encoding.UTF8.GetString(will.Payload, 0, will.Payload.Length);
            string[] topics = new string[]
            {
                identity.TopicOf(Topics.Reply), identity.TopicOf(Topics.Dispatch), identity.TopicOf(Topics.Config), identity.MarketTopicOf("#"),
            };
            var mail = new LinkMail(parts.Queue, parts.Inbox, wake, chance);
            return new LinkKeepers(
                new NetworkKeeper(parts.Board.Network, parts.Configuration.Network, chance),
                new BrokerKeeper(parts.Board, broker, topics, mail));
        }

        private static string HexadecimalOf(byte[] bytes)
        {
            char[] digits = new char[bytes.Length * 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                digits[2 * i] = Hexadecimal[bytes[i] >> 4];
                digits[(2 * i) + 1] = Hexadecimal[bytes[i] & 15];
            }

            return new string(digits);
        }
    }
}
