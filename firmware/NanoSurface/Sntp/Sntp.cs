using System;

namespace nanoFramework.Networking
{
    // nanoframework.md, Appendix B, nanoFramework.Networking.Sntp
    public class Sntp
    {
        internal Sntp() { }
        public static void Start() => throw new NotSupportedException();
        public static void Stop() => throw new NotSupportedException();
        public static bool IsStarted => throw new NotSupportedException();
        public static string Server1 { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }
}
