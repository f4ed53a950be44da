namespace System
{
    // nanoframework.md, Appendix A, System.EventArgs
    public class EventArgs
    {
        public static readonly EventArgs Empty;
        public EventArgs() => throw new NotSupportedException();
    }
}
