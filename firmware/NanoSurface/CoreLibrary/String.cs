using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System
{
    // nanoframework.md, Appendix A, System.String
    public sealed class String : IEnumerable
    {
        public IEnumerator GetEnumerator() => throw new NotSupportedException();
        public static readonly string Empty;
        public static bool Equals(string a, string b) => throw new NotSupportedException();
        public static bool operator ==(string a, string b) => throw new NotSupportedException();
        public static bool operator !=(string a, string b) => throw new NotSupportedException();
        [IndexerName("Chars")] public char this[int index] => throw new NotSupportedException();
        public char[] ToCharArray() => throw new NotSupportedException();
        public char[] ToCharArray(int startIndex, int length) => throw new NotSupportedException();
        public int Length => throw new NotSupportedException();
        public string[] Split(params char[] separator) => throw new NotSupportedException();
        public string[] Split(char[] separator, int count) => throw new NotSupportedException();
        public string Substring(int startIndex) => throw new NotSupportedException();
        public string Substring(int startIndex, int length) => throw new NotSupportedException();
        public string Trim(params char[] trimChars) => throw new NotSupportedException();
        public string TrimStart(params char[] trimChars) => throw new NotSupportedException();
        public string TrimEnd(params char[] trimChars) => throw new NotSupportedException();
        public String(char[] value, int startIndex, int length) => throw new NotSupportedException();
        public String(char[] value) => throw new NotSupportedException();
        public String(char c, int count) => throw new NotSupportedException();
        public static int Compare(string strA, string strB) => throw new NotSupportedException();
        public int CompareTo(object value) => throw new NotSupportedException();
        public int CompareTo(string strB) => throw new NotSupportedException();
        public int IndexOf(char value) => throw new NotSupportedException();
        public int IndexOf(char value, int startIndex) => throw new NotSupportedException();
        public int IndexOf(char value, int startIndex, int count) => throw new NotSupportedException();
        public int IndexOfAny(char[] anyOf) => throw new NotSupportedException();
        public int IndexOfAny(char[] anyOf, int startIndex) => throw new NotSupportedException();
        public int IndexOfAny(char[] anyOf, int startIndex, int count) => throw new NotSupportedException();
        public int IndexOf(string value) => throw new NotSupportedException();
        public int IndexOf(string value, int startIndex) => throw new NotSupportedException();
        public int IndexOf(string value, int startIndex, int count) => throw new NotSupportedException();
        public int LastIndexOf(char value) => throw new NotSupportedException();
        public int LastIndexOf(char value, int startIndex) => throw new NotSupportedException();
        public int LastIndexOf(char value, int startIndex, int count) => throw new NotSupportedException();
        public int LastIndexOfAny(char[] anyOf) => throw new NotSupportedException();
        public int LastIndexOfAny(char[] anyOf, int startIndex) => throw new NotSupportedException();
        public int LastIndexOfAny(char[] anyOf, int startIndex, int count) => throw new NotSupportedException();
        public int LastIndexOf(string value) => throw new NotSupportedException();
        public int LastIndexOf(string value, int startIndex) => throw new NotSupportedException();
        public int LastIndexOf(string value, int startIndex, int count) => throw new NotSupportedException();
        public string ToLower() => throw new NotSupportedException();
        public string ToUpper() => throw new NotSupportedException();
        public string Trim() => throw new NotSupportedException();
        public static string Concat(object arg0) => throw new NotSupportedException();
        public static string Concat(object arg0, object arg1) => throw new NotSupportedException();
        public static string Concat(object arg0, object arg1, object arg2) => throw new NotSupportedException();
        public static string Concat(params object[] args) => throw new NotSupportedException();
        public static string Concat(string str0, string str1) => throw new NotSupportedException();
        public static string Concat(string str0, string str1, string str2) => throw new NotSupportedException();
        public static string Concat(string str0, string str1, string str2, string str3) => throw new NotSupportedException();
        public static string Concat(params string[] values) => throw new NotSupportedException();
        public static string Intern(string str) => throw new NotSupportedException();
        public static string IsInterned(string str) => throw new NotSupportedException();
        public static string Format(string format, params object[] args) => throw new NotSupportedException();
        public string PadLeft(int totalWidth, char paddingChar = ' ') => throw new NotSupportedException();
        public string PadRight(int totalWidth, char paddingChar = ' ') => throw new NotSupportedException();
        public static bool IsNullOrEmpty([NotNullWhen(false)] string value) => throw new NotSupportedException();
        public bool Contains(string value) => throw new NotSupportedException();
        public bool StartsWith(string value) => throw new NotSupportedException();
        public bool EndsWith(string value) => throw new NotSupportedException();
    }
}
