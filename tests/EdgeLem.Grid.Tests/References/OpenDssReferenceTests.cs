using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>
/// Published OpenDSS scripts, imported as they are and solved, against what OpenDSS itself gives for them (the reference folders of ../shared/feeders): 1e-6 pu and 1e-3 A.
/// </summary>
public sealed class OpenDssReferenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgelem-grid-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ieee4/base/DYBal.dss", "ieee4/reference/DYBal")]
    [InlineData("ieee4/base/DYUnBal.dss", "ieee4/reference/DYUnBal")]
    [InlineData("ieee4/base/YYBal.dss", "ieee4/reference/YYBal")]
    [InlineData("ieee4/base/YYUnBal.dss", "ieee4/reference/YYUnBal")]
    [InlineData("cigre_lv_4wire/cigre_lv_3w_kron_half.dss", "cigre_lv_4wire/reference/3w_kron_half")]
    [InlineData("cigre_lv_4wire/cigre_lv_3w_kron_pv.dss", "cigre_lv_4wire/reference/3w_kron_pv")]
    [InlineData("cigre_lv_4wire/cigre_lv_3w_voltvar.dss", "cigre_lv_4wire/reference/3w_voltvar")]
    [InlineData("cigre_lv_4wire/cigre_lv_4w_half.dss", "cigre_lv_4wire/reference/4w_half")]
    [InlineData("cigre_lv_4wire/cigre_lv_4w_pv.dss", "cigre_lv_4wire/reference/4w_pv")]
    [InlineData("pmd_explicit_neutral/dss/test_grounding.dss", "pmd_explicit_neutral/reference/test_grounding")]
    [InlineData("pmd_explicit_neutral/dss/test_load_1ph_wye_cp.dss", "pmd_explicit_neutral/reference/test_load_1ph_wye_cp")]
    [InlineData("pmd_explicit_neutral/dss/test_load_3ph_delta_cp.dss", "pmd_explicit_neutral/reference/test_load_3ph_delta_cp")]
    [InlineData("pmd_explicit_neutral/dss/test_load_3ph_wye_cp.dss", "pmd_explicit_neutral/reference/test_load_3ph_wye_cp")]
    [InlineData("pmd_explicit_neutral/dss/test_load_3ph_wye_cz.dss", "pmd_explicit_neutral/reference/test_load_3ph_wye_cz")]
    [InlineData("pmd_explicit_neutral/dss/test_switch.dss", "pmd_explicit_neutral/reference/test_switch")]
    [InlineData("pmd_explicit_neutral/dss/test_trans_dy.dss", "pmd_explicit_neutral/reference/test_trans_dy")]
    [InlineData("pmd_explicit_neutral/dss/test_trans_yy_3w.dss", "pmd_explicit_neutral/reference/test_trans_yy_3w")]
    public void A_script_gives_the_voltages_and_currents_that_OpenDSS_gives(string script, string reference) =>
        AssertAgrees(Repository.SharedOrSkip("feeders/" + script), reference, step: null);

    [Fact]
    public void Ieee_13_gives_them_at_the_published_taps()
    {
        string original = Repository.SharedOrSkip("feeders/ieee13/dss/IEEE13Nodeckt.dss");
        string script = Path.Combine(_folder, "FixedTaps.dss");
        File.WriteAllText(script, $"""
            redirect "{original}"
            Transformer.Reg1.Taps=[1.0 1.0625]
            Transformer.Reg2.Taps=[1.0 1.0500]
            Transformer.Reg3.Taps=[1.0 1.06875]
            Set Controlmode=OFF
            """);

        AssertAgrees(script, "ieee13/reference/fixed_taps", step: null);
    }

    /// <summary>With its own regulators: 1e-4 pu, as ../shared/feeders/README.md suggests.</summary>
    [Fact]
    public void Ieee_13_finds_the_taps_that_OpenDSS_finds()
    {
        PowerFlowResult flow = Solve(Repository.SharedOrSkip("feeders/ieee13/dss/IEEE13Nodeckt.dss"), step: null);

        // summary.json of the reference.
        Assert.Equal([1.05625, 1.0375, 1.05625], flow.Taps.Skip(1).Take(3).Select(tap => Math.Round(tap, 9)));
        new OpenDssReference(Repository.SharedOrSkip("feeders/ieee13/reference/reg_control")).AssertVoltages(flow, 1e-4);
    }

    /// <summary>Loads at 250 V are above OpenDSS's default vmaxpu and become impedances.</summary>
    [Fact]
    public void The_European_feeder_as_distributed_gives_them_at_the_566th_minute() =>
        AssertAgrees(Repository.SharedOrSkip("feeders/ieee_eulv906/dss/Master.dss"), "ieee_eulv906/reference/t0566_asdist", step: 565);

    private static void AssertAgrees(string script, string reference, int? step)
    {
        PowerFlowResult flow = Solve(script, step);
        var expected = new OpenDssReference(Repository.SharedOrSkip("feeders/" + reference));
        Assert.NotEqual(0, expected.AssertVoltages(flow, 1e-6));
        Assert.NotEqual(0, expected.AssertCurrents(flow, 1e-3));
    }

    private static PowerFlowResult Solve(string script, int? step)
    {
        OpenDssImport import = OpenDssImporter.Load(script);
        Assert.True(import.Feeder is not null, import.Report);
        var powers = new BusPowers(import.Feeder);
        powers.UseLoads(step);
        PowerFlowResult flow = new PowerFlowSolver(import.Feeder, new PowerFlowOptions { TolerancePu = 1e-11, MaxIterations = 1000 }).Solve(powers);

        Assert.True(flow.Converged, flow.FailureReason);
        return flow;
    }
}
