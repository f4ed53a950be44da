using System;
using System.Device.Gpio;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Storage;
using nanoFramework.Runtime.Native;

namespace EdgeLem.Node.Esp32.Nano
{
    /// <summary>The ESP32 under nanoFramework.</summary>
    public sealed class NanoBoard : IBoard
    {
        private const string ConsolePort = "COM1";
        private const int ConsoleBaudRate = 115200;

        private readonly GpioController _pins = new GpioController();

        /// <summary>Finds what there is; the console's port is tried, because images that debug over UART0 do not give it.</summary>
        public NanoBoard()
        {
            Console = OpenConsole();
        }

        /// <inheritdoc/>
        public string TargetName => SystemInfo.TargetName;

        /// <inheritdoc/>
        public IBoardClock Clock { get; } = new NanoClock();

        /// <inheritdoc/>
        public INetwork Network { get; } = new NanoNetwork();

        /// <inheritdoc/>
        public IFileStore Files { get; } = new FlashFiles("I:\\");

        /// <inheritdoc/>
        public IJsonReader Json { get; } = new NanoJson();

        /// <inheritdoc/>
        public IBoardRuntime Runtime { get; } = new NanoRuntime();

        /// <inheritdoc/>
        public ISerialLine? Console { get; }

        /// <inheritdoc/>
        public ISerialLine CreateLine(SerialSettings settings)
        {
            return new UartLine(settings);
        }

        /// <inheritdoc/>
        public IOutputPin? OpenPin(int pin, bool isHigh)
        {
            try
            {
                return new NanoPin(_pins, pin, isHigh);
            }
            catch (Exception fault)
            {
                Log("GPIO " + pin + ": " + fault.Message);
                return null;
            }
        }

        /// <inheritdoc/>
        public IBrokerSession CreateSession(BrokerSettings settings, IBrokerListener listener)
        {
            return new M2MqttSession(settings, listener);
        }

        /// <inheritdoc/>
        public ITextDisplay? OpenDisplay(DisplaySettings settings)
        {
            try
            {
                return new OledDisplay(settings);
            }
            catch (Exception fault)
            {
                Log("display: " + fault.Message);
                return null;
            }
        }

        /// <inheritdoc/>
        public void Log(string line)
        {
            System.Console.WriteLine(line);
        }

        private static ISerialLine? OpenConsole()
        {
            var settings = new SerialSettings();
            settings.Port = ConsolePort;
            settings.BaudRate = ConsoleBaudRate;
            var line = new UartLine(settings);
            return line.TryOpen() ? line : null;
        }
    }
}
