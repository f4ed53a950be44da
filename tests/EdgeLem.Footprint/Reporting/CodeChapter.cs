using EdgeLem.Footprint.Images;
using EdgeLem.Footprint.Payload;

namespace EdgeLem.Footprint.Reporting;

/// <summary>The part of the report about the deployed code.</summary>
internal static class CodeChapter
{
    private const int BudgetBytes = 192 * 1024;

    /// <summary>Writes it.</summary>
    /// <param name="report">Receives it.</param>
    /// <param name="images">The images, by their drivers.</param>
    public static void Write(Report report, IReadOnlyList<(string Drivers, IReadOnlyList<PayloadEstimate> Assemblies)> images)
    {
        report.Heading(3, "Code");
        report.Text("What the two assemblies take in the flash, estimated from the compiler's output with its names shortened (docs/adr/0016), bytes. The libraries of the device come on top (static heap, below).");
        report.Table(Totals(images));
        report.Text(
            "The recorded sizes are of files that the metadata processor 3.0.100 wrote of these sources, compiled against the real libraries and with their names shortened. Of one and the same compiler output, estimate and file differed by 4 bytes at most; "
            + "the rest of the difference is that the signatures that the estimate compiles against leave out that numbers override ToString, so that a number in a text costs a prefix of 4 bytes. A later program may differ from its record because it has changed.");
        report.Text(string.Join(" ", images.Select(AgainstBudget)));
        report.Text("The parts of each file, bytes. An assembly holds at most 65,535 bytes of instructions.");
        report.Table(Parts(images));
        (string drivers, IReadOnlyList<PayloadEstimate> assemblies) = images[0];
        report.Text($"By folder of sources, image with drivers `{drivers}`, bytes: what would go with the folder. Strings that others need too, signatures and references are nobody's.");
        report.Table(Folders(assemblies));
    }

    private static ReportTable Totals(IReadOnlyList<(string Drivers, IReadOnlyList<PayloadEstimate> Assemblies)> images)
    {
        var table = new ReportTable("drivers", "assembly", "estimate", "converted, recorded", "difference %");
        foreach ((string drivers, IReadOnlyList<PayloadEstimate> assemblies) in images)
        {
            int converted = 0;
            foreach (PayloadEstimate assembly in assemblies)
            {
                int recorded = Conversions.BytesOf(assembly.Name, drivers);
                converted += recorded;
                table.Add(drivers, assembly.Name, assembly.Bytes, recorded, Percent(assembly.Bytes - recorded, recorded));
            }

            int total = assemblies.Sum(assembly => assembly.Bytes);
            table.Add(drivers, "both", total, converted, Percent(total - converted, converted));
        }

        return table;
    }

    private static string AgainstBudget((string Drivers, IReadOnlyList<PayloadEstimate> Assemblies) image)
    {
        int above = image.Assemblies.Sum(assembly => assembly.Bytes) - BudgetBytes;
        return $"The image with drivers `{image.Drivers}` is {Math.Abs(above):N0} bytes {(above > 0 ? "above" : "below")} the budget of {BudgetBytes:N0}.";
    }

    private static ReportTable Parts(IReadOnlyList<(string Drivers, IReadOnlyList<PayloadEstimate> Assemblies)> images)
    {
        PayloadEstimate[] all = [.. images.SelectMany(image => image.Assemblies)];
        var table = new ReportTable(["part", .. images.SelectMany(image => image.Assemblies.Select(assembly => $"{assembly.Name["EdgeLem.Node.".Length..]}, {image.Drivers}"))]);
        foreach (DeviceTable part in Enum.GetValues<DeviceTable>())
        {
            table.Add([part.ToString(), .. all.Select(assembly => (object)assembly.BytesOf(part))]);
        }

        table.Add(["all", .. all.Select(assembly => (object)assembly.Bytes)]);
        table.Add(["instructions, % of the limit", .. all.Select(assembly => (object)(100 * assembly.BytesOf(DeviceTable.ByteCode) / PayloadEstimate.ByteCodeLimit))]);
        return table;
    }

    private static ReportTable Folders(IReadOnlyList<PayloadEstimate> assemblies)
    {
        var table = new ReportTable("folder", "assembly", "types", "rows", "instructions", "strings", "all");
        foreach ((FolderShare share, string assembly) in assemblies.SelectMany(assembly => assembly.Folders.Select(share => (share, assembly.Name))).OrderByDescending(entry => entry.share.Bytes))
        {
            table.Add(share.Folder, assembly["EdgeLem.Node.".Length..], share.Types, share.Rows, share.Code, share.Strings, share.Bytes);
        }

        return table;
    }

    private static double Percent(double part, double whole) => 100 * part / whole;
}
