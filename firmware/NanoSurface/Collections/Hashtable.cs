namespace System.Collections
{
    // nanoframework.md, Appendix B, System.Collections.Hashtable
    public class Hashtable
    {
        public Hashtable() => throw new NotSupportedException();
        public IEnumerator GetEnumerator() => throw new NotSupportedException();
        public object this[object key] { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public bool Contains(object key) => throw new NotSupportedException();
        public void Remove(object key) => throw new NotSupportedException();
    }
}
