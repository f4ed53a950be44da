using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>Turns SI values into the numbers that a point of a register map holds, the opposite way of the driver and without its code.</summary>
internal static class PointEncoding
{
    /// <summary>The bits of a value, right-aligned. Integers are rounded to the nearest and held within their type; unsigned ones lose the sign.</summary>
    /// <param name="point">The point.</param>
    /// <param name="value">SI value in load reference.</param>
    public static ulong BitsOf(MeterPoint point, double value)
    {
        double number = value * point.Sign / point.Scale / Math.Pow(10, ExponentOf(point));
        return point.Type switch
        {
            RegisterType.Float32 => BitConverter.SingleToUInt32Bits((float)number),
            RegisterType.Float64 => BitConverter.DoubleToUInt64Bits(number),
            RegisterType.Int16 => (ushort)(short)Rounded(number, short.MinValue + 1, short.MaxValue - 1),
            RegisterType.UInt16 => (ushort)Rounded(Math.Abs(number), 0, ushort.MaxValue - 1),
            RegisterType.Int32 => (uint)(int)Rounded(number, int.MinValue + 1, int.MaxValue - 1),
            RegisterType.UInt32 => (uint)Rounded(Math.Abs(number), 0, uint.MaxValue - 1),
            RegisterType.Int64 => (ulong)(long)Rounded(number, -1e18, 1e18),
            _ => (ulong)Rounded(Math.Abs(number), 0, 1e18),
        };
    }

    /// <summary>The bits of a value that the device does not have: not-a-number, or what the map says; an integer without such bits stays as it is.</summary>
    /// <param name="point">The point.</param>
    /// <param name="bits">Its bits when there is a value.</param>
    public static ulong WithoutValue(MeterPoint point, ulong bits) => point.Type switch
    {
        RegisterType.Float32 => BitConverter.SingleToUInt32Bits(float.NaN),
        RegisterType.Float64 => BitConverter.DoubleToUInt64Bits(double.NaN),
        _ => point.HasNotAvailable ? point.NotAvailable : bits,
    };

    /// <summary>The power of ten that a device with a scale register shows for a point; 0 without a scale register.</summary>
    /// <param name="point">The point.</param>
    public static int ExponentOf(MeterPoint point) => point.ScaleAddress < 0 ? 0 : point.Quantity switch
    {
        MeterQuantity.Voltage => -1,
        MeterQuantity.Current or MeterQuantity.Frequency => -2,
        _ => 0,
    };

    private static double Rounded(double number, double least, double greatest) => Math.Clamp(Math.Round(number, MidpointRounding.AwayFromZero), least, greatest);
}
