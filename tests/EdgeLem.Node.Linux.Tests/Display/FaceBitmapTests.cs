using EdgeLem.Node.Linux.Display;

namespace EdgeLem.Node.Linux.Tests.Display;

public sealed class FaceBitmapTests
{
    [Fact]
    public void A_letter_stands_column_by_column_with_its_upper_row_in_the_lowest_bit()
    {
        // L: a column of seven rows, then the foot in row 6.
        Assert.Equal([0x7F, 0x40, 0x40, 0x40, 0x40, 0x00], FaceBitmap.Draw(["L"], 32)[..6]);
    }

    [Fact]
    public void The_second_of_six_lines_begins_in_row_ten_and_reaches_over_a_page()
    {
        byte[] pages = FaceBitmap.Draw(["", "L", "", "", "", ""], 64);

        // Rows 10 to 16: bits 2 to 7 of page 1, bit 0 of page 2.
        Assert.Equal([0xFC, 0x00], pages[128..130]);
        Assert.Equal([0x01, 0x01], pages[256..258]);
        Assert.Equal(6 + 5, pages.Sum(page => int.PopCount(page)));
    }

    [Theory]
    [InlineData(32, 4)]
    [InlineData(64, 6)]
    public void As_many_lines_are_drawn_as_there_is_room_for(int height, int shown)
    {
        byte[] pages = FaceBitmap.Draw(["L", "L", "L", "L", "L", "L"], height);

        Assert.Equal(128 * height / 8, pages.Length);
        Assert.Equal(11 * shown, pages.Sum(page => int.PopCount(page)));
    }

    [Fact]
    public void What_is_longer_than_a_line_ends_at_the_edge()
    {
        byte[] cut = FaceBitmap.Draw([new string('L', 30)], 32);

        Assert.Equal(FaceBitmap.Draw([new string('L', 21)], 32), cut);
    }

    [Fact]
    public void A_letter_without_a_drawing_is_a_question_mark() => Assert.Equal(FaceBitmap.Draw(["?"], 32), FaceBitmap.Draw(["\u00E4"], 32));

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(128)]
    public void Another_height_is_refused(int height) => Assert.Throws<ArgumentOutOfRangeException>(() => FaceBitmap.Draw([], height));
}
