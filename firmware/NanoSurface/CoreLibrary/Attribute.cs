namespace System
{
    // nanoframework.md, Appendix A, System.Attribute
    public abstract class Attribute
    {
        protected Attribute() => throw new NotSupportedException();
    }
}
