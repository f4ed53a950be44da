namespace EdgeLem.Modbus
{
    /// <summary>Why a device refused a request. Source: MODBUS Application Protocol V1.1b3, section 7.</summary>
    public static class ModbusExceptionCode
    {
        /// <summary>The device does not know the function.</summary>
        public const byte IllegalFunction = 1;

        /// <summary>The device has no such registers, or not so many of them.</summary>
        public const byte IllegalDataAddress = 2;

        /// <summary>A count or a value is out of the device's range.</summary>
        public const byte IllegalDataValue = 3;

        /// <summary>The device failed while it performed the request; a write may have had an effect.</summary>
        public const byte ServerDeviceFailure = 4;

        /// <summary>The device accepted the request and needs more time; a write is still under way.</summary>
        public const byte Acknowledge = 5;

        /// <summary>The device is busy; the request may be repeated later.</summary>
        public const byte ServerDeviceBusy = 6;

        /// <summary>The device found a parity error in its memory.</summary>
        public const byte MemoryParityError = 8;

        /// <summary>A gateway has no path to the device.</summary>
        public const byte GatewayPathUnavailable = 10;

        /// <summary>A gateway got no answer from the device; a write may have had an effect.</summary>
        public const byte GatewayTargetFailedToRespond = 11;
    }
}
