"""A pymodbus master for EdgeLem's tests: reads the three voltages of an SDM630, one line per unit."""
import sys

from pymodbus.client import ModbusSerialClient, ModbusTcpClient
from pymodbus.constants import Endian
from pymodbus.payload import BinaryPayloadDecoder
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer


def connect(kind, where):
    if kind == "rtu":
        return ModbusSerialClient(port=where, framer=ModbusRtuFramer, baudrate=9600, parity="N", stopbits=1, timeout=3)
    framer = ModbusRtuFramer if kind == "tcp-rtu" else ModbusSocketFramer
    return ModbusTcpClient("127.0.0.1", port=int(where), framer=framer, timeout=3)


def main(kind, where, units):
    client = connect(kind, where)
    if not client.connect():
        sys.exit("no connection")
    for unit in units:
        reply = client.read_input_registers(0, 6, slave=unit)
        if reply.isError():
            print(f"{unit} error {reply}")
            continue
        floats = BinaryPayloadDecoder.fromRegisters(reply.registers, byteorder=Endian.Big, wordorder=Endian.Big)
        print(unit, *(f"{floats.decode_32bit_float():.3f}" for _ in range(3)))
    client.close()


main(sys.argv[1], sys.argv[2], [int(unit) for unit in sys.argv[3:]])
