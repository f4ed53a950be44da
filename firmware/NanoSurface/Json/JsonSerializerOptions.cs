using System;

namespace nanoFramework.Json
{
    // nanoframework.md, Appendix B, nanoFramework.Json.JsonSerializerOptions
    public sealed class JsonSerializerOptions
    {
        public JsonSerializerOptions() => throw new NotSupportedException();
        public JsonSerializerOptions(JsonSerializerDefaults defaults) => throw new NotSupportedException();
        public static JsonSerializerOptions Default => throw new NotSupportedException();
        public bool PropertyNameCaseInsensitive { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public bool ThrowExceptionWhenPropertyNotFound { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }
}
