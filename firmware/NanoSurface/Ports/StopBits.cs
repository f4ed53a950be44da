namespace System.IO.Ports
{
    // nanoframework.md, Appendix B, System.IO.Ports.StopBits
    public enum StopBits
    {
        One = 1,
        Two = 2,
    }
}
