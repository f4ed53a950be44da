namespace System.Collections
{
    // nanoframework.md, Appendix A, System.Collections.IList
    public interface IList : ICollection
    {
    }
}
