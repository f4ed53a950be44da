namespace System.Collections
{
    // nanoframework.md, Appendix A, System.Collections.ArrayList
    public class ArrayList : IList
    {
        public ArrayList() => throw new NotSupportedException();
        public virtual int Count => throw new NotSupportedException();
        public virtual object this[int index] { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public virtual int Add(object value) => throw new NotSupportedException();
        public virtual int IndexOf(object value) => throw new NotSupportedException();
        public virtual void Insert(int index, object value) => throw new NotSupportedException();
    }
}
