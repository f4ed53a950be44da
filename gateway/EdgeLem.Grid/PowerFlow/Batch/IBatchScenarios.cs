namespace EdgeLem.Grid;

/// <summary>The powers of many scenarios. Called from several threads at once, each scenario once.</summary>
public interface IBatchScenarios
{
    /// <summary>Number of scenarios, 0 or more.</summary>
    public int Count { get; }

    /// <summary>Gives the powers of one scenario.</summary>
    /// <param name="scenario">0 to <see cref="Count"/> - 1.</param>
    /// <param name="powerW">Receives active power by point in W, import positive.</param>
    /// <param name="reactivePowerVar">Receives reactive power by point in var, inductive positive.</param>
    public void Fill(int scenario, Span<double> powerW, Span<double> reactivePowerVar);
}
