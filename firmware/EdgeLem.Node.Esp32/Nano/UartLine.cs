using System;
using System.IO.Ports;
using EdgeLem.Node.Esp32.Board;
using nanoFramework.Hardware.Esp32;

namespace EdgeLem.Node.Esp32.Nano
{
    /// <summary>
    /// A UART of the ESP32. With a direction pin it is in the chip's RS-485 mode, which switches the transceiver in hardware. What has arrived is polled: the event of the
    /// port is known to stop, and a read of more than is there waits.
    /// </summary>
    public sealed class UartLine : ISerialLine
    {
        private const int BufferBytes = 512;
        private const int WriteTimeoutMs = 1000;

        private readonly SerialSettings _settings;
        private SerialPort? _port;

        /// <summary>Names the line; it is closed.</summary>
        /// <param name="settings">Port, pins and format.</param>
        public UartLine(SerialSettings settings)
        {
            _settings = settings;
        }

        /// <inheritdoc/>
        public bool IsOpen => _port != null;

        /// <inheritdoc/>
        public string Problem { get; private set; } = "";

        /// <inheritdoc/>
        public bool TryOpen()
        {
            try
            {
                SetPins();
                var port = new SerialPort(_settings.Port, _settings.BaudRate, ParityOf(_settings.Parity), 8, _settings.StopBits == 2 ? StopBits.Two : StopBits.One);
                port.ReadBufferSize = BufferBytes;
                port.WriteTimeout = WriteTimeoutMs;
                port.ReadTimeout = WriteTimeoutMs;
                port.Mode = _settings.DirectionPin >= 0 ? SerialMode.RS485 : SerialMode.Normal;
                port.Open();
                _port = port;
                Problem = "";
                return true;
            }
            catch (Exception fault)
            {
                Problem = _settings.Port + " at " + _settings.BaudRate + " bit/s does not open: " + fault.Message;
                return false;
            }
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer)
        {
            if (_port == null)
            {
                return -1;
            }

            try
            {
                int count = _port.BytesToRead;
                count = count > buffer.Length ? buffer.Length : count;
                return count == 0 ? 0 : _port.Read(buffer, 0, count);
            }
            catch (Exception fault)
            {
                Problem = _settings.Port + " does not read: " + fault.Message;
                return -1;
            }
        }

        /// <inheritdoc/>
        public bool Write(byte[] bytes, int count)
        {
            if (_port == null)
            {
                return false;
            }

            try
            {
                _port.Write(bytes, 0, count);
                return true;
            }
            catch (Exception fault)
            {
                Problem = _settings.Port + " does not write: " + fault.Message;
                return false;
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
            try
            {
                _port?.Dispose();
            }
            catch (Exception fault)
            {
                Problem = _settings.Port + " does not close: " + fault.Message;
            }

            _port = null;
        }

        private static Parity ParityOf(char parity)
        {
            return parity == 'e' ? Parity.Even : parity == 'o' ? Parity.Odd : Parity.None;
        }

        private void SetPins()
        {
            switch (_settings.Port)
            {
                case "COM1": SetPins(DeviceFunction.COM1_TX, DeviceFunction.COM1_RX, DeviceFunction.COM1_RTS); break;
                case "COM2": SetPins(DeviceFunction.COM2_TX, DeviceFunction.COM2_RX, DeviceFunction.COM2_RTS); break;
                case "COM3": SetPins(DeviceFunction.COM3_TX, DeviceFunction.COM3_RX, DeviceFunction.COM3_RTS); break;
                default: throw new ArgumentException("There is no port " + _settings.Port + "; there are COM1 to COM3.");
            }
        }

        private void SetPins(DeviceFunction transmit, DeviceFunction receive, DeviceFunction direction)
        {
            Set(_settings.TransmitPin, transmit);
            Set(_settings.ReceivePin, receive);
            Set(_settings.DirectionPin, direction);
        }

        private static void Set(int pin, DeviceFunction function)
        {
            if (pin >= 0)
            {
                Configuration.SetPinFunction(pin, function);
            }
        }
    }
}
