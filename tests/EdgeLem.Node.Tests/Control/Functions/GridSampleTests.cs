using System.Numerics;
using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control.Functions;

public sealed class GridSampleTests
{
    /// <summary>Phase-to-neutral phasors with the line-to-line magnitudes that follow from them; the oracle is Fortescue's transform of the phasors.</summary>
    [Theory]
    [InlineData(240, 0, 230, -120, 220, 120)]
    [InlineData(253, 0, 230, -120, 230, 120)]
    [InlineData(230, 0, 230, -117, 230, 120)]
    [InlineData(245, 1, 228, -121.5, 222, 119)]
    public void The_positive_sequence_follows_from_the_line_voltages_alone(double a, double angleA, double b, double angleB, double c, double angleC)
    {
        Complex va = Complex.FromPolarCoordinates(a, angleA * Math.PI / 180);
        Complex vb = Complex.FromPolarCoordinates(b, angleB * Math.PI / 180);
        Complex vc = Complex.FromPolarCoordinates(c, angleC * Math.PI / 180);
        Complex turn = Complex.FromPolarCoordinates(1, 2 * Math.PI / 3);
        double positive = ((va + (turn * vb) + (turn * turn * vc)) / 3).Magnitude;

        Assert.Equal(positive, GridSample.PositiveSequenceV((va - vb).Magnitude, (vb - vc).Magnitude, (vc - va).Magnitude), 9);
    }

    [Fact]
    public void Equal_phase_magnitudes_have_different_positive_sequences_so_they_cannot_tell_it()
    {
        // 230 V at 0, -120, 120 degrees, and with the second phase at -117: line voltages of the published vector "angle only".
        double balanced = GridSample.PositiveSequenceV(398.372, 398.372, 398.372);
        double shifted = GridSample.PositiveSequenceV(392.214, 404.256, 398.372);

        Assert.Equal(230, balanced, 1e-3);
        Assert.True(balanced - shifted > 0.05, $"{balanced} and {shifted} V.");
    }

    [Fact]
    public void Magnitudes_that_form_no_triangle_or_are_missing_give_none()
    {
        Assert.True(double.IsNaN(GridSample.PositiveSequenceV(100, 100, 300)));
        Assert.True(double.IsNaN(GridSample.PositiveSequenceV(400, double.NaN, 400)));
    }

    [Fact]
    public void What_is_no_voltage_is_left_out()
    {
        var sample = new GridSample();

        sample.Add(230, 230);
        sample.Add(double.NaN, 230);
        sample.Add(0, 230);
        sample.Add(253, 230);
        sample.Add(240, 0);

        Assert.Equal((2, 1.05), (sample.Count, Math.Round(sample.MeanPu, 12)));
        Assert.True(sample.IsWithin(1, 1.1) && !sample.IsWithin(1, 1.05));
        sample.Clear();
        Assert.True(double.IsNaN(sample.MeanPu) && !sample.IsWithin(0, 2));
    }
}
