namespace EdgeLem.Sim.Devices;

/// <summary>The SDM630 counters that follow from its state and the time: energy per line, reactive and apparent energy, charge, demand.</summary>
internal sealed class Sdm630Counters
{
    private const int Lines = 3;
    private readonly double[] _importWh = new double[Lines];
    private readonly double[] _exportWh = new double[Lines];
    private readonly double[] _importVarh = new double[Lines];
    private readonly double[] _exportVarh = new double[Lines];
    private readonly DemandWindow[] _currentDemand;
    private readonly DemandWindow _powerDemand;
    private readonly DemandWindow _apparentDemand;
    private readonly DemandWindow _neutralDemand;
    private double _totalImportVarh;
    private double _totalExportVarh;
    private double _apparentVah;
    private double _chargeAh;

    /// <summary>Counters at zero.</summary>
    /// <param name="demandWindowSeconds">Length of a demand window, s.</param>
    public Sdm630Counters(double demandWindowSeconds)
    {
        _currentDemand = [new(demandWindowSeconds), new(demandWindowSeconds), new(demandWindowSeconds)];
        _powerDemand = new DemandWindow(demandWindowSeconds);
        _apparentDemand = new DemandWindow(demandWindowSeconds);
        _neutralDemand = new DemandWindow(demandWindowSeconds);
    }

    /// <summary>Counts a span of constant state.</summary>
    /// <param name="state">The state during the span.</param>
    /// <param name="seconds">The span, s.</param>
    /// <param name="lines">Connected lines, 1 or 3.</param>
    public void Add(MeterState state, double seconds, int lines)
    {
        double hours = seconds / 3600;
        var total = default(LineState);
        double apparentVa = 0;
        for (int i = 0; i < lines; i++)
        {
            LineState line = Sdm630Image.Line(state, i);
            AddLine(i, line, seconds);
            apparentVa += line.VoltageV * line.CurrentA;
            total = new LineState(0, total.CurrentA + line.CurrentA, total.PowerW + line.PowerW, total.ReactivePowerVar + line.ReactivePowerVar);
        }

        _totalImportVarh += Math.Max(total.ReactivePowerVar, 0) * hours;
        _totalExportVarh += Math.Max(-total.ReactivePowerVar, 0) * hours;
        _apparentVah += apparentVa * hours;
        _chargeAh += total.CurrentA * hours;
        _powerDemand.Add(total.PowerW, seconds);
        _apparentDemand.Add(apparentVa, seconds);
        _neutralDemand.Add(lines == 1 ? 0 : Sdm630Image.NeutralCurrentA(state), seconds);
    }

    /// <summary>Writes the counters into an input register image.</summary>
    /// <param name="image">One float per register pair.</param>
    public void WriteTo(float[] image)
    {
        for (int i = 0; i < Lines; i++)
        {
            WriteLine(image, i);
        }

        Put(image, Sdm630Map.ImportKvarh, _totalImportVarh / 1000);
        Put(image, Sdm630Map.ExportKvarh, _totalExportVarh / 1000);
        Put(image, Sdm630Map.TotalKvarh, (_totalImportVarh + _totalExportVarh) / 1000);
        Put(image, Sdm630Map.ApparentKvah, _apparentVah / 1000);
        Put(image, Sdm630Map.ChargeAh, _chargeAh);
        Put(image, Sdm630Map.PowerDemandW, _powerDemand.Demand);
        Put(image, Sdm630Map.MaxPowerDemandW, _powerDemand.Maximum);
        Put(image, Sdm630Map.ApparentDemandVa, _apparentDemand.Demand);
        Put(image, Sdm630Map.MaxApparentDemandVa, _apparentDemand.Maximum);
        Put(image, Sdm630Map.NeutralDemandA, _neutralDemand.Demand);
        Put(image, Sdm630Map.MaxNeutralDemandA, _neutralDemand.Maximum);
    }

    private static void Put(float[] image, int address, double value) => image[address / 2] = (float)value;

    private void AddLine(int index, LineState line, double seconds)
    {
        double hours = seconds / 3600;
        _importWh[index] += Math.Max(line.PowerW, 0) * hours;
        _exportWh[index] += Math.Max(-line.PowerW, 0) * hours;
        _importVarh[index] += Math.Max(line.ReactivePowerVar, 0) * hours;
        _exportVarh[index] += Math.Max(-line.ReactivePowerVar, 0) * hours;
        _currentDemand[index].Add(line.CurrentA, seconds);
    }

    private void WriteLine(float[] image, int index)
    {
        int offset = 2 * index;
        Put(image, Sdm630Map.Import1KWh + offset, _importWh[index] / 1000);
        Put(image, Sdm630Map.Export1KWh + offset, _exportWh[index] / 1000);
        Put(image, Sdm630Map.Total1KWh + offset, (_importWh[index] + _exportWh[index]) / 1000);
        Put(image, Sdm630Map.Import1Kvarh + offset, _importVarh[index] / 1000);
        Put(image, Sdm630Map.Export1Kvarh + offset, _exportVarh[index] / 1000);
        Put(image, Sdm630Map.Total1Kvarh + offset, (_importVarh[index] + _exportVarh[index]) / 1000);
        Put(image, Sdm630Map.CurrentDemand1A + offset, _currentDemand[index].Demand);
        Put(image, Sdm630Map.MaxCurrentDemand1A + offset, _currentDemand[index].Maximum);
    }
}
