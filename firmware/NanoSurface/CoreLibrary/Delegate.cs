namespace System
{
    // nanoframework.md, Appendix A, System.Delegate
    public abstract class Delegate
    {
        public static Delegate Combine(Delegate a, Delegate b) => throw new NotSupportedException();
        public static Delegate Remove(Delegate source, Delegate value) => throw new NotSupportedException();
    }
}
