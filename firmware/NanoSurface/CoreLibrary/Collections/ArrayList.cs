namespace System.Collections
{
    // nanoframework.md, Appendix A, System.Collections.ArrayList
    public class ArrayList : IList
    {
        public ArrayList() => throw new NotSupportedException();
        public virtual int Count => throw new NotSupportedException();
        public virtual object this[int index] { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public virtual int Add(object value) => throw new NotSupportedException();
        public virtual void Clear() => throw new NotSupportedException();
        public virtual bool Contains(object value) => throw new NotSupportedException();
        public virtual IEnumerator GetEnumerator() => throw new NotSupportedException();
        public virtual int IndexOf(object value) => throw new NotSupportedException();
        public virtual int IndexOf(object value, int startIndex) => throw new NotSupportedException();
        public virtual int IndexOf(object value, int startIndex, int count) => throw new NotSupportedException();
        public virtual void Insert(int index, object value) => throw new NotSupportedException();
        public virtual void RemoveAt(int index) => throw new NotSupportedException();
        public virtual object[] ToArray() => throw new NotSupportedException();
        public virtual Array ToArray(Type type) => throw new NotSupportedException();
    }
}
