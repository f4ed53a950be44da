using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System
{
    // nanoframework.md, Appendix A, System.String
    public sealed class String : IEnumerable
    {
        public static readonly string Empty;
        public static bool operator ==(string a, string b) => throw new NotSupportedException();
        public static bool operator !=(string a, string b) => throw new NotSupportedException();
        [IndexerName("Chars")] public char this[int index] => throw new NotSupportedException();
        public int Length => throw new NotSupportedException();
        public string[] Split(params char[] separator) => throw new NotSupportedException();
        public string Substring(int startIndex) => throw new NotSupportedException();
        public string Substring(int startIndex, int length) => throw new NotSupportedException();
        public String(char[] value, int startIndex, int length) => throw new NotSupportedException();
        public String(char[] value) => throw new NotSupportedException();
        public int IndexOf(char value) => throw new NotSupportedException();
        public string ToUpper() => throw new NotSupportedException();
        public string Trim() => throw new NotSupportedException();
        public static string Concat(string str0, string str1) => throw new NotSupportedException();
        public static string Concat(string str0, string str1, string str2) => throw new NotSupportedException();
        public static string Concat(string str0, string str1, string str2, string str3) => throw new NotSupportedException();
        public static string Concat(params string[] values) => throw new NotSupportedException();
        public string PadRight(int totalWidth, char paddingChar = ' ') => throw new NotSupportedException();
        public static bool IsNullOrEmpty([NotNullWhen(false)] string value) => throw new NotSupportedException();
        public bool Contains(string value) => throw new NotSupportedException();
        public bool StartsWith(string value) => throw new NotSupportedException();
        public bool EndsWith(string value) => throw new NotSupportedException();
    }
}
