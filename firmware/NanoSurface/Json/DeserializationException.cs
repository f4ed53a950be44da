using System;

namespace nanoFramework.Json
{
    // nanoframework.md, Appendix B, nanoFramework.Json.DeserializationException
    public class DeserializationException : Exception
    {
        internal DeserializationException() { }
    }
}
