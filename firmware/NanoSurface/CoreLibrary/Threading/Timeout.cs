namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.Timeout
    public static class Timeout
    {
        public const int Infinite = -1;
    }
}
