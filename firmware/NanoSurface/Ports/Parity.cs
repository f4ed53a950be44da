namespace System.IO.Ports
{
    // nanoframework.md, Appendix B, System.IO.Ports.Parity
    public enum Parity
    {
        None = 0,
        Odd = 1,
        Even = 2,
    }
}
