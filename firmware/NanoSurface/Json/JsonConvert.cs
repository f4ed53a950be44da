using System;

namespace nanoFramework.Json
{
    // nanoframework.md, Appendix B, nanoFramework.Json.JsonConvert
    public static class JsonConvert
    {
        public static object DeserializeObject(string value, Type type, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
