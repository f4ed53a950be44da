using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>
/// Sensitivities of any network and any load or inverter, by the Jacobian of Newton's method at the operating point: J dV = -r, r being the change of current at the injection at constant
/// voltage, 1 / conj(v) per watt and -j / conj(v) per var. One factorisation, then one solution per injection and kind of power. It keeps working arrays: not safe for concurrent use.
/// </summary>
internal sealed class NewtonSensitivities
{
    private readonly SensitivityOptions _options;
    private readonly NewtonNetwork _network;
    private readonly BlockFactors _factors;
    private readonly DeviceLegs _legs = new();
    private readonly double[] _state;
    private readonly double[] _zero;
    private readonly double[] _step;

    public NewtonSensitivities(Circuit circuit, SensitivityOptions options)
    {
        _options = options;
        _network = new NewtonNetwork(circuit);
        _factors = new BlockFactors(_network.Nodal.Pattern, _network.Scales);
        _state = new double[_network.OpenVoltage.Length];
        _zero = new double[_network.OpenVoltage.Length];
        _step = new double[_network.Nodal.Pattern.VectorAt[^1]];
    }

    private Circuit Circuit => _network.Circuit;

    /// <summary>Finds the sensitivities of an operating point.</summary>
    /// <exception cref="InvalidOperationException">The Jacobian is singular: the operating point is a tip of a PV curve, where voltages have no derivatives.</exception>
    public void Solve(BusPowers powers, PowerFlowResult flow, FeederSensitivities answer)
    {
        _legs.Fill(powers, flow.DeviceUnits, _network.Places, flow.BandPu);
        _network.Nodal.Values.CopyTo(_factors.Values, 0);
        new DeviceJacobian(_network.Nodal, _factors.Values).Add(_legs, flow.Voltage);
        (int Position, int Column) singular = _factors.Factorise();
        if (singular.Position >= 0)
        {
            string bus = Circuit.Feeder.Buses[_network.SlotOf(singular) / Circuit.Width].Id;
            throw new InvalidOperationException($"The operating point of feeder '{Circuit.Feeder.Name}' has no sensitivities: its Jacobian is singular at bus '{bus}'. Reduce the powers.");
        }

        answer.Method = PowerFlowMethod.Newton;
        answer.Terms = 1;
        for (int injection = 0; injection < _options.Injections.Count; injection++)
        {
            Solve((injection, false), flow, answer);
            Solve((injection, true), flow, answer);
        }
    }

    private void Solve((int Index, bool IsReactive) injection, PowerFlowResult flow, FeederSensitivities answer)
    {
        PhasePoint point = _options.Injections[injection.Index];
        LegPlace place = _network.Places[Circuit.Width * point.Bus + point.Phase];
        Complex drawn = (injection.IsReactive ? -Complex.ImaginaryOne : Complex.One) / Complex.Conjugate(flow.VoltageV(point.Bus, point.Phase));
        Array.Clear(_state);
        Draw(place.Phase, drawn);
        Draw(place.Neutral, -drawn);
        _network.Gather(_state, _step);
        _factors.Solve(_step);
        Array.Clear(_state);
        _network.Step(_zero, _step, 1, _state);
        SetVoltages(injection, flow, injection.IsReactive ? answer.VoltagePerVar : answer.VoltagePerW);
        SetCurrents(injection, flow, injection.IsReactive ? answer.CurrentPerVar : answer.CurrentPerW);
        if (_options.Losses)
        {
            int at = injection.Index + (injection.IsReactive ? _options.Injections.Count : 0);
            (answer.SourcePower[at], answer.Losses[at]) = (SourcePower(flow), Losses(flow));
        }
    }

    private void Draw(int lane, Complex current)
    {
        if (lane >= 0)
        {
            _state[lane] += current.Real;
            _state[lane + Circuit.Width] += current.Imaginary;
        }
    }

