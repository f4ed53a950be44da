namespace EdgeLem.Sim.Running;

/// <summary>When what happens in a run. All in whole seconds of virtual time.</summary>
internal sealed record RunSchedule
{
    private const int LongestStepS = 60;
    private const int LongestWarmUpS = 300;
    private const int UsualControlPeriodMs = 2000;

    /// <summary>Lays out a run.</summary>
    /// <param name="options">Checked options.</param>
    /// <param name="gateClosureLeadS">Gate closure before the interval's start, in s.</param>
    public RunSchedule(RunOptions options, int gateClosureLeadS)
    {
        IntervalS = options.IntervalS;
        FirstIntervalS = options.Start.ToUnixTimeSeconds() / IntervalS * IntervalS;
        EndS = FirstIntervalS + ((long)options.IntervalCount * IntervalS);
        StepS = GreatestCommonDivisor(IntervalS, Math.Min(gateClosureLeadS, LongestStepS));
        StartS = FirstIntervalS - (Math.Min(IntervalS, LongestWarmUpS) / StepS * StepS);
        ControlPeriodMs = Math.Min(UsualControlPeriodMs, StepS * 1000);
    }

    /// <summary>Length of a market interval in s.</summary>
    public int IntervalS { get; }

    /// <summary>Start of the first interval.</summary>
    public long FirstIntervalS { get; }

    /// <summary>End of the last interval.</summary>
    public long EndS { get; }

    /// <summary>Length of a step in s: divides the interval and the time from gate closure to the interval, so that every instant of the market falls on a step.</summary>
    public int StepS { get; }

    /// <summary>Start of the run: early enough for the nodes to measure, and to bid for the first interval.</summary>
    public long StartS { get; }

    /// <summary>Time between two droop steps in ms; well below the droop's response time, so that the sampled loop is stable (docs/adr/0005).</summary>
    public int ControlPeriodMs { get; }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
