namespace nanoFramework.Hardware.Esp32
{
    // nanoframework.md, section 7.1
    public enum DeviceFunction
    {
        COM1_TX = 0x030100,
        COM1_RX = 0x030101,
        COM1_RTS = 0x030102,
        COM1_CTS = 0x030103,
        COM2_TX = 0x030200,
        COM2_RX = 0x030201,
        COM2_RTS = 0x030202,
        COM2_CTS = 0x030203,
        COM3_TX = 0x030300,
        COM3_RX = 0x030301,
        COM3_RTS = 0x030302,
        COM3_CTS = 0x030303,
        I2C1_DATA = 0x020100,
        I2C1_CLOCK = 0x020101,
        I2C2_DATA = 0x020200,
        I2C2_CLOCK = 0x020201,
    }
}
