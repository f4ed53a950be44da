using System;

namespace nanoFramework.Json
{
    // nanoframework.md, Appendix B, nanoFramework.Json.JsonConvert
    public static class JsonConvert
    {
        public static string SerializeObject(object oSource) => throw new NotSupportedException();
        public static object DeserializeObject(string value, Type type) => throw new NotSupportedException();
        public static object DeserializeObject(string value, Type type, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
