namespace System
{
    // nanoframework.md, Appendix A, System.EventHandler
    public delegate void EventHandler(object sender, EventArgs e);
}
