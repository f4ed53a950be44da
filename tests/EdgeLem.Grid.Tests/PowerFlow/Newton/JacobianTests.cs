namespace EdgeLem.Grid.Tests;

public sealed class JacobianTests
{
    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(34)]
    public void Every_entry_is_the_difference_quotient_of_the_current_balance(int seed)
    {
        var random = new Random(seed);
        Feeder feeder = new RandomInstallations(random).Make(12, loops: 2);
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        powers.Add(feeder.BusIndex("b3"), 1, 2_000, 300);
        var network = new NewtonNetwork(new Circuit(feeder));
        var options = new PowerFlowOptions();
        var legs = new DeviceLegs();
        legs.Fill(powers, new FeederDevices(feeder, options), network.Places, (options.ConstantPowerMinPu, options.ConstantPowerMaxPu));
        // Voltages spread over all branches of the characteristics.
        double[] voltage = [.. network.OpenVoltage.Select(value => value * (0.85 + 0.3 * random.NextDouble()))];

        double[] jacobian = [.. network.Nodal.Values];
        new DeviceJacobian(network.Nodal, jacobian).Add(legs, voltage);

        for (int slot = 0; slot < network.Circuit.SlotCount; slot++)
        {
            for (int part = 0; part < 2 && network.Circuit.Exists(slot); part++)
            {
                AssertColumn((network, legs), voltage, (slot, part), jacobian);
            }
        }
    }

    private static void AssertColumn((NewtonNetwork Network, DeviceLegs Legs) of, double[] voltage, (int Slot, int Part) column, double[] jacobian)
    {
        NodalAdmittance nodal = of.Network.Nodal;
        int bus = column.Slot / 4;
        int lane = 8 * bus + column.Slot % 4 + 4 * column.Part;
        double h = 1e-5 * of.Network.Circuit.Feeder.BaseVoltageV(bus);
        double[] up = Balance(of, voltage, lane, h);
        double[] down = Balance(of, voltage, lane, -h);
        // Only devices of the bus itself and the constant admittance depend on this voltage.
        int n = nodal.TerminalsAt(bus);
        int at = nodal.Pattern.DiagonalAt[nodal.Pattern.PositionOf[bus]];
        int own = nodal.PlaceOf(column.Slot) + n * column.Part;
        for (int row = 0; row < 2 * n; row++)
        {
            int slot = nodal.SlotAt(bus, row);
            int rowLane = 8 * bus + slot % 4 + 4 * (row / n);
            double quotient = (up[rowLane] - down[rowLane]) / (2 * h);
            double entry = jacobian[at + row * 2 * n + own];
            Assert.True(
                Math.Abs(quotient - entry) < 1e-5 * (1 + Math.Abs(entry)),
                $"bus {of.Network.Circuit.Feeder.Buses[bus].Id}, row {row}, column {own}: {entry} S, difference quotient {quotient} S");
        }
    }

    private static double[] Balance((NewtonNetwork Network, DeviceLegs Legs) of, double[] voltage, int lane, double step)
    {
        double[] moved = [.. voltage];
        moved[lane] += step;
        double[] current = new double[voltage.Length];
        of.Legs.Inject(moved, current);
        of.Network.Nodal.AddCurrents(moved, current);
        return current;
    }
}
