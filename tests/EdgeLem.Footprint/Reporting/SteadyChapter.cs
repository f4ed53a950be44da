using EdgeLem.Footprint.Heap;
using EdgeLem.Footprint.Heap.House;

namespace EdgeLem.Footprint.Reporting;

/// <summary>The part of the report about the memory of a program that runs.</summary>
internal static class SteadyChapter
{
    private const int BudgetBytes = 64 * 1024;
    private const int ShownClasses = 25;

    /// <summary>The whole program of the model house on the 32-bit interpreter, without its settings' tables.</summary>
    private const int MeasuredProgramBytes = 44_664;

    /// <summary>Its three threads there, running, with what their first steps allocated.</summary>
    private const int MeasuredThreadBytes = 3_336;

    /// <summary>Writes it.</summary>
    /// <param name="report">Receives it.</param>
    /// <param name="objects">The objects of the model house's program.</param>
    /// <param name="staticBytes">Static heap of the program.</param>
    public static void Write(Report report, HeapCount objects, int staticBytes)
    {
        report.Heading(3, "Steady heap");
        report.Text(
            "The program of a house with all that the default image can have (three-phase meter, SunSpec inverter and storage, heat pump at two relays), built on .NET and counted in the device's cells of 12 bytes. "
            + "What the node allocates later is let go again: eight hours of its cycle on the interpreter grew by nothing but the records that it stored.");
        report.Table(Totals(objects, staticBytes));
        report.Text(
            "Not counted: the device's adapters, a session of M2Mqtt with its threads and what waits in it, the JSON text of a message that is being read, files that are open, stacks deeper than those of the first steps. "
            + "None of these was measured. The measured figures are recorded ones, of the default image when its names were first shortened, with a stand-in for the board; the tables of the settings had been let go.");
        report.Text($"The {ShownClasses} classes with the most bytes. Arrays, texts and boxed numbers count for the class whose field leads to them." + Missing(objects));
        report.Table(Classes(objects));
        report.Text("Parts against measurements on the 32-bit interpreter, each without what stands above it; the last two are parts of NodeCycle, built once more.");
        report.Table(Parts());
    }

    private static ReportTable Totals(HeapCount objects, int staticBytes)
    {
        int measured = MeasuredProgramBytes + MeasuredThreadBytes + staticBytes;
        int counted = objects.Bytes + MeasuredThreadBytes + staticBytes;
        var table = new ReportTable("what", "counted, bytes", "measured, bytes");
        table.Add("objects of the program", objects.Bytes, MeasuredProgramBytes);
        table.Add("its three threads (measured)", MeasuredThreadBytes, MeasuredThreadBytes);
        table.Add("static heap of the program", staticBytes, staticBytes);
        table.Add("the program", counted, measured);
        table.Add("above the budget of 65,536", counted - BudgetBytes, measured - BudgetBytes);
        table.Add("with the tables of the libraries", counted + StaticChapter.LibraryBytes, measured + StaticChapter.LibraryBytes);
        return table;
    }

    private static ReportTable Classes(HeapCount objects)
    {
        var table = new ReportTable("class", "objects", "objects, bytes", "held, bytes", "all, bytes");
        foreach (ClassShare share in objects.Classes.Take(ShownClasses))
        {
            table.Add(share.Name, share.Objects, share.OwnBytes, share.HeldBytes, share.Bytes);
        }

        return table;
    }

    private static ReportTable Parts()
    {
        var table = new ReportTable("part", "counted, bytes", "measured, bytes", "difference %");
        foreach (MeasuredPart part in MeasuredParts.Compare())
        {
            table.Add(part.Name, part.CountedBytes, part.MeasuredBytes, part.DeviationPercent);
        }

        return table;
    }

    private static string Missing(HeapCount objects) => objects.Unknown.Count == 0 ? "" : $" Of these classes the size on the device is not known, and they are missing: {string.Join(", ", objects.Unknown)}.";
}
