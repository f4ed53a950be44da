namespace EdgeLem.Grid;

/// <summary>A voltage, current or power was asked of a power flow that did not converge and so has none.</summary>
public sealed class PowerFlowDivergedException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Feeder, place and reason.</param>
    public PowerFlowDivergedException(string message)
        : base(message)
    {
    }
}
