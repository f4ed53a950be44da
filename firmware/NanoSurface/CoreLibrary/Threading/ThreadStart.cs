namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.ThreadStart
    public delegate void ThreadStart();
}
