using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Supervision;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Supervision;

public sealed class VersionCheckTests
{
    [Theory]
    [InlineData("1.17.0.257", "1.17.0.0", true)]
    [InlineData("1.17.0.0", "1.17.0.0", true)]
    [InlineData("1.17", "1.17.0.0", true)]
    [InlineData("1.17.0.0", "1.17", true)]
    [InlineData("1.18.0.0", "1.17.9.9", true)]
    [InlineData("1.16.9.999", "1.17.0.0", false)]
    [InlineData("1.9.0", "1.10.0", false)] // numbers, not texts
    [InlineData("2.0.0.0", "1.17.0.0", false)] // the two lines cannot be mixed
    [InlineData("0.99", "1.0", false)]
    [InlineData("5.1.220", "5.1.220", true)]
    [InlineData("5.1.219", "5.1.220", false)]
    [InlineData("5.2.0", "5.1.220", true)]
    [InlineData("", "1.0", false)]
    [InlineData("1.x", "1.0", false)]
    [InlineData("1.-1", "1.0", false)]
    [InlineData("unknown", "1.17.0.0", false)]
    public void A_version_serves_when_its_first_number_is_the_same_and_it_is_not_older(string actual, string required, bool serves) =>
        Assert.Equal(serves, VersionCheck.Serves(actual, required));

    [Fact]
    public void What_fits_is_not_told() =>
        Assert.Empty(VersionCheck.Problems(new FakeRuntime([]) { Packages = [new PackageVersion("nanoFramework.M2Mqtt", "5.1.220.0", "5.1.220")] }));

    [Fact]
    public void Everything_that_does_not_fit_is_told_with_both_versions_and_what_to_do()
    {
        var runtime = new FakeRuntime([])
        {
            FirmwareVersion = "1.16.0.1",
            Packages = [new PackageVersion("mscorlib", "1.17.11.0", "1.17.11"), new PackageVersion("nanoFramework.M2Mqtt", "5.1.206.0", "5.1.220")],
        };

        Assert.Equal(
            [
                "firmware image is 1.16.0.1, the program needs 1.17.0.0 or later of the same first number: flash image and program of one release.",
                "nanoFramework.M2Mqtt is 5.1.206.0, the program needs 5.1.220 or later of the same first number: flash image and program of one release.",
            ],
            VersionCheck.Problems(runtime));
    }
}
