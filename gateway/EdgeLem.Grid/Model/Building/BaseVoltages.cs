namespace EdgeLem.Grid;

/// <summary>
/// Finds the base of each bus's per-unit voltage: what the bus states; else, walking from the source, the voltage of the bus before it, across a transformer times the
/// ratio of the rated voltages between phases. Within 20 % of the feeder's nominal voltage, that one is taken.
/// </summary>
internal sealed class BaseVoltages(Feeder feeder, double nominalV)
{
    private const double SameLevel = 0.2;

    public (double NominalV, double[] BusV) Find()
    {
        double[] busV = new double[feeder.Buses.Count];
        Dictionary<(int From, int To), double> ratios = TransformerRatios();
        foreach (Source source in feeder.Sources)
        {
            busV[feeder.BusIndex(source.Bus)] = source.NominalVoltageV / Math.Sqrt(3);
        }

        foreach (int bus in feeder.Tree.BusAt)
        {
            int parent = feeder.ParentBus(bus);
            double derived = parent >= 0 ? busV[parent] * ratios.GetValueOrDefault((parent, bus), 1) : busV[bus];
            busV[bus] = feeder.Buses[bus].NominalVoltageV ?? (parent >= 0 && IsNominal(derived) ? nominalV : derived);
        }

        return (double.IsNaN(nominalV) ? MostCommon(busV) : nominalV, busV);
    }

    private bool IsNominal(double voltageV) => Math.Abs(voltageV - nominalV) <= SameLevel * nominalV;

    private Dictionary<(int From, int To), double> TransformerRatios()
    {
        var ratios = new Dictionary<(int From, int To), double>();
        foreach (Transformer transformer in feeder.Transformers)
        {
            (int hv, int lv) = (feeder.BusIndex(transformer.HvBus), feeder.BusIndex(transformer.LvBus));
            double ratio = PhaseVoltage(transformer.Lv) / PhaseVoltage(transformer.Hv);
            ratios[(hv, lv)] = ratio;
            ratios[(lv, hv)] = 1 / ratio;
        }

        return ratios;
    }

    /// <summary>Rated voltage phase to neutral; of a single-phase winding between two phases that is the voltage across it over sqrt 3.</summary>
    private static double PhaseVoltage(Winding winding) =>
        winding.Connection == WindingConnection.SinglePhase && (winding.Terminals.Contains(Terminal.Earth) || winding.Terminals.Contains(Terminal.N))
            ? winding.RatedVoltageV
            : winding.RatedVoltageV / Math.Sqrt(3);

    /// <summary>Of the buses with customers or loads, else of all but the sources, else of all; of several that of the most buses.</summary>
    private double MostCommon(double[] busV)
    {
        int[] served = [.. feeder.Connections.Select(point => point.Bus).Concat(feeder.Loads.Select(load => load.Bus)).Select(feeder.BusIndex)];
        int[] below = [.. Enumerable.Range(0, busV.Length).Where(bus => !feeder.IsSourceBus(bus))];
        IEnumerable<int> buses = served.Length > 0 ? served : below.Length > 0 ? below : Enumerable.Range(0, busV.Length);
        return buses.GroupBy(bus => busV[bus]).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
    }
}
