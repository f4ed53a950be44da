namespace System.IO.Ports
{
    // nanoframework.md, Appendix B, System.IO.Ports.Handshake
    public enum Handshake
    {
        None = 0,
        XOnXOff = 1,
        RequestToSend = 2,
        RequestToSendXOnXOff = 3,
    }
}
