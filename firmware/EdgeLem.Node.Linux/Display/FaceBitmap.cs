using EdgeLem.Node.Face;

namespace EdgeLem.Node.Linux.Display;

/// <summary>
/// Text as the pixels of a display with 128 columns, in the order of an SSD1306 in horizontal addressing mode (data sheet, section 10.1.3): pages of eight rows from the top, in each a byte per column from the
/// left, whose lowest bit is the upper row.
/// </summary>
public static class FaceBitmap
{
    /// <summary>Columns of the display, pixels.</summary>
    public const int Width = 128;

    private const int RowsPerPage = 8;

    /// <summary>Draws as many lines as there is room for.</summary>
    /// <param name="lines">The lines, the most important first.</param>
    /// <param name="height">Rows of the display, pixels: 32 or 64.</param>
    /// <returns>The pages, one after the other.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The height is neither 32 nor 64.</exception>
    public static byte[] Draw(IReadOnlyList<string> lines, int height)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (height is not (32 or 64))
        {
            throw new ArgumentOutOfRangeException(nameof(height), height, "A display has 32 or 64 rows.");
        }

        byte[] pages = new byte[Width * height / RowsPerPage];
        int shown = Math.Min(lines.Count, height / (PixelFont.Height + 1));
        int pitch = shown == 0 ? 0 : height / shown;
        for (int i = 0; i < shown; i++)
        {
            DrawLine(pages, lines[i], Math.Min(pitch, 10) * i);
        }

        return pages;
    }

    private static void DrawLine(byte[] pages, string line, int top)
    {
        for (int column = 0; column < Math.Min(line.Length, FaceText.Columns); column++)
        {
            for (int pixel = 0; pixel < PixelFont.Width * PixelFont.Height; pixel++)
            {
                (int y, int x) = Math.DivRem(pixel, PixelFont.Width);
                if ((PixelFont.RowOf(line[column], y) >> x & 1) == 1)
                {
                    int row = top + y;
                    pages[(row / RowsPerPage * Width) + (column * (PixelFont.Width + 1)) + x] |= (byte)(1 << (row % RowsPerPage));
                }
            }
        }
    }
}
