namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>
/// What the surface declares ahead of use, while the device's program is not here. With the program it is to be empty: what the program uses is then no reserve,
/// and what it does not use is then deleted in <c>firmware/NanoSurface</c>.
/// </summary>
/// <remarks>
/// A line without indentation is a type, or "of" a type that is used itself; the lines below are its members, as <see cref="SurfaceSymbols.NameOf(Microsoft.CodeAnalysis.ISymbol)"/>
/// writes them.
/// </remarks>
internal static class SurfaceReserve
{
    private const string Text = """
        Iot.Device.Ssd13xx.DisplayOrientation
            Portrait; Landscape; Portrait180; Landscape180
        Iot.Device.Ssd13xx.IFont
            Width; Height; this[char]
        Iot.Device.Ssd13xx.Ssd1306
            DefaultI2cAddress; SecondaryI2cAddress; ctor(I2cDevice, int);
            ctor(I2cDevice, DisplayResolution, DisplayOrientation, int, GpioController, bool)
        Iot.Device.Ssd13xx.Ssd13xx
            Orientation; Width; Height; Font; ctor(I2cDevice, DisplayResolution, DisplayOrientation, int, GpioController, bool);
            DrawString(int, int, string, byte, bool); Write(int, int, string, byte, bool); Display(); ClearScreen(); Dispose()
        Iot.Device.Ssd13xx.Ssd13xx.DisplayResolution
            OLED128x64; OLED128x32; OLED96x16; OLED64x128
        System.Action
        of System.ArgumentException
            ctor(string, Exception); ctor(string, string, Exception)
        of System.ArgumentNullException
            ctor(); ctor(string, Exception); ctor(string, string)
        of System.ArgumentOutOfRangeException
            ctor(); ctor(string)
        of System.Array
            GetEnumerator(); IndexOf(Array, object); IndexOf(Array, object, int); IndexOf(Array, object, int, int)
        of System.AttributeTargets
            Assembly; Module; Class; Struct; Enum; Constructor; Method; Property; Field; Event; Interface; Parameter; Delegate; ReturnValue; All
        of System.AttributeUsageAttribute
            ValidOn
        of System.BitConverter
            IsLittleEndian; DoubleToInt64Bits(double); GetBytes(bool); GetBytes(char); GetBytes(double); GetBytes(float); GetBytes(int);
            GetBytes(long); GetBytes(short); GetBytes(uint); GetBytes(ulong); GetBytes(ushort); ToDouble(byte[], int); ToInt16(byte[], int);
            ToInt32(byte[], int); ToInt64(byte[], int); ToSingle(byte[], int); ToString(byte[]); ToString(byte[], int); ToString(byte[], int, int);
            ToUInt16(byte[], int); ToUInt32(byte[], int); ToUInt64(byte[], int)
        of System.Byte
            MaxValue; ToString(string); Parse(string); TryParse(string, out byte)
        of System.Char
            MaxValue
        of System.Collections.ArrayList
            Contains(object); GetEnumerator(); IndexOf(object); IndexOf(object, int); IndexOf(object, int, int); RemoveAt(int); ToArray();
            ToArray(Type)
        System.Collections.Hashtable
            ctor(); Count; Keys; Values; this[object]; Add(object, object); Clear(); Contains(object); Remove(object)
        of System.Collections.IEnumerable
            GetEnumerator()
        System.Collections.IEnumerator
            MoveNext(); Current; Reset()
        System.Collections.Queue
            ctor(); Count; Clear(); Enqueue(object); GetEnumerator(); Dequeue(); Peek()
        System.Console
            Write(string); WriteLine(); WriteLine(string)
        System.Convert
            ToByte(string, int); ToByte(bool); ToUInt16(string, int); ToInt32(string, int); ToBase64String(byte[]); ToBase64String(byte[], int, int);
            FromBase64String(string)
        System.DateTime
            UnixEpoch; ctor(long); ctor(int, int, int); ctor(int, int, int, int, int, int); ctor(int, int, int, int, int, int, int);
            AddMilliseconds(double); AddSeconds(double); AddTicks(long); Day; Hour; Millisecond; Minute; Month; UtcNow; Second; Ticks; Year;
            Subtract(DateTime); Subtract(TimeSpan); ToString(string); op_Addition(DateTime, TimeSpan):DateTime;
            op_Subtraction(DateTime, TimeSpan):DateTime; op_Subtraction(DateTime, DateTime):TimeSpan; op_Equality(DateTime, DateTime):Boolean;
            op_Inequality(DateTime, DateTime):Boolean; op_LessThan(DateTime, DateTime):Boolean; op_LessThanOrEqual(DateTime, DateTime):Boolean;
            op_GreaterThan(DateTime, DateTime):Boolean; op_GreaterThanOrEqual(DateTime, DateTime):Boolean; FromUnixTimeSeconds(long);
            ToUnixTimeSeconds()
        System.Device.Gpio.GpioController
            ctor(); OpenPin(int); OpenPin(int, PinMode); ClosePin(int); Dispose()
        System.Device.Gpio.GpioPin
            PinNumber; SetPinMode(PinMode); Read(); Write(PinValue); Toggle(); Dispose()
        System.Device.Gpio.PinMode
            Input; InputPullDown; InputPullUp; Output; OutputOpenDrain; OutputOpenDrainPullUp; OutputOpenSource; OutputOpenSourcePullDown
        System.Device.Gpio.PinValue
            High; Low; op_Implicit(int):PinValue; op_Implicit(bool):PinValue; op_Explicit(PinValue):Byte; op_Explicit(PinValue):Int32;
            op_Explicit(PinValue):Boolean; Equals(PinValue); op_Equality(PinValue, PinValue):Boolean; op_Inequality(PinValue, PinValue):Boolean
        System.Device.I2c.I2cBusSpeed
            StandardMode; FastMode; FastModePlus
        System.Device.I2c.I2cConnectionSettings
            ctor(int, int); ctor(int, int, I2cBusSpeed); BusId; DeviceAddress; BusSpeed
        System.Device.I2c.I2cDevice
            ReadByte(); Read(SpanByte); WriteByte(byte); Write(SpanByte); WriteRead(SpanByte, SpanByte); Create(I2cConnectionSettings); Dispose()
        System.Device.I2c.I2cTransferResult
            BytesTransferred; Status
        System.Device.I2c.I2cTransferStatus
            UnknownError; FullTransfer; ClockStretchTimeout; PartialTransfer; SlaveAddressNotAcknowledged
        System.Device.Wifi.WifiReconnectionKind
            Automatic; Manual
        System.Diagnostics.ConditionalAttribute
            ctor(string)
        System.Diagnostics.Debug
            WriteLine(); WriteLine(string)
        of System.Double
            Parse(string); TryParse(string, out double)
        System.Environment
            TickCount64
        System.EventArgs
            Empty; ctor()
        System.EventHandler
        of System.Exception
            HResult; ctor(string); ctor(string, Exception); Message; InnerException; StackTrace
        System.FlagsAttribute
        System.FormatException
            ctor(); ctor(string); ctor(string, Exception)
        System.IO.Directory
            CreateDirectory(string); Delete(string); Delete(string, bool); Exists(string); GetFiles(string)
        System.IO.DirectoryInfo
        System.IO.DriveInfo
            TotalSize; ctor(string)
        System.IO.File
            Copy(string, string); Copy(string, string, bool); Create(string); Create(string, int); Delete(string); Exists(string);
            Move(string, string); Open(string, FileMode); Open(string, FileMode, FileAccess); Open(string, FileMode, FileAccess, FileShare);
            OpenRead(string); OpenWrite(string); ReadAllBytes(string); ReadAllText(string); WriteAllBytes(string, byte[]);
            WriteAllText(string, string)
        System.IO.FileAccess
            Read; Write; ReadWrite
        System.IO.FileMode
            CreateNew; Create; Open; OpenOrCreate; Truncate; Append
        System.IO.FileShare
            None; Read; Write; ReadWrite
        System.IO.FileStream
            Length; Position; ctor(string, FileMode); ctor(string, FileMode, FileAccess); ctor(string, FileMode, FileAccess, FileShare);
            ctor(string, FileMode, FileAccess, FileShare, int); Close(); Flush(); Read(byte[], int, int); ReadByte(); Seek(long, SeekOrigin);
            SetLength(long); Write(byte[], int, int); WriteByte(byte)
        System.IO.IOException
            ctor(); ctor(string); ctor(string, int); ctor(string, Exception)
        System.IO.Path
            Combine(string, string); GetFileName(string)
        System.IO.Ports.Handshake
            None; XOnXOff; RequestToSend; RequestToSendXOnXOff
        System.IO.Ports.Parity
            None; Odd; Even
        System.IO.Ports.SerialMode
            Normal; RS485
        System.IO.Ports.SerialPort
            ctor(string, int, Parity, int, StopBits); Open(); Close(); BaudRate; Handshake; DataBits; Parity; Mode; StopBits; PortName; IsOpen;
            ReadTimeout; WriteTimeout; BytesToRead; ReadBufferSize; WriteBufferSize; Read(byte[], int, int); ReadByte(); Write(byte[], int, int);
            WriteByte(byte); Dispose()
        System.IO.Ports.StopBits
            One; Two; OnePointFive
        System.IO.SeekOrigin
            Begin; Current; End
        System.IO.Stream
            Length; Position; Close(); Dispose(); Flush(); Seek(long, SeekOrigin); SetLength(long); Read(byte[], int, int); ReadByte();
            Write(byte[], int, int); WriteByte(byte)
        System.IndexOutOfRangeException
            ctor(); ctor(string); ctor(string, Exception)
        of System.Int32
            MinValue; ToString(string); Parse(string); TryParse(string, out int)
        of System.Int64
            ToString(string); Parse(string); TryParse(string, out long)
        System.InvalidCastException
            ctor(); ctor(string); ctor(string, Exception)
        of System.InvalidOperationException
            ctor(); ctor(string, Exception)
        System.MarshalByRefObject
        of System.Math
            E; Abs(int); Abs(float); Acos(double); Asin(double); Atan2(double, double); Cbrt(double); Clamp(double, double, double);
            Clamp(long, long, long); Clamp(float, float, float); Clamp(ulong, ulong, ulong); Cos(double); Cosh(double); IEEERemainder(double, double);
            Log(double); Log10(double); Max(int, int); Max(float, float); Min(int, int); Min(float, float); Pow(double, double); Sign(double);
            Sign(float); Sin(double); Sinh(double); Tan(double); Tanh(double); Truncate(double)
        System.Net.NetworkInformation.NetworkInterface
            GetIsNetworkAvailable(); GetAllNetworkInterfaces(); EnableStaticIPv4(string, string, string); EnableDhcp(); IPv4Address; PhysicalAddress;
            NetworkInterfaceType
        System.Net.NetworkInformation.NetworkInterfaceType
            Unknown; Ethernet; Wireless80211; WirelessAP
        of System.NotSupportedException
            ctor(string); ctor(string, Exception)
        System.NullReferenceException
            ctor(); ctor(string); ctor(string, Exception)
        of System.Object
            Equals(object); Equals(object, object); ReferenceEquals(object, object); GetHashCode(); GetType()
        System.ObjectDisposedException
            ctor(); ctor(string); ctor(string, Exception)
        System.ObsoleteAttribute
            ctor(); ctor(string); ctor(string, bool)
        System.OutOfMemoryException
            ctor(); ctor(string); ctor(string, Exception)
        System.Random
            ctor(); ctor(int); Next(); Next(int); NextDouble(); NextBytes(byte[])
        System.Reflection.Assembly
            GetExecutingAssembly(); GetName()
        System.Reflection.AssemblyName
            Name; Version
        System.Reflection.DefaultMemberAttribute
            ctor(string)
        of System.Reflection.MemberInfo
            Name
        System.Runtime.CompilerServices.IsExternalInit
        System.Runtime.CompilerServices.RuntimeHelpers
            InitializeArray(Array, RuntimeFieldHandle)
        System.RuntimeFieldHandle
        System.RuntimeMethodHandle
        System.SByte
        System.Security.Cryptography.X509Certificates.X509Certificate
            ctor(); ctor(byte[]); ctor(string)
        System.Security.Cryptography.X509Certificates.X509Certificate2
            ctor(); ctor(byte[]); ctor(string); ctor(string, string, string); ctor(byte[], string, string); ctor(byte[], byte[], string)
        System.Single
            ToString(string)
        System.SpanByte
            ctor(byte[]); ctor(byte[], int, int); this[int]; Empty; Length; IsEmpty; CopyTo(SpanByte); Slice(int); Slice(int, int); ToArray();
            op_Implicit(byte[]):SpanByte
        of System.String
            GetEnumerator(); Equals(string, string); ToCharArray(); ToCharArray(int, int); Split(char[], int); Substring(int); Trim(char[]);
            TrimStart(char[]); TrimEnd(char[]); ctor(char[]); ctor(char, int); Compare(string, string); CompareTo(object); CompareTo(string);
            IndexOf(char); IndexOf(char, int); IndexOf(char, int, int); IndexOfAny(char[]); IndexOfAny(char[], int); IndexOfAny(char[], int, int);
            IndexOf(string); IndexOf(string, int); IndexOf(string, int, int); LastIndexOf(char); LastIndexOf(char, int); LastIndexOf(char, int, int);
            LastIndexOfAny(char[]); LastIndexOfAny(char[], int); LastIndexOfAny(char[], int, int); LastIndexOf(string); LastIndexOf(string, int);
            LastIndexOf(string, int, int); ToLower(); ToUpper(); Concat(object); Concat(object, object); Concat(object, object, object);
            Concat(object[]); Intern(string); IsInterned(string); Format(string, object[]); PadLeft(int, char); PadRight(int, char); Contains(string);
            EndsWith(string)
        of System.SystemException
            ctor(string); ctor(string, Exception)
        System.Text.Encoding
            GetBytes(string); GetBytes(string, int, int, byte[], int); GetChars(byte[]); GetChars(byte[], int, int); GetString(byte[], int, int); UTF8
        System.Text.StringBuilder
            MaxCapacity; this[int]; Capacity; Length; ctor(string, int, int, int); ctor(string, int); ctor(int, int); ctor(int); ctor(string); ctor();
            Append(bool); Append(byte); Append(char); Append(double); Append(short); Append(char[]); Append(int); Append(long); Append(object);
            Append(string); Append(sbyte); Append(float); Append(ushort); Append(uint); Append(ulong); Append(string, int, int);
            Append(char[], int, int); Append(char, int); Remove(int, int); Insert(int, string, int); Insert(int, char[], int, int);
            Replace(char, char, int, int); Replace(char, char); Replace(string, string, int, int); Replace(string, string); Clear();
            ToString(int, int); AppendLine(string); AppendLine()
        System.Threading.AutoResetEvent
            ctor(bool); Reset(); Set()
        System.Threading.CancellationToken
            None; IsCancellationRequested
        System.Threading.CancellationTokenSource
            IsCancellationRequested; Token; ctor(int); ctor(TimeSpan); ctor(); Cancel(); Cancel(bool); Dispose()
        System.Threading.Interlocked
            Increment(ref int); Decrement(ref int); Exchange(ref int, int); CompareExchange(ref int, int, int)
        System.Threading.ManualResetEvent
            ctor(bool); Reset(); Set()
        System.Threading.Thread
            ctor(ThreadStart); Start(); Abort(); Priority; ManagedThreadId; IsAlive; Join(); Join(int); Join(TimeSpan); Sleep(int); Sleep(TimeSpan);
            CurrentThread
        System.Threading.ThreadPriority
            Lowest; BelowNormal; Normal; AboveNormal; Highest
        System.Threading.ThreadStart
        System.Threading.Timeout
            Infinite
        System.Threading.Timer
            ctor(TimerCallback, object, int, int); ctor(TimerCallback, object, TimeSpan, TimeSpan); Change(int, int); Change(TimeSpan, TimeSpan);
            Dispose()
        System.Threading.TimerCallback
        System.Threading.WaitHandle
            WaitOne(int, bool); WaitOne()
        System.TimeSpan
            TicksPerMillisecond; TicksPerSecond; Zero; ctor(long); ctor(int, int, int); ctor(int, int, int, int); ctor(int, int, int, int, int); Ticks;
            TotalMilliseconds; TotalSeconds; FromMilliseconds(long); FromSeconds(long); FromMinutes(long)
        System.TimeoutException
            ctor(); ctor(string); ctor(string, Exception)
        of System.Type
            FullName
        of System.UInt32
            MaxValue; ToString(string)
        System.Version
            ctor(int, int, int, int); ctor(int, int); Major; Minor; Revision; Build
        nanoFramework.Hardware.Esp32.Configuration
            SetPinFunction(int, DeviceFunction); GetFunctionPin(DeviceFunction)
        nanoFramework.Hardware.Esp32.DeviceFunction
            COM1_TX; COM1_RX; COM1_RTS; COM1_CTS; COM2_TX; COM2_RX; COM2_RTS; COM2_CTS; COM3_TX; COM3_RX; COM3_RTS; COM3_CTS; I2C1_DATA; I2C1_CLOCK;
            I2C2_DATA; I2C2_CLOCK
        nanoFramework.Hardware.Esp32.NativeMemory
            GetMemoryInfo(MemoryType, out uint, out uint, out uint)
        nanoFramework.Hardware.Esp32.NativeMemory.MemoryType
            All; Internal; SpiRam
        nanoFramework.Json.DeserializationException
        nanoFramework.Json.JsonConvert
            SerializeObject(object); DeserializeObject(string, Type); DeserializeObject(string, Type, JsonSerializerOptions)
        nanoFramework.Json.JsonSerializerDefaults
            General; Web
        nanoFramework.Json.JsonSerializerOptions
            ctor(); ctor(JsonSerializerDefaults); Default; PropertyNameCaseInsensitive; ThrowExceptionWhenPropertyNotFound
        nanoFramework.M2Mqtt.Exceptions.MqttClientErrorCode
            WillWrong; KeepAliveWrong; TopicWildcard; TopicLength; QosNotAllowed; TopicsEmpty; QosLevelsEmpty; TopicsQosLevelsNotMatch;
            WrongBrokerMessage; WrongMessageId; InflightQueueFull; InvalidFlagBits; InvalidConnectFlags; InvalidClientId; InvalidProtocolName
        nanoFramework.M2Mqtt.Exceptions.MqttClientException
            ErrorCode
        nanoFramework.M2Mqtt.Exceptions.MqttCommunicationException
        nanoFramework.M2Mqtt.Exceptions.MqttConnectionException
        nanoFramework.M2Mqtt.Exceptions.MqttTimeoutException
        nanoFramework.M2Mqtt.IMqttClient
        nanoFramework.M2Mqtt.IMqttClient.ConnectionClosedEventHandler
        nanoFramework.M2Mqtt.IMqttClient.MqttMsgPublishEventHandler
        nanoFramework.M2Mqtt.IMqttClient.MqttMsgPublishedEventHandler
        nanoFramework.M2Mqtt.IMqttClient.MqttMsgSubscribedEventHandler
        nanoFramework.M2Mqtt.IMqttClient.MqttMsgUnsubscribedEventHandler
        nanoFramework.M2Mqtt.Messages.ConnectionClosedRequestEventArgs
            Message
        nanoFramework.M2Mqtt.Messages.ConnectionOpenedEventArgs
            Message
        nanoFramework.M2Mqtt.Messages.MqttMsgBase
        nanoFramework.M2Mqtt.Messages.MqttMsgConnack
            SessionPresent; ReturnCode
        nanoFramework.M2Mqtt.Messages.MqttMsgDisconnect
        nanoFramework.M2Mqtt.Messages.MqttMsgPublishEventArgs
            Topic; Message; DupFlag; QosLevel; Retain
        nanoFramework.M2Mqtt.Messages.MqttMsgPublishedEventArgs
            MessageId; IsPublished
        nanoFramework.M2Mqtt.Messages.MqttMsgSubscribedEventArgs
            MessageId; GrantedQoSLevels
        nanoFramework.M2Mqtt.Messages.MqttMsgUnsubscribedEventArgs
            MessageId
        nanoFramework.M2Mqtt.Messages.MqttQoSLevel
            AtMostOnce; AtLeastOnce; ExactlyOnce; GrantedFailure
        nanoFramework.M2Mqtt.Messages.MqttReasonCode
            Success; NormalDisconnection; GrantedQoS0; GrantedQoS1; GrantedQoS2; DisconnectWithWillMessage; NoMatchingSubscribers;
            NoSubscriptionExisted; ContinueAuthentication; ReAuthenticate; UnspecifiedError; MalformedPacket; ProtocolError;
            ImplementationSpecificError; UnsupportedProtocolVersion; ClientIdentifierNotValid; BadUserNameOrPassword; NotAuthorized; ServerUnavailable;
            ServerBusy; Banned; ServeShuttingDown; BadAuthenticationMethod; KeepAliveTimeout; SessionTakenOver; TopicFilterInvalid; TopicNameInvalid;
            PacketIdentifierInUse; PacketIdentifierNotFound; ReceiveMaximumExceeded; TopicAliasInvalid; PacketTooLarge; MessageRateTooHigh;
            QuotaExceeded; AdministrativeAction; PayloadFormatInvalid; RetainNotSupported; QoSNotSupported; UseAnotherServer; ServerMoved;
            SharedSubscriptionsNotSupported; ConnectionRateExceeded; MaximumConnectTime; SubscriptionIdentifiersNotSupported;
            WildcardSubscriptionsNotSupported; ConnectionRefusedUnacceptableProtocolVersion; ConnectionRefusedIdentifierRejected;
            ConnectionRefusedServerUnavailable; ConnectionRefusedBadUserNameOrPassword; ConnectionRefusedNotAuthorized
        nanoFramework.M2Mqtt.MqttClient
            MqttMsgPublishReceived; MqttMsgPublished; MqttMsgSubscribed; MqttMsgUnsubscribed; ConnectionOpened; ConnectionClosed;
            ConnectionClosedRequest; IsConnected; ClientId; ProtocolVersion; Settings; ctor(string);
            ctor(string, int, bool, X509Certificate, X509Certificate, MqttSslProtocols); Connect(string); Connect(string, bool);
            Connect(string, string, string); Connect(string, string, string, bool, ushort);
            Connect(string, string, string, bool, MqttQoSLevel, bool, string, string, bool, ushort); Disconnect(); Close(); Dispose();
            Subscribe(string[], MqttQoSLevel[]); Unsubscribe(string[]); Publish(string, byte[]); Publish(string, byte[], string);
            Publish(string, byte[], string, ArrayList); Publish(string, byte[], string, ArrayList, MqttQoSLevel, bool)
        nanoFramework.M2Mqtt.MqttClient.ConnectionClosedRequestEventHandler
        nanoFramework.M2Mqtt.MqttClient.ConnectionOpenedEventHandler
        nanoFramework.M2Mqtt.MqttProtocolVersion
            Version_3_1; Version_3_1_1; Version_5
        nanoFramework.M2Mqtt.MqttSettings
            TimeoutOnConnection; TimeoutOnReceiving; AttemptsOnRetry; DelayOnRetry; InflightQueueSize; ValidateServerCertificate
        nanoFramework.M2Mqtt.MqttSslProtocols
            None; SSLv3; TLSv1_0; TLSv1_1; TLSv1_2; TLSv1_3
        nanoFramework.Networking.NetworkHelperStatus
            None; Started; NetworkIsReady; FailedNoNetworkInterface; TokenExpiredWaitingIPAddress; TokenExpiredWaitingDateTime;
            ErrorConnetingToWiFiWhileScanning; ExceptionOccurred; Reconnecting
        nanoFramework.Networking.Sntp
            Start(); Stop(); UpdateNow(); IsStarted; Server1; Server2
        nanoFramework.Networking.WifiNetworkHelper
            NetworkReady; Status; HelperException; Disconnect(); ConnectDhcp(string, string, WifiReconnectionKind, bool, int, CancellationToken);
            Reconnect(bool, int, CancellationToken); Reset()
        nanoFramework.Runtime.Native.GC
            Run(bool)
        nanoFramework.Runtime.Native.Power
            RebootDevice(RebootOption); RebootDevice(int, RebootOption)
        nanoFramework.Runtime.Native.RebootOption
            NormalReboot; EnterNanoBooter; ClrOnly; EnterProprietaryBooter
        nanoFramework.Runtime.Native.Rtc
            SetSystemTime(DateTime)
        nanoFramework.Runtime.Native.SystemInfo
            Version; OEMString; TargetName; Platform
        """;

    public static IReadOnlySet<string> Names { get; } = Parse().ToHashSet();

    private static IEnumerable<string> Parse()
    {
        string type = "";
        foreach (string line in Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            bool isType = !char.IsWhiteSpace(line[0]);
            type = isType ? line.Replace("of ", "", StringComparison.Ordinal) : type;
            IEnumerable<string> names = isType
                ? line.StartsWith("of ", StringComparison.Ordinal) ? [] : [type]
                : line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(member => $"{type}.{member}");
            foreach (string name in names)
            {
                yield return name;
            }
        }
    }
}
