namespace System.Reflection
{
    // nanoframework.md, Appendix A, System.Reflection.Assembly
    public class Assembly
    {
        internal Assembly() { }
        public static Assembly GetAssembly(Type type) => throw new NotSupportedException();
        public AssemblyName GetName() => throw new NotSupportedException();
    }
}
