using System.Diagnostics;
using EdgeLem.Tests;

namespace EdgeLem.Node.Linux.Tests.Systemd;

/// <summary>The unit that runs a node, judged by systemd's own checker where the machine has it.</summary>
public sealed class NodeUnitTests
{
    private const string Checker = "/usr/bin/systemd-analyze";

    private static string Unit => File.ReadAllText(Repository.PathOf("firmware/EdgeLem.Node.Linux/systemd/edgelem-node.service"));

    [Fact]
    public void Systemd_has_no_fault_to_find_in_the_unit()
    {
        Assert.SkipUnless(File.Exists(Checker), "Skipped: systemd-analyze is not on this machine.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("edgelem-unit-");
        try
        {
            // The node itself is not installed here, and the checker looks for it.
            string path = Path.Combine(folder.FullName, "edgelem-node.service");
            File.WriteAllText(path, Unit.Replace("/opt/edgelem-node/EdgeLem.Node.Linux", "/bin/true", StringComparison.Ordinal));

            using Process checker = Process.Start(new ProcessStartInfo(Checker, ["verify", path]) { RedirectStandardError = true })!;
            string findings = checker.StandardError.ReadToEnd();
            checker.WaitForExit();

            Assert.Equal((0, ""), (checker.ExitCode, findings));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("Type=notify")]
    [InlineData("WatchdogSec=30")]
    [InlineData("Restart=always")]
    [InlineData("DynamicUser=yes")]
    [InlineData("ProtectSystem=strict")]
    [InlineData("StateDirectory=edgelem-node")]
    [InlineData("SupplementaryGroups=dialout")]
    [InlineData("DeviceAllow=char-ttyUSB rw")]
    public void What_the_node_and_its_manual_rely_on_is_in_the_unit(string line) => Assert.Contains($"\n{line}\n", Unit, StringComparison.Ordinal);

    [Fact]
    public void The_node_may_ask_whether_the_clock_is_synchronised()
    {
        // systemd.exec(5): ProtectClock= forbids @clock, of which adjtimex is a part.
        Assert.DoesNotContain("\nProtectClock=yes", Unit, StringComparison.Ordinal);
        Assert.Contains("SystemCallFilter=@system-service adjtimex", Unit, StringComparison.Ordinal);
    }
}
