namespace nanoFramework.Json
{
    // nanoframework.md, Appendix B, nanoFramework.Json.JsonSerializerDefaults
    public enum JsonSerializerDefaults
    {
        General = 0,
        Web = 1,
    }
}
