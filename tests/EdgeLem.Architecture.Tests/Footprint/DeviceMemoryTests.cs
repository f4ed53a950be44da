using EdgeLem.Footprint.Heap;
using EdgeLem.Footprint.Payload;

namespace EdgeLem.Architecture.Tests.Footprint;

public sealed class DeviceMemoryTests
{
    // An object is a cell of 12 bytes and one more per field.
    [Theory]
    [InlineData(0, 12)]
    [InlineData(1, 24)]
    [InlineData(12, 156)]
    public void An_object_takes_a_cell_and_one_for_each_field(int fields, int bytes)
    {
        Assert.Equal(bytes, DeviceCells.Object(fields));
    }

    // 20 bytes of header (a cell, the length, kind and size of the elements) and the elements, up to whole cells: for byte[256] 276, which is 23 cells.
    [Theory]
    [InlineData(typeof(byte), 256, 276)]
    [InlineData(typeof(bool), 4, 24)]
    [InlineData(typeof(char), 3, 36)]
    [InlineData(typeof(int), 1, 24)]
    [InlineData(typeof(double), 4, 60)]
    [InlineData(typeof(DayOfWeek), 3, 36)]
    [InlineData(typeof(string), 16, 216)]
    [InlineData(typeof(DateTime), 1, 36)]
    public void An_array_is_packed_unless_its_elements_are_objects(Type element, int length, int bytes)
    {
        Assert.Equal(bytes, DeviceCells.Array(element, length));
    }

    [Theory]
    [InlineData("", false, 24)]
    [InlineData("12345678901", false, 24)]
    [InlineData("123456789012", false, 36)]
    [InlineData("äöüäöü", false, 36)]
    [InlineData("a text of any length in the code", true, 12)]
    public void A_text_takes_its_UTF8_unless_it_lies_in_the_flash(string text, bool isLiteral, int bytes)
    {
        Assert.Equal(bytes, DeviceCells.Text(text, isLiteral));
    }

    // What the 32-bit interpreter 1.17 printed when it loaded assemblies with these rows.
    [Theory]
    [InlineData(new[] { 2, 22, 1, 39, 148, 546, 1_333, 24 }, 5_624)]
    [InlineData(new[] { 20, 153, 3, 487, 179, 746, 1_511, 10 }, 8_856)]
    [InlineData(new[] { 2, 22, 1, 21, 17, 31, 89, 3 }, 736)]
    [InlineData(new[] { 4, 26, 0, 53, 65, 89, 290, 5 }, 1_808)]
    public void An_assembly_takes_the_memory_that_the_interpreter_says(int[] rows, int bytes)
    {
        Assert.Equal(bytes, AssemblyMemory.Of(new TableRows(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7])));
    }
}
