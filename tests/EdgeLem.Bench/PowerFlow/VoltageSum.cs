using EdgeLem.Grid;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>Sums |Va| + |Vb| + |Vc| of one bus over all scenarios, in the order of the scenarios whatever threads did.</summary>
/// <param name="count">Number of scenarios.</param>
/// <param name="bus">Bus index.</param>
/// <param name="firstPoint">Where the batch's points have the bus's three phases; -1 to read the bus itself.</param>
internal sealed class VoltageSum(int count, int bus, int firstPoint) : IBatchReceiver
{
    private readonly double[] _sums = new double[count];

    /// <summary>The sum in V.</summary>
    public double TotalV => _sums.Sum();

    /// <inheritdoc/>
    public void Receive(BatchBlock block)
    {
        for (int lane = 0; lane < block.Count; lane++)
        {
            double sum = 0;
            for (int phase = 0; phase < PhaseNames.Count; phase++)
            {
                sum += (firstPoint >= 0 ? block.PointVoltageV(firstPoint + phase, lane) : block.VoltageV(bus, phase, lane)).Magnitude;
            }

            _sums[block.FirstScenario + lane] = sum;
        }
    }
}
