namespace System
{
    // nanoframework.md, Appendix B, System.Math
    public static class Math
    {
        public const double PI = 3.14159265358979323846;
        public const double E = 2.7182818284590452354;
        public static int Abs(int value) => throw new NotSupportedException();
        public static double Abs(double value) => throw new NotSupportedException();
        public static float Abs(float value) => throw new NotSupportedException();
        public static double Acos(double d) => throw new NotSupportedException();
        public static double Asin(double d) => throw new NotSupportedException();
        public static double Atan(double d) => throw new NotSupportedException();
        public static double Atan2(double y, double x) => throw new NotSupportedException();
        public static double Cbrt(double d) => throw new NotSupportedException();
        public static double Ceiling(double d) => throw new NotSupportedException();
        public static double Clamp(double value, double min, double max) => throw new NotSupportedException();
        public static long Clamp(long value, long min, long max) => throw new NotSupportedException();
        public static float Clamp(float value, float min, float max) => throw new NotSupportedException();
        public static ulong Clamp(ulong value, ulong min, ulong max) => throw new NotSupportedException();
        public static double Cos(double a) => throw new NotSupportedException();
        public static double Cosh(double value) => throw new NotSupportedException();
        public static double Exp(double d) => throw new NotSupportedException();
        public static double Floor(double d) => throw new NotSupportedException();
        public static double IEEERemainder(double x, double y) => throw new NotSupportedException();
        public static double Log(double d) => throw new NotSupportedException();
        public static double Log10(double d) => throw new NotSupportedException();
        public static int Max(int val1, int val2) => throw new NotSupportedException();
        public static double Max(double val1, double val2) => throw new NotSupportedException();
        public static float Max(float val1, float val2) => throw new NotSupportedException();
        public static int Min(int val1, int val2) => throw new NotSupportedException();
        public static double Min(double val1, double val2) => throw new NotSupportedException();
        public static float Min(float val1, float val2) => throw new NotSupportedException();
        public static double Pow(double x, double y) => throw new NotSupportedException();
        public static double Round(double a) => throw new NotSupportedException();
        public static int Sign(double value) => throw new NotSupportedException();
        public static int Sign(float value) => throw new NotSupportedException();
        public static double Sin(double a) => throw new NotSupportedException();
        public static double Sinh(double value) => throw new NotSupportedException();
        public static double Sqrt(double d) => throw new NotSupportedException();
        public static double Tan(double a) => throw new NotSupportedException();
        public static double Tanh(double value) => throw new NotSupportedException();
        public static double Truncate(double d) => throw new NotSupportedException();
    }
}
