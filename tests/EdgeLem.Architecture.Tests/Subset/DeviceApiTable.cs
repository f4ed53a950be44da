namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>
/// The library of nanoFramework 1.x (CoreLibrary 1.17 with System.Math, System.Text and System.Collections) as far as shared source may use it.
/// </summary>
/// <remarks>
/// <para>
/// A line without indentation is a type, the lines below it are its members. Methods carry the types of the arguments that a call writes down, so an optional
/// parameter makes two entries; <c>ToString()</c>, <c>Equals(object)</c> and <c>GetHashCode()</c> stand once, at <c>System.Object</c>.
/// </para>
/// <para>
/// Some entries exist on .NET only but compile to the device's own overload there: <c>String.Format</c> with single objects, <c>String.Split</c> and
/// <c>Trim</c> with one character (the device has <c>params</c>), <c>String.Equals(string)</c>, the generic <c>Array.IndexOf</c>, <c>TimeSpan.FromHours(int)</c> and <c>FromDays(int)</c>.
/// </para>
/// <para>
/// Left out on purpose although the device has them: the clock (<c>DateTime.UtcNow</c>, <c>Today</c>) and the unseeded <c>Random</c>, because time and chance
/// come in from outside; the <c>DateTime</c> constructor with a kind, which the interpreter refused; reflection, streams, handles and culture, which the node's
/// core has no business with; <c>String.GetEnumerator</c> and <c>Hashtable.GetEnumerator</c>, whose results differ from .NET's.
/// </para>
/// </remarks>
internal static class DeviceApiTable
{
    public const string Text = """
        System.Action
            Invoke
        System.ApplicationException
            ctor(); ctor(string); ctor(string, Exception)
        System.ArgumentException
            ctor(); ctor(string); ctor(string, Exception); ctor(string, string); ctor(string, string, Exception); Message; ParamName;
            ThrowIfNullOrEmpty(string); ThrowIfNullOrEmpty(string, string)
        System.ArgumentNullException
            ctor(); ctor(string); ctor(string, Exception); ctor(string, string); ThrowIfNull(object); ThrowIfNull(object, string)
        System.ArgumentOutOfRangeException
            ctor(); ctor(string); ctor(string, string)
        System.Array
            CreateInstance(Type, int); Copy(Array, Array, int); Copy(Array, int, Array, int, int); Clear(Array, int, int); GetValue(int); Length;
            SyncRoot; IsReadOnly; IsFixedSize; IsSynchronized; Clone(); BinarySearch(Array, object, IComparer);
            BinarySearch(Array, int, int, object, IComparer); CopyTo(Array, int); GetEnumerator(); IndexOf(Array, object); IndexOf(Array, object, int);
            IndexOf(Array, object, int, int); IndexOf(T[], T); IndexOf(T[], T, int); IndexOf(T[], T, int, int)
        System.Attribute
            ctor()
        System.AttributeTargets
            Assembly; Module; Class; Struct; Enum; Constructor; Method; Property; Field; Event; Interface; Parameter; Delegate; ReturnValue; All
        System.AttributeUsageAttribute
            ctor(AttributeTargets); ValidOn; AllowMultiple; Inherited
        System.Base64FormattingOptions
            None; InsertLineBreaks
        System.BitConverter
            IsLittleEndian; DoubleToInt64Bits(double); GetBytes(bool); GetBytes(char); GetBytes(double); GetBytes(float); GetBytes(int); GetBytes(long);
            GetBytes(short); GetBytes(uint); GetBytes(ulong); GetBytes(ushort); Int64BitsToDouble(long); ToBoolean(byte[], int); ToChar(byte[], int);
            ToDouble(byte[], int); ToInt16(byte[], int); ToInt32(byte[], int); ToInt64(byte[], int); ToSingle(byte[], int); ToString(byte[]);
            ToString(byte[], int); ToString(byte[], int, int); ToUInt16(byte[], int); ToUInt32(byte[], int); ToUInt64(byte[], int)
        System.Boolean
            FalseString; TrueString
        System.Byte
            MaxValue; MinValue; ToString(string); Parse(string); TryParse(string, out byte)
        System.Char
            MaxValue; MinValue
        System.Collections.ArrayList
            ctor(); Capacity; Count; IsFixedSize; IsReadOnly; IsSynchronized; SyncRoot; this[int]; Add(object); BinarySearch(object, IComparer);
            Clear(); Clone(); Contains(object); CopyTo(Array); CopyTo(Array, int); GetEnumerator(); IndexOf(object); IndexOf(object, int);
            IndexOf(object, int, int); Insert(int, object); Remove(object); RemoveAt(int); ToArray(); ToArray(Type)
        System.Collections.DictionaryEntry
            Key; Value; ctor(object, object)
        System.Collections.Hashtable
            ctor(); ctor(int); ctor(int, float); Clone(); Count; IsSynchronized; SyncRoot; CopyTo(Array, int); IsReadOnly; IsFixedSize; Keys; Values;
            this[object]; Add(object, object); Clear(); Contains(object); Remove(object)
        System.Collections.ICollection
            CopyTo(Array, int); Count; SyncRoot; IsSynchronized
        System.Collections.IComparer
            Compare(object, object)
        System.Collections.IDictionary
            IsReadOnly; IsFixedSize; Keys; Values; this[object]; Add(object, object); Clear(); Contains(object); Remove(object)
        System.Collections.IDictionaryEnumerator
            Key; Value; Entry
        System.Collections.IEnumerable
            GetEnumerator()
        System.Collections.IEnumerator
            MoveNext(); Current; Reset()
        System.Collections.IEqualityComparer
            Equals(object, object); GetHashCode(object)
        System.Collections.IList
            this[int]; Add(object); Contains(object); Clear(); IsReadOnly; IsFixedSize; IndexOf(object); Insert(int, object); Remove(object);
            RemoveAt(int)
        System.Collections.Queue
            ctor(); Count; Clone(); IsSynchronized; SyncRoot; Clear(); CopyTo(Array, int); Enqueue(object); GetEnumerator(); Dequeue(); Peek();
            Contains(object); ToArray()
        System.Collections.Stack
            ctor(); Count; IsSynchronized; SyncRoot; Clear(); Clone(); Contains(object); CopyTo(Array, int); GetEnumerator(); Peek(); Pop();
            Push(object); ToArray()
        System.Console
            Write(string); WriteLine(); WriteLine(string)
        System.Convert
            ToBoolean(byte); ToChar(ushort); ToSByte(string); ToSByte(string, int); ToByte(string); ToByte(string, int); ToByte(bool);
            ToDateTime(string); ToInt16(string); ToInt16(string, int); ToUInt16(string); ToUInt16(string, int); ToInt32(string); ToInt32(string, int);
            ToUInt32(string); ToUInt32(string, int); ToInt64(string); ToInt64(string, int); ToUInt64(string); ToUInt64(string, int); ToDouble(string);
            ToSingle(string); ToBase64String(byte[]); ToBase64String(byte[], Base64FormattingOptions); ToBase64String(byte[], int, int);
            ToBase64String(byte[], int, int, Base64FormattingOptions); FromBase64String(string); FromBase64CharArray(char[], int, int)
        System.DateTime
            MinValue; MaxValue; UnixEpoch; ctor(long); ctor(int, int, int); ctor(int, int, int, int, int, int); ctor(int, int, int, int, int, int, int);
            Add(TimeSpan); AddDays(double); AddHours(double); AddMilliseconds(double); AddMinutes(double); AddSeconds(double); AddTicks(long);
            Compare(DateTime, DateTime); CompareTo(object); DaysInMonth(int, int); Equals(DateTime, DateTime); Date; Day; DayOfWeek; DayOfYear; Hour;
            Kind; Millisecond; Minute; Month; Second; Ticks; TimeOfDay; Year; Subtract(DateTime); Subtract(TimeSpan); ToString(string); op_Addition;
            op_Subtraction; op_Equality; op_Inequality; op_LessThan; op_LessThanOrEqual; op_GreaterThan; op_GreaterThanOrEqual;
            FromUnixTimeSeconds(long); ToUnixTimeSeconds(); Parse(string); TryParse(string, out DateTime)
        System.DateTimeKind
            Utc; Local
        System.DayOfWeek
            Sunday; Monday; Tuesday; Wednesday; Thursday; Friday; Saturday
        System.Delegate
            Combine(Delegate, Delegate); GetInvocationList(); Target; Remove(Delegate, Delegate); op_Equality; op_Inequality
        System.Diagnostics.CodeAnalysis.AllowNullAttribute
        System.Diagnostics.CodeAnalysis.DisallowNullAttribute
        System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute
        System.Diagnostics.CodeAnalysis.DoesNotReturnIfAttribute
        System.Diagnostics.CodeAnalysis.MaybeNullAttribute
        System.Diagnostics.CodeAnalysis.MaybeNullWhenAttribute
        System.Diagnostics.CodeAnalysis.MemberNotNullAttribute
        System.Diagnostics.CodeAnalysis.MemberNotNullWhenAttribute
        System.Diagnostics.CodeAnalysis.NotNullAttribute
        System.Diagnostics.CodeAnalysis.NotNullIfNotNullAttribute
        System.Diagnostics.CodeAnalysis.NotNullWhenAttribute
        System.Diagnostics.ConditionalAttribute
            ctor(string); ConditionString
        System.Diagnostics.Debug
            Assert(bool); Assert(bool, string); Assert(bool, string, string); Write(string); WriteLine(); WriteLine(string)
        System.Double
            MinValue; MaxValue; Epsilon; NegativeInfinity; PositiveInfinity; NaN; CompareTo(double); IsInfinity(double); IsNaN(double);
            IsNegativeInfinity(double); IsPositiveInfinity(double); Parse(string); ToString(string); TryParse(string, out double)
        System.Enum
            HasFlag(Enum)
        System.EventArgs
            Empty; ctor()
        System.EventHandler
            Invoke
        System.Exception
            HResult; ctor(); ctor(string); ctor(string, Exception); Message; InnerException; StackTrace
        System.FlagsAttribute
        System.FormatException
            ctor(); ctor(string); ctor(string, Exception)
        System.Guid
            Empty; ctor(int, short, short, byte, byte, byte, byte, byte, byte, byte, byte);
            ctor(uint, ushort, ushort, byte, byte, byte, byte, byte, byte, byte, byte); ctor(byte[]); ctor(string); CompareTo(object); ToByteArray();
            NewGuid(); TryParseGuidWithDashes(string, out Guid)
        System.ICloneable
            Clone()
        System.IComparable
            CompareTo(object)
        System.IDisposable
            Dispose()
        System.IndexOutOfRangeException
            ctor(); ctor(string); ctor(string, Exception)
        System.Int16
            MaxValue; MinValue; ToString(string); Parse(string); TryParse(string, out short)
        System.Int32
            MaxValue; MinValue; ToString(string); Parse(string); TryParse(string, out int)
        System.Int64
            MaxValue; MinValue; ToString(string); Parse(string); TryParse(string, out long)
        System.InvalidCastException
            ctor(); ctor(string); ctor(string, Exception)
        System.InvalidOperationException
            ctor(); ctor(string); ctor(string, Exception)
        System.Math
            PI; E; Abs(int); Abs(double); Abs(float); Acos(double); Asin(double); Atan(double); Atan2(double, double); Cbrt(double); Ceiling(double);
            Clamp(double, double, double); Clamp(long, long, long); Clamp(float, float, float); Clamp(ulong, ulong, ulong); Cos(double); Cosh(double);
            Exp(double); Floor(double); IEEERemainder(double, double); Log(double); Log10(double); Max(int, int); Max(double, double);
            Max(float, float); Min(int, int); Min(double, double); Min(float, float); Pow(double, double); Round(double); Sign(double); Sign(float);
            Sin(double); Sinh(double); Sqrt(double); Tan(double); Tanh(double); Truncate(double)
        System.NotImplementedException
            ctor(); ctor(string); ctor(string, Exception)
        System.NotSupportedException
            ctor(); ctor(string); ctor(string, Exception)
        System.NullReferenceException
            ctor(); ctor(string); ctor(string, Exception)
        System.Object
            ctor(); ToString(); Equals(object); Equals(object, object); ReferenceEquals(object, object); GetHashCode(); GetType(); MemberwiseClone()
        System.ObjectDisposedException
            ctor(); ctor(string); ctor(string, Exception)
        System.ObsoleteAttribute
            ctor(); ctor(string); ctor(string, bool); Message; IsError
        System.OutOfMemoryException
            ctor(); ctor(string); ctor(string, Exception)
        System.PlatformNotSupportedException
            ctor()
        System.Random
            ctor(int); Next(); Next(int); NextDouble(); NextBytes(byte[])
        System.Reflection.MemberInfo
            Name
        System.Runtime.CompilerServices.CallerArgumentExpressionAttribute
            ctor(string); ParameterName
        System.Runtime.CompilerServices.CallerMemberNameAttribute
            ctor()
        System.Runtime.CompilerServices.InternalsVisibleToAttribute
            ctor(string); AssemblyName
        System.Runtime.CompilerServices.IsExternalInit
        System.Runtime.CompilerServices.MethodImplOptions
            Unmanaged; ForwardRef; PreserveSig; InternalCall; Synchronized; NoInlining
        System.SByte
            MaxValue; MinValue; ToString(string); Parse(string); TryParse(string, out sbyte)
        System.Single
            MinValue; Epsilon; MaxValue; NegativeInfinity; PositiveInfinity; NaN; IsInfinity(float); IsNaN(float); IsNegativeInfinity(float);
            IsPositiveInfinity(float); CompareTo(float); Parse(string); ToString(string); TryParse(string, out float)
        System.String
            Empty; Equals(string, string); op_Equality; op_Inequality; this[int]; ToCharArray(); ToCharArray(int, int); Length; Split(char[]);
            Split(char[], int); Substring(int); Substring(int, int); Trim(char[]); TrimStart(char[]); TrimEnd(char[]); ctor(char[], int, int);
            ctor(char[]); ctor(char, int); Compare(string, string); CompareTo(object); CompareTo(string); IndexOf(char); IndexOf(char, int);
            IndexOf(char, int, int); IndexOfAny(char[]); IndexOfAny(char[], int); IndexOfAny(char[], int, int); IndexOf(string); IndexOf(string, int);
            IndexOf(string, int, int); LastIndexOf(char); LastIndexOf(char, int); LastIndexOf(char, int, int); LastIndexOfAny(char[]);
            LastIndexOfAny(char[], int); LastIndexOfAny(char[], int, int); LastIndexOf(string); LastIndexOf(string, int); LastIndexOf(string, int, int);
            ToLower(); ToUpper(); Trim(); Concat(object); Concat(object, object); Concat(object, object, object); Concat(object[]);
            Concat(string, string); Concat(string, string, string); Concat(string, string, string, string); Concat(string[]); Intern(string);
            IsInterned(string); Format(string, object[]); PadLeft(int); PadLeft(int, char); PadRight(int); PadRight(int, char); IsNullOrEmpty(string);
            Contains(string); StartsWith(string); EndsWith(string); Equals(string); Format(string, object); Format(string, object, object);
            Format(string, object, object, object); Split(char); Trim(char); TrimStart(char); TrimEnd(char)
        System.SystemException
            ctor(); ctor(string); ctor(string, Exception)
        System.Text.Encoding
            GetBytes(string); GetBytes(string, int, int, byte[], int); GetChars(byte[]); GetChars(byte[], int, int); GetString(byte[], int, int); UTF8
        System.Text.StringBuilder
            MaxCapacity; this[int]; Capacity; Length; ctor(string, int, int, int); ctor(string, int); ctor(int, int); ctor(int); ctor(string); ctor();
            Append(bool); Append(byte); Append(char); Append(double); Append(short); Append(char[]); Append(int); Append(long); Append(object);
            Append(string); Append(sbyte); Append(float); Append(ushort); Append(uint); Append(ulong); Append(string, int, int);
            Append(char[], int, int); Append(char, int); Remove(int, int); Insert(int, string, int); Insert(int, char[], int, int);
            Replace(char, char, int, int); Replace(char, char); Replace(string, string, int, int); Replace(string, string); Clear(); ToString(int, int);
            AppendLine(string); AppendLine()
        System.Text.UTF8Encoding
            ctor(); GetBytes(string); GetBytes(string, int, int, byte[], int); GetChars(byte[]); GetChars(byte[], int, int)
        System.Threading.AutoResetEvent
            ctor(bool); Reset(); Set()
        System.Threading.Interlocked
            Increment(ref int); Decrement(ref int); Exchange(ref int, int); CompareExchange(ref int, int, int)
        System.Threading.ManualResetEvent
            ctor(bool); Reset(); Set()
        System.Threading.Monitor
            Enter(object); Exit(object)
        System.Threading.SpinWait
            SpinOnce(); SpinUntil(TimeSpan); SpinUntil(int)
        System.Threading.Thread
            ctor(ThreadStart); Start(); Abort(); Suspend(); Resume(); Priority; ManagedThreadId; IsAlive; Join(); Join(int); Join(TimeSpan); Sleep(int);
            Sleep(TimeSpan); SpinWait(int); CurrentThread; ThreadState
        System.Threading.ThreadAbortException
        System.Threading.ThreadPriority
            Lowest; BelowNormal; Normal; AboveNormal; Highest
        System.Threading.ThreadStart
            Invoke
        System.Threading.ThreadState
            Running; StopRequested; SuspendRequested; Background; Unstarted; Stopped; WaitSleepJoin; Suspended; AbortRequested; Aborted
        System.Threading.Timeout
            Infinite; InfiniteTimeSpan
        System.Threading.Timer
            ctor(TimerCallback, object, int, int); ctor(TimerCallback, object, TimeSpan, TimeSpan); Change(int, int); Change(TimeSpan, TimeSpan);
            Dispose()
        System.Threading.TimerCallback
            Invoke
        System.Threading.WaitHandle
            WaitTimeout; WaitOne(int, bool); WaitOne(); WaitAll(WaitHandle[], int, bool); WaitAll(WaitHandle[]); WaitAny(WaitHandle[], int, bool);
            WaitAny(WaitHandle[])
        System.TimeSpan
            TicksPerMillisecond; TicksPerSecond; TicksPerMinute; TicksPerHour; TicksPerDay; Zero; MaxValue; MinValue; ctor(long); ctor(int, int, int);
            ctor(int, int, int, int); ctor(int, int, int, int, int); Ticks; Days; Hours; Milliseconds; Minutes; Seconds; TotalDays; TotalHours;
            TotalMilliseconds; TotalMinutes; TotalSeconds; Add(TimeSpan); Compare(TimeSpan, TimeSpan); CompareTo(object); Duration();
            Equals(TimeSpan, TimeSpan); Negate(); Subtract(TimeSpan); FromTicks(long); FromMilliseconds(long); FromSeconds(long); FromMinutes(long);
            FromHours(long); FromDays(long); op_UnaryNegation; op_Subtraction; op_UnaryPlus; op_Addition; op_Equality; op_Inequality; op_LessThan;
            op_LessThanOrEqual; op_GreaterThan; op_GreaterThanOrEqual; FromHours(int); FromDays(int)
        System.TimeoutException
            ctor(); ctor(string); ctor(string, Exception)
        System.Type
            DeclaringType; FullName; BaseType; IsNotPublic; IsPublic; IsClass; IsInterface; IsValueType; IsAbstract; IsEnum; IsSerializable; IsArray;
            IsSubclassOf(Type); IsInstanceOfType(object)
        System.UInt16
            MaxValue; MinValue; ToString(string); Parse(string); TryParse(string, out ushort)
        System.UInt32
            MaxValue; MinValue; ToString(string); Parse(string); TryParse(string, out uint)
        System.UInt64
            MaxValue; MinValue; ToString(string); Parse(string); TryParse(string, out ulong)
        System.ValueType
        """;
}
