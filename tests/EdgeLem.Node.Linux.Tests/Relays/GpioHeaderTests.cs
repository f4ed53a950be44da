using System.Diagnostics;
using System.Globalization;
using EdgeLem.Node.Linux.Relays;

namespace EdgeLem.Node.Linux.Tests.Relays;

/// <summary>The layout against the kernel's own header, where a C compiler and the header are at hand.</summary>
public sealed class GpioHeaderTests
{
    private const string Program = """
        #include <linux/gpio.h>
        #include <stddef.h>
        #include <stdio.h>
        #include <string.h>
        int main(void) {
            struct gpio_v2_line_request r;
            struct gpio_v2_line_values v = { 1, 1 };
            memset(&r, 0, sizeof r);
            r.offsets[0] = 26;
            strcpy(r.consumer, "edgelem");
            r.config.flags = GPIO_V2_LINE_FLAG_OUTPUT | GPIO_V2_LINE_FLAG_ACTIVE_LOW;
            r.config.num_attrs = 1;
            r.config.attrs[0].attr.id = GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES;
            r.config.attrs[0].attr.values = 0;
            r.config.attrs[0].mask = 1;
            r.num_lines = 1;
            printf("%u %u\n", (unsigned)GPIO_V2_GET_LINE_IOCTL, (unsigned)GPIO_V2_LINE_SET_VALUES_IOCTL);
            for (size_t i = 0; i < sizeof r; i++) printf("%02X", ((unsigned char *)&r)[i]);
            printf("\n");
            for (size_t i = 0; i < sizeof v; i++) printf("%02X", ((unsigned char *)&v)[i]);
            printf("\n%zu\n", offsetof(struct gpio_v2_line_request, fd));
            return 0;
        }
        """;

    [Fact]
    public void The_kernels_header_makes_the_same_bytes()
    {
        Assert.SkipUnless(File.Exists("/usr/include/linux/gpio.h") && File.Exists("/usr/bin/cc"), "Skipped: cc or linux/gpio.h is not on this machine.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("edgelem-gpio-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "layout.c"), Program);
            Run("/usr/bin/cc", "-o", Path.Combine(folder.FullName, "layout"), Path.Combine(folder.FullName, "layout.c"));
            string[] lines = Run(Path.Combine(folder.FullName, "layout")).Split('\n');

            byte[] request = GpioLineRequest.Inactive(new RelaySettings(0, 26, isActiveLow: true));
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{GpioLineRequest.Take} {GpioLineRequest.SetValues}"), lines[0]);
            Assert.Equal(lines[1], Convert.ToHexString(request));
            Assert.Equal(lines[2], Convert.ToHexString(GpioLineRequest.Values(true)));
            request[int.Parse(lines[3], CultureInfo.InvariantCulture)] = 9;
            Assert.Equal(9, GpioLineRequest.FileOf(request));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
