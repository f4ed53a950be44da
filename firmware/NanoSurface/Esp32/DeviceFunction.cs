namespace nanoFramework.Hardware.Esp32
{
    // nanoframework.md, section 7.1
    public enum DeviceFunction
    {
        COM1_TX = 0x030100,
        COM1_RX = 0x030101,
        COM1_RTS = 0x030102,
        COM2_TX = 0x030200,
        COM2_RX = 0x030201,
        COM2_RTS = 0x030202,
        COM3_TX = 0x030300,
        COM3_RX = 0x030301,
        COM3_RTS = 0x030302,
        I2C1_DATA = 0x020100,
        I2C1_CLOCK = 0x020101,
    }
}
