using EdgeLem.Bench.Measuring;

namespace EdgeLem.Bench.Clearing;

internal static class CurveCases
{
    public static void Measure(Sampling sampling, BenchTable table)
    {
    }
}
