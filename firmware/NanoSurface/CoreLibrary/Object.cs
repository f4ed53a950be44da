namespace System
{
    // nanoframework.md, Appendix A, System.Object
    public class Object
    {
        public Object() => throw new NotSupportedException();
        public virtual string ToString() => throw new NotSupportedException();
        public Type GetType() => throw new NotSupportedException();
        protected object MemberwiseClone() => throw new NotSupportedException();
    }
}
