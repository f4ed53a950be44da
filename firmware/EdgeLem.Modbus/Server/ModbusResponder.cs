namespace EdgeLem.Modbus
{
    /// <summary>
    /// The device's side of a link: answers request frames from registers. It owns no port, no thread and no clock, and allocates nothing after
    /// construction. Not thread-safe.
    /// </summary>
    public sealed class ModbusResponder
    {
        /// <summary>What <see cref="IModbusRegisters"/> returns for a unit that is not here: no reply goes out.</summary>
        public const byte Silence = 0xFF;

        private readonly IModbusServerFraming _framing;
        private readonly IModbusRegisters _registers;
        private readonly ModbusRequest _request = new ModbusRequest();
        private readonly ModbusFrameSpan _pdu = new ModbusFrameSpan();
        private readonly ushort[] _values = new ushort[ModbusRequest.MaximumReadCount];

        /// <summary>Creates a responder.</summary>
        /// <param name="framing">The framing of the link.</param>
        /// <param name="registers">What it answers from.</param>
        public ModbusResponder(IModbusServerFraming framing, IModbusRegisters registers)
        {
            _framing = framing;
            _registers = registers;
        }

        /// <summary>Answers one request frame. Broadcasts (unit 0) on RTU are the registers' affair: they return <see cref="Silence"/>.</summary>
        /// <param name="frame">The frame, from index 0, of the length that <see cref="IModbusServerFraming.RequestLength"/> told.</param>
        /// <param name="length">Its length in bytes.</param>
        /// <param name="reply">Receives the reply frame; <see cref="IModbusServerFraming.MaximumFrameLength"/> bytes suffice.</param>
        /// <returns>The reply's length in bytes; 0 when none goes out.</returns>
        public int Answer(byte[] frame, int length, byte[] reply)
        {
            if (!_framing.IsSound(frame, length))
            {
                return 0;
            }

            _pdu.Set(_framing.PduOffset, _framing.PduLength(length));
            byte refusal = ModbusServerPdu.Parse(frame, _pdu, _framing.UnitOf(frame), _request);
            if (refusal == 0)
            {
                refusal = _request.IsWrite ? _registers.Write(_request) : _registers.Read(_request, _values);
            }

            return refusal == Silence ? 0 : _framing.Seal(frame, reply, WriteReply(frame[_pdu.Start], refusal, reply));
        }

        private int WriteReply(byte function, byte refusal, byte[] reply)
        {
            if (refusal != 0)
            {
                return ModbusServerPdu.WriteException(function, refusal, reply, _framing.PduOffset);
            }

            return _request.IsWrite
                ? ModbusServerPdu.WriteWriteReply(_request, reply, _framing.PduOffset)
                : ModbusServerPdu.WriteReadReply(_request, _values, reply, _framing.PduOffset);
        }
    }
}
