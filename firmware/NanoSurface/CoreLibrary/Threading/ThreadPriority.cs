namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.ThreadPriority
    public enum ThreadPriority
    {
        Lowest = 0,
        BelowNormal = 1,
        Normal = 2,
        AboveNormal = 3,
        Highest = 4,
    }
}
