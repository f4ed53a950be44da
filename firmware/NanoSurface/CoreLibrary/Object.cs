namespace System
{
    // nanoframework.md, Appendix A, System.Object
    public class Object
    {
        public Object() => throw new NotSupportedException();
        public virtual string ToString() => throw new NotSupportedException();
        public virtual bool Equals(object obj) => throw new NotSupportedException();
        public static bool Equals(object objA, object objB) => throw new NotSupportedException();
        public static bool ReferenceEquals(object objA, object objB) => throw new NotSupportedException();
        public virtual int GetHashCode() => throw new NotSupportedException();
        public Type GetType() => throw new NotSupportedException();
        protected object MemberwiseClone() => throw new NotSupportedException();
    }
}
