namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.TimerCallback
    public delegate void TimerCallback(object state);
}
