using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>OpenDSS's solutions by Newton's method alone, with OpenDSS's anti-float admittances, tap controls and volt-var.</summary>
public sealed class NewtonReferenceTests
{
    private static readonly PowerFlowOptions Newton = new() { TolerancePu = 1e-11, Method = PowerFlowMethod.Newton };

    [Theory]
    [InlineData("ieee4/base/DYUnBal.dss", "ieee4/reference/DYUnBal")]
    [InlineData("ieee4/base/YYUnBal.dss", "ieee4/reference/YYUnBal")]
    [InlineData("cigre_lv_4wire/cigre_lv_3w_voltvar.dss", "cigre_lv_4wire/reference/3w_voltvar")]
    [InlineData("cigre_lv_4wire/cigre_lv_4w_half.dss", "cigre_lv_4wire/reference/4w_half")]
    [InlineData("cigre_lv_4wire/cigre_lv_4w_pv.dss", "cigre_lv_4wire/reference/4w_pv")]
    [InlineData("pmd_explicit_neutral/dss/test_load_3ph_delta_cp.dss", "pmd_explicit_neutral/reference/test_load_3ph_delta_cp")]
    [InlineData("pmd_explicit_neutral/dss/test_trans_dy.dss", "pmd_explicit_neutral/reference/test_trans_dy")]
    [InlineData("pmd_explicit_neutral/dss/test_trans_yy_3w.dss", "pmd_explicit_neutral/reference/test_trans_yy_3w")]
    public void Voltages_and_currents_are_those_of_OpenDSS(string script, string reference)
    {
        PowerFlowResult flow = Solve(Repository.SharedOrSkip("feeders/" + script), Newton);

        var expected = new OpenDssReference(Repository.SharedOrSkip("feeders/" + reference));
        Assert.Equal(PowerFlowMethod.Newton, flow.Method);
        Assert.NotEqual(0, expected.AssertVoltages(flow, 1e-6));
        Assert.NotEqual(0, expected.AssertCurrents(flow, 1e-3));
    }

    [Theory]
    [InlineData(PowerFlowMethod.Automatic)]
    [InlineData(PowerFlowMethod.Newton)]
    public void The_regulators_of_ieee_13_find_the_taps_of_OpenDSS(PowerFlowMethod method)
    {
        PowerFlowResult flow = Solve(Repository.SharedOrSkip("feeders/ieee13/dss/IEEE13Nodeckt.dss"), Newton with { Method = method });

        // reference/reg_control/summary.json
        string[] regulators = ["reg1", "reg2", "reg3"];
        double[] taps = [.. regulators.Select(id => flow.Taps[flow.Feeder.Transformers.ToList().FindIndex(item => item.Id == id)])];
        Assert.Equal([1.05625, 1.0375, 1.05625], taps.Select(tap => Math.Round(tap, 9)));
        Assert.True(flow.TapControlsInBand);
        var expected = new OpenDssReference(Repository.SharedOrSkip("feeders/ieee13/reference/reg_control"));
        Assert.NotEqual(0, expected.AssertVoltages(flow, 1e-6));
        Assert.Equal(112_391.4198, flow.LossesW, 0.1);
    }

    private static PowerFlowResult Solve(string script, PowerFlowOptions options)
    {
        OpenDssImport import = OpenDssImporter.Load(script);
        Assert.True(import.Feeder is not null, import.Report);
        var powers = new BusPowers(import.Feeder);
        powers.UseLoads();
        PowerFlowResult flow = new PowerFlowSolver(import.Feeder, options).Solve(powers);
        Assert.True(flow.Converged, flow.FailureReason);
        return flow;
    }
}
