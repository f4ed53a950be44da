namespace System
{
    // nanoframework.md, Appendix A, System.MulticastDelegate
    public abstract class MulticastDelegate : Delegate
    {
    }
}
