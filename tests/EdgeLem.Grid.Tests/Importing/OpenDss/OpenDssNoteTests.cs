namespace EdgeLem.Grid.Tests;

/// <summary>What is understood otherwise than OpenDSS does, or not at all, is said with its line.</summary>
public sealed class OpenDssNoteTests
{
    private const string Line = "New Line.l bus1=a bus2=b r1=0.1 x1=0.1 r0=0.3 x0=0.3 c1=0 c0=0 length=0.1\n";

    [Theory]
    [InlineData("New Line.m like=l bus1=b bus2=c", "line.m: like: takes over all that the other one states. OpenDSS leaves out the units of length")]
    [InlineData("New Linecode.c nphases=3\nNew Linecode.d like=c", "linecode.d: like: takes over all")]
    [InlineData("New Load.x bus1=b kv=0.4 kw=1\nNew Load.y like=x bus1=b\n~ kw=2", "this line continues load.y; OpenDSS continues load.x after like=")]
    [InlineData("set controlmode=time", "controlmode: 'time' is taken as static")]
    [InlineData("New Loadshape.s interval=1 mult=(1 2 3)", "loadshape.s: npts is 0, and there are 3 multipliers; 3 are taken")]
    [InlineData("New Loadshape.s npts=5 interval=1 mult=(1 2 3)", "loadshape.s: npts is 5, and there are 3 multipliers; 3 are taken")]
    [InlineData("New Loadshape.s npts=3 interval=0 hour=(0 1 2) mult=(1 2 3)", "loadshape.s: its hours begin at 0")]
    [InlineData("New Loadshape.s npts=2 interval=1 mult=(1 2)\nNew Load.x bus1=b kv=0.4 kw=1 model=6 daily=s", "load.x: its profile scales the reactive power too")]
    [InlineData("New Load.x bus1=b.1.2.3.4 kv=0.4 kw=1 rneut=2", "load.x: rneut and xneut earth its star point. OpenDSS's power flow leaves their current out.")]
    [InlineData("New Loadshape.s npts=1 interval=1 mult=(1)\nNew PVSystem.p bus1=b kv=0.4 kva=9 pmpp=5 kvar=2 daily=s", "pvsystem.p: its profile scales the reactive power too")]
    [InlineData("New PVSystem.p bus1=b kv=0.4 kva=9 pmpp=5\n~ tdaily=t", "pvsystem.p: tdaily: temperatures over time are not modelled")]
    [InlineData("New Loadshape.s npts=1 interval=1 mult=(1)\nNew Loadshape.y npts=1 interval=1 mult=(2)\nNew Load.x bus1=b kv=0.4 kw=1 daily=s yearly=y", "load.x: of its different profiles")]
    [InlineData("New XYCurve.v npts=2 xarray=(0.9 1.1) yarray=(1 -1)\nNew XYCurve.w npts=2 xarray=(1 1.1) yarray=(1 0)\nNew PVSystem.p bus1=b kv=0.4 kva=9 pmpp=5\nNew InvControl.i combimode=vv_vw vvc_curve1=v voltwatt_curve=w", "pvsystem.p: the volt-var curve of invcontrol.i counts in what the nominal active power leaves")]
    [InlineData("New Load.x bus1=b kv=0.4 kw=1\ndisable load.x", "load.x is not enabled and was left out")]
    [InlineData("?line.l.length", "command '?' does not define the network")]
    public void A_difference_to_OpenDSS_is_noted_at_its_line(string elements, string note)
    {
        OpenDssImport import = OpenDssText.Import(OpenDssText.Source + Line + elements);

        Assert.True(import.Feeder is not null, import.Report);
        OpenDssNote found = Assert.Single(import.Notes, candidate => candidate.Message.Contains(note, StringComparison.Ordinal));
        Assert.InRange(found.Location.Line, 5, 7);
    }

    [Fact]
    public void An_element_that_is_enabled_again_is_not_said_to_be_left_out()
    {
        OpenDssImport import = OpenDssText.Import(OpenDssText.Source + Line + "New Load.x bus1=b kv=0.4 kw=1\ndisable load.x\nenable load.x");

        Assert.Single(import.Feeder!.Loads);
        Assert.DoesNotContain(import.Notes, note => note.Message.Contains("not enabled", StringComparison.Ordinal));
    }

    [Fact]
    public void A_source_whose_short_circuit_currents_contradict_each_other_is_a_defect_at_its_line()
    {
        OpenDssImport import = OpenDssText.Import("New Circuit.t basekv=0.4 bus1=a mvasc3=5\n" + Line);

        Defect defect = Assert.Single(import.Defects);
        Assert.Contains("no zero-sequence impedance gives this single-phase short circuit", defect.Message, StringComparison.Ordinal);
        Assert.Equal(1, defect.Location.Line);
    }
}
