using System;
using System.Device.Gpio;
using System.IO;
using System.IO.Ports;
using System.Net.NetworkInformation;
using System.Reflection;
using EdgeLem.Node.Esp32.Board;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Json;
using nanoFramework.M2Mqtt;
using nanoFramework.Networking;
using nanoFramework.Runtime.Native;
using NativeGC = nanoFramework.Runtime.Native.GC;

namespace EdgeLem.Node.Esp32.Nano
{
    /// <summary>Memory, versions and restart of the ESP32.</summary>
    public sealed class NanoRuntime : IBoardRuntime
    {
        /// <inheritdoc/>
        public string FirmwareVersion => TextOf(SystemInfo.Version);

        /// <inheritdoc/>
        public PackageVersion[] Packages => new PackageVersion[]
        {
            Of("mscorlib", typeof(object), "1.17.11.0"),
            Of("M2Mqtt", typeof(MqttClient), "5.1.220.0"),
            Of("Json", typeof(JsonConvert), "2.2.213.0"),
            Of("System.IO.Ports", typeof(SerialPort), "1.1.139.0"),
            Of("System.IO.FileSystem", typeof(File), "1.1.93.0"),
            Of("System.Net", typeof(NetworkInterface), "1.11.60.0"),
            Of("System.Device.Wifi", typeof(WifiNetworkHelper), "1.5.149.0"),
            Of("System.Device.Gpio", typeof(GpioController), "1.1.62.0"),
            Of("Hardware.Esp32", typeof(Configuration), "1.6.40.0"),
            Of("Networking.Sntp", typeof(Sntp), "1.6.42.0"),
        };

        /// <inheritdoc/>
        public long FreeManagedBytes()
        {
            return NativeGC.Run(false);
        }

        /// <inheritdoc/>
        public bool TryNativeMemory(out long freeBytes, out long largestBytes)
        {
            NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out uint total, out uint free, out uint largest);
            freeBytes = free;
            largestBytes = largest;
            return total > 0;
        }

        /// <inheritdoc/>
        public void Draw(byte[] bytes)
        {
            // The microseconds since the start differ from boot to boot by what the network and the person did not do alike, and the seed mixes the time of day in.
            var chance = new Random((int)(HighResTimer.GetCurrent() ^ (ulong)DateTime.UtcNow.Ticks));
            chance.NextBytes(bytes);
        }

        /// <inheritdoc/>
        public void Reboot()
        {
            Power.RebootDevice();
        }

        private static PackageVersion Of(string name, Type type, string required)
        {
            return new PackageVersion(name, TextOf(Assembly.GetAssembly(type).GetName().Version), required);
        }

        private static string TextOf(Version version)
        {
            return version.Major + "." + version.Minor + "." + version.Build + "." + version.Revision;
        }
    }
}
