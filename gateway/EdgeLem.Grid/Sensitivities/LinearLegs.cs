using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>All legs of a flow linearised at its voltages, on the lanes of a reduced tree.</summary>
/// <param name="tree">The tree.</param>
/// <remarks>
/// A load that follows its voltage and an inverter's leg that follows its own voltage are admittances that depend on the magnitude (<see cref="LinearLeg.OfAdmittance"/>). An inverter whose legs
/// follow the mean of several voltages ties its phases together and is none of these.
/// </remarks>
internal sealed class LinearLegs(ReducedTree tree)
{
    private LinearLeg[] _legs = [];
    private Complex[] _voltage = [];
    private Complex[] _current = [];
    private int _count;

    /// <summary>The legs.</summary>
    public ReadOnlySpan<LinearLeg> Legs => _legs.AsSpan(0, _count);

    /// <summary>Voltage across each at the operating point, V.</summary>
    public ReadOnlySpan<Complex> VoltageV => _voltage.AsSpan(0, _count);

    /// <summary>Current drawn by each there, A.</summary>
    public ReadOnlySpan<Complex> CurrentA => _current.AsSpan(0, _count);

    /// <summary>Whether every device of a flow is a leg by itself.</summary>
    public static bool Cover(DeviceLegs devices)
    {
        foreach (ref readonly InverterLegs inverter in devices.Inverters)
        {
            if (inverter.Unit.SensesMean && inverter.Count > 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Linearises.</summary>
    /// <param name="devices">The legs, on the lanes of the tree.</param>
    /// <param name="flow">The flow.</param>
    public void Fill(DeviceLegs devices, PowerFlowResult flow)
    {
        _count = 0;
        Reserve(devices.Powers.Length + devices.Dependent.Length + (PhaseNames.Count * devices.Inverters.Length));
        foreach (ref readonly PowerLeg leg in devices.Powers)
        {
            Complex voltage = Across(flow, new LegEnds(leg.Phase, leg.Neutral));
            var linear = LinearLeg.OfPower(leg, voltage);
            Add(linear, voltage, linear.Alpha != Complex.Zero ? linear.Alpha * voltage : -linear.Beta * Complex.Conjugate(voltage));
        }

        foreach (ref readonly VoltageLeg leg in devices.Dependent)
        {
            AddDependent(leg, flow);
        }

        foreach (ref readonly InverterLegs inverter in devices.Inverters)
        {
            foreach (LegEnds ends in devices.EndsOf(inverter))
            {
                AddInverterLeg(inverter, ends, flow);
            }
        }
    }

    private void AddDependent(in VoltageLeg leg, PowerFlowResult flow)
    {
        var ends = new LegEnds(leg.Plus, leg.Minus);
        Complex voltage = Across(flow, ends);
        LoadLaw.Point point = leg.Law.At(voltage.Magnitude * leg.PerVolt);
        var y = new Complex(leg.ConductanceS * point.Active, -leg.InductiveS * point.Reactive);
        Complex slope = new Complex(leg.ConductanceS * point.ActiveSlope, -leg.InductiveS * point.ReactiveSlope) * leg.PerVolt;
        Add(LinearLeg.OfAdmittance(ends, (y, slope), voltage), voltage, y * voltage);
    }

    /// <summary>y = conj(S(u)) / clamp(|v|^2): of a constant power, and what S does over the voltage on top.</summary>
    private void AddInverterLeg(in InverterLegs inverter, LegEnds ends, PowerFlowResult flow)
    {
        InverterUnit unit = inverter.Unit;
        Complex voltage = Across(flow, ends);
        InverterLaw.Response response = DeviceLegs.ResponseOf(inverter, voltage.Magnitude);
        (Complex y, Complex slope) = DeviceJacobian.PowerAdmittance(new Complex(response.PowerW, -response.ReactivePowerVar), voltage, (unit.LowSquare, unit.HighSquare));
        double square = (voltage.Real * voltage.Real) + (voltage.Imaginary * voltage.Imaginary);
        slope += new Complex(response.PowerSlope, -response.ReactivePowerSlope) / (Math.Clamp(square, unit.LowSquare, unit.HighSquare) * unit.RatedVoltageV);
        Add(LinearLeg.OfAdmittance(ends, (y, slope), voltage), voltage, y * voltage);
    }

    private void Add(in LinearLeg leg, Complex voltage, Complex current)
    {
        (_legs[_count], _voltage[_count], _current[_count]) = (leg, voltage, current);
        _count++;
    }

    private Complex Across(PowerFlowResult flow, LegEnds ends) =>
        flow.VoltageAt(tree.SlotOfLane(ends.Plus)) - flow.VoltageAt(ends.Minus < 0 ? -1 : tree.SlotOfLane(ends.Minus));

    private void Reserve(int count)
    {
        if (_legs.Length < count)
        {
            (_legs, _voltage, _current) = (new LinearLeg[count], new Complex[count], new Complex[count]);
        }
    }
}
