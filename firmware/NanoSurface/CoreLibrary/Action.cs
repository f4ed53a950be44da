namespace System
{
    // nanoframework.md, Appendix A, System.Action
    public delegate void Action();
}
