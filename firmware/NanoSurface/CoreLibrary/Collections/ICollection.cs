namespace System.Collections
{
    // nanoframework.md, Appendix A, System.Collections.ICollection
    public interface ICollection : IEnumerable
    {
    }
}
