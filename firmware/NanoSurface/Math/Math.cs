namespace System
{
    // nanoframework.md, Appendix B, System.Math
    public static class Math
    {
        public const double PI = 3.14159265358979323846;
        public static double Abs(double value) => throw new NotSupportedException();
        public static double Atan(double d) => throw new NotSupportedException();
        public static double Ceiling(double d) => throw new NotSupportedException();
        public static double Exp(double d) => throw new NotSupportedException();
        public static double Floor(double d) => throw new NotSupportedException();
        public static double Max(double val1, double val2) => throw new NotSupportedException();
        public static int Min(int val1, int val2) => throw new NotSupportedException();
        public static double Min(double val1, double val2) => throw new NotSupportedException();
        public static double Round(double a) => throw new NotSupportedException();
        public static double Sqrt(double d) => throw new NotSupportedException();
    }
}
