namespace System
{
    // nanoframework.md, Appendix A, System.IDisposable
    public interface IDisposable
    {
        void Dispose();
    }
}
