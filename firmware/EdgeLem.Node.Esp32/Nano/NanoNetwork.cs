using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using EdgeLem.Node.Esp32.Board;
using nanoFramework.Networking;

namespace EdgeLem.Node.Esp32.Nano
{
    /// <summary>Wi-Fi of the ESP32, or the Ethernet of a board that has it.</summary>
    public sealed class NanoNetwork : INetwork
    {
        private const string NoAddress = "0.0.0.0";

        private bool _isEthernet;

        /// <inheritdoc/>
        public bool HasAddress => Address.Length > 0;

        /// <inheritdoc/>
        public string Address
        {
            get
            {
                NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
                for (int i = 0; i < interfaces.Length; i++)
                {
                    string address = interfaces[i].IPv4Address;

                    // The access point that the chip could be has an address too, which leads nowhere.
                    if (!string.IsNullOrEmpty(address) && address != NoAddress && interfaces[i].NetworkInterfaceType != NetworkInterfaceType.WirelessAP)
                    {
                        return address;
                    }
                }

                return "";
            }
        }

        /// <inheritdoc/>
        public string Problem { get; private set; } = "";

        /// <inheritdoc/>
        public bool Connect(NetworkSettings settings, int timeoutMs)
        {
            _isEthernet = settings.IsEthernet;
            try
            {
                CancellationToken patience = new CancellationTokenSource(timeoutMs).Token;
                bool isJoined = _isEthernet
                    ? NetworkHelper.SetupAndConnectNetwork(patience, false)
                    : WifiNetworkHelper.ConnectDhcp(settings.Ssid, settings.Password, WifiReconnectionKind.Automatic, false, 0, patience);
                return Note(isJoined);
            }
            catch (Exception fault)
            {
                Problem = fault.Message;
                return false;
            }
        }

        /// <inheritdoc/>
        public bool Reconnect(int timeoutMs)
        {
            try
            {
                CancellationToken patience = new CancellationTokenSource(timeoutMs).Token;
                if (_isEthernet)
                {
                    NetworkHelper.Reset();
                    return Note(NetworkHelper.SetupAndConnectNetwork(patience, false));
                }

                return Note(WifiNetworkHelper.Reconnect(false, 0, patience));
            }
            catch (Exception fault)
            {
                Problem = fault.Message;
                return false;
            }
        }

        /// <inheritdoc/>
        public void Reset()
        {
            try
            {
                if (_isEthernet)
                {
                    NetworkHelper.Reset();
                }
                else
                {
                    WifiNetworkHelper.Disconnect();
                    WifiNetworkHelper.Reset();
                }
            }
            catch (Exception fault)
            {
                Problem = fault.Message;
            }
        }

        private bool Note(bool isJoined)
        {
            Exception? fault = _isEthernet ? NetworkHelper.HelperException : WifiNetworkHelper.HelperException;
            Problem = isJoined ? "" : fault != null ? fault.Message : "no address within the time; name and password right, signal strong enough?";
            return isJoined;
        }
    }
}