    private void SetVoltages((int Index, bool IsReactive) injection, PowerFlowResult flow, SensitivityMatrix matrix)
    {
        for (int row = 0; row < _options.Monitored.Count; row++)
        {
            PhasePoint point = _options.Monitored[row];
            LegPlace place = _network.Places[Circuit.Width * point.Bus + point.Phase];
            Complex voltage = flow.VoltageV(point.Bus, point.Phase);
            Complex change = DeviceLegs.Across(_state, place.Phase, place.Neutral);
            matrix.Values[row * matrix.Stride + injection.Index] = (Complex.Conjugate(voltage) * change).Real / voltage.Magnitude;
        }
    }

    private void SetCurrents((int Index, bool IsReactive) injection, PowerFlowResult flow, SensitivityMatrix matrix)
    {
        for (int row = 0; row < _options.Conductors.Count; row++)
        {
            LineConductor watched = _options.Conductors[row];
            Complex current = flow.LineCurrentA(watched.Line, watched.Conductor);
            Complex change = Change(Circuit.BranchOfLine[watched.Line], watched.Conductor);
            matrix.Values[row * matrix.Stride + injection.Index] = (Complex.Conjugate(current) * change).Real / current.Magnitude;
        }
    }

    private Complex Change(int branch, int conductor) => BranchCurrent.FromVoltages(Circuit.Branches[branch], conductor, new StateVoltages(this));

    /// <summary>d Re(V conj(I)) of the sources, with dI = -dV / Z behind their own impedance.</summary>
    private double SourcePower(PowerFlowResult flow)
    {
        double power = 0;
        for (int source = 0; source < Circuit.Sources.Length; source++)
        {
            CircuitSource item = Circuit.Sources[source];
            for (int row = 0; row < item.Slots.Length; row++)
            {
                Complex currentChange = Complex.Zero;
                for (int column = 0; column < item.Slots.Length; column++)
                {
                    currentChange -= item.AdmittanceS[row, column] * At(item.Slots[column]);
                }

                Complex current = FlowPowers.SourceCurrent(flow, source, item.Slots[row]);
                power += (At(item.Slots[row]) * Complex.Conjugate(current) + flow.VoltageAt(item.Slots[row]) * Complex.Conjugate(currentChange)).Real;
            }
        }

        return power;
    }

    /// <summary>d Re(V conj(I)) of everything that is a constant admittance: lines, switches, transformers, earth electrodes and shunts.</summary>
    private double Losses(PowerFlowResult flow)
    {
        double losses = 0;
        for (int branch = 0; branch < Circuit.Branches.Length; branch++)
        {
            CircuitBranch item = Circuit.Branches[branch];
            for (int conductor = 0; conductor < item.ConductorCount; conductor++)
            {
                int slot = item.SlotAt(conductor);
                Complex current = flow.BranchCurrentA(branch, conductor);
                losses += (At(slot) * Complex.Conjugate(current) + flow.VoltageAt(slot) * Complex.Conjugate(Change(branch, conductor))).Real;
            }
        }

        foreach (CircuitShunt shunt in Circuit.Shunts)
        {
            for (int row = 0; row < shunt.Slots.Length; row++)
            {
                for (int column = 0; column < shunt.Slots.Length; column++)
                {
                    Complex y = Complex.Conjugate(shunt.Admittance[row, column]);
                    losses += (At(shunt.Slots[row]) * y * Complex.Conjugate(flow.VoltageAt(shunt.Slots[column]))
                        + flow.VoltageAt(shunt.Slots[row]) * y * Complex.Conjugate(At(shunt.Slots[column]))).Real;
                }
            }
        }

        return losses;
    }

    private Complex At(int slot)
    {
        if (slot < 0 || !Circuit.Exists(slot))
        {
            return Complex.Zero;
        }

        int lane = SweepKernel.LaneOf(slot / Circuit.Width, slot % Circuit.Width);
        return new Complex(_state[lane], _state[lane + Circuit.Width]);
    }

    private readonly struct StateVoltages(NewtonSensitivities owner) : ISlotVoltages
    {
        public Complex At(int slot) => owner.At(slot);
    }
}
