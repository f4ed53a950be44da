using System.Collections;

namespace System
{
    // nanoframework.md, Appendix A, System.Array
    public abstract class Array : IList
    {
        public static void Copy(Array sourceArray, Array destinationArray, int length) => throw new NotSupportedException();
        public static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length) => throw new NotSupportedException();
        public static void Clear(Array array, int index, int length) => throw new NotSupportedException();
        public int Length => throw new NotSupportedException();
    }
}
