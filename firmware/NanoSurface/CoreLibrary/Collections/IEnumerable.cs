namespace System.Collections
{
    // nanoframework.md, Appendix A, System.Collections.IEnumerable
    public interface IEnumerable
    {
    }
}
