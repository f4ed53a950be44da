"""A pymodbus server for EdgeLem's tests: units 1 and 2, holding and input registers i hold 1000 * unit + i."""
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server import StartSerialServer, StartTcpServer
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer


def slave(unit):
    def block():
        return ModbusSequentialDataBlock(0, [1000 * unit + i for i in range(200)])

    return ModbusSlaveContext(hr=block(), ir=block(), zero_mode=True)


def main(kind, where):
    context = ModbusServerContext(slaves={1: slave(1), 2: slave(2)}, single=False)
    print("serving", flush=True)
    if kind == "rtu":
        StartSerialServer(context=context, framer=ModbusRtuFramer, port=where, baudrate=9600, parity="N", stopbits=1)
    else:
        framer = ModbusRtuFramer if kind == "tcp-rtu" else ModbusSocketFramer
        StartTcpServer(context=context, framer=framer, address=("127.0.0.1", int(where)))


main(sys.argv[1], sys.argv[2])
