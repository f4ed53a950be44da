namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>A serial line and the pins it is on. Plain values, set once by who makes it.</summary>
    public sealed class SerialSettings
    {
        /// <summary>Name of the port: <c>COM1</c> to <c>COM3</c> for UART0 to UART2 of an ESP32; on a computer the path of a device.</summary>
        public string Port { get; set; } = "COM2";

        /// <summary>Speed in bit/s; default 9600.</summary>
        public int BaudRate { get; set; } = 9600;

        /// <summary>Parity: <c>n</c>, <c>e</c> or <c>o</c>; default n.</summary>
        public char Parity { get; set; } = 'n';

        /// <summary>Stop bits, 1 or 2; default 1.</summary>
        public int StopBits { get; set; } = 1;

        /// <summary>GPIO that sends; -1 leaves the port's own.</summary>
        public int TransmitPin { get; set; } = -1;

        /// <summary>GPIO that receives; -1 leaves the port's own.</summary>
        public int ReceivePin { get; set; } = -1;

        /// <summary>GPIO that switches the transceiver to sending while bytes go out (RTS); -1 for none, with transceivers that switch by themselves.</summary>
        public int DirectionPin { get; set; } = -1;

        /// <summary>Bits of a character with start, parity and stop bits: 10 to 12.</summary>
        public int BitsPerCharacter => 9 + (Parity == 'n' ? 0 : 1) + StopBits;
    }
}
