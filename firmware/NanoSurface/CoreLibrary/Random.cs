namespace System
{
    // nanoframework.md, Appendix A, System.Random
    public class Random
    {
        public Random(int seed) => throw new NotSupportedException();
        public virtual int Next(int maxValue) => throw new NotSupportedException();
        public virtual void NextBytes(byte[] buffer) => throw new NotSupportedException();
    }
}
