namespace System.Collections
{
    // nanoframework.md, Appendix A, System.Collections.IEnumerator
    public interface IEnumerator
    {
        bool MoveNext();
        object Current { get; }
    }
}
