namespace System
{
    // nanoframework.md, Appendix A, System.EventArgs
    public class EventArgs
    {
        public EventArgs() => throw new NotSupportedException();
    }
}
