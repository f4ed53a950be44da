using System;

namespace nanoFramework.Json
{
    // nanoframework.md, Appendix B, nanoFramework.Json.JsonSerializerOptions
    public sealed class JsonSerializerOptions
    {
        public JsonSerializerOptions() => throw new NotSupportedException();
        public bool PropertyNameCaseInsensitive { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }
}
