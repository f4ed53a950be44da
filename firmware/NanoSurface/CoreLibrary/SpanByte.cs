namespace System
{
    // nanoframework.md, Appendix A, System.SpanByte
    public readonly ref struct SpanByte
    {
        private readonly byte[] _array;
        public SpanByte(byte[] array) => throw new NotSupportedException();
        public SpanByte(byte[] array, int start, int length) => throw new NotSupportedException();
        public byte this[int index] { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public static SpanByte Empty => throw new NotSupportedException();
        public int Length => throw new NotSupportedException();
        public bool IsEmpty => throw new NotSupportedException();
        public void CopyTo(SpanByte destination) => throw new NotSupportedException();
        public SpanByte Slice(int start) => throw new NotSupportedException();
        public SpanByte Slice(int start, int length) => throw new NotSupportedException();
        public byte[] ToArray() => throw new NotSupportedException();
        public static implicit operator SpanByte(byte[] array) => throw new NotSupportedException();
    }
}
