namespace System.IO.Ports
{
    // nanoframework.md, Appendix B, System.IO.Ports.SerialMode
    public enum SerialMode
    {
        Normal = 0,
        RS485 = 1,
    }
}
