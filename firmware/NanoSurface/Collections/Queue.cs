namespace System.Collections
{
    // nanoframework.md, Appendix B, System.Collections.Queue
    public class Queue : ICollection
    {
        public Queue() => throw new NotSupportedException();
        public virtual int Count => throw new NotSupportedException();
        public virtual void Clear() => throw new NotSupportedException();
        public virtual void Enqueue(object obj) => throw new NotSupportedException();
        public virtual IEnumerator GetEnumerator() => throw new NotSupportedException();
        public virtual object Dequeue() => throw new NotSupportedException();
        public virtual object Peek() => throw new NotSupportedException();
    }
}
