namespace EdgeLem.Node.Linux.Display;

/// <summary>Letters of 5 by 7 pixels for what <see cref="FaceText"/> writes: capitals, digits, a few signs, and the small letters of the units.</summary>
internal static class PixelFont
{
    /// <summary>Width of a letter in pixels; a column of space follows.</summary>
    public const int Width = 5;

    /// <summary>Height of a letter in pixels.</summary>
    public const int Height = 7;

    // Rows from the top, parted by |.
    private static readonly Dictionary<char, string[]> Drawings = Draw(
        (' ', "     |     |     |     |     |     |     "),
        ('0', " ### |#   #|#  ##|# # #|##  #|#   #| ### "),
        ('1', "  #  | ##  |  #  |  #  |  #  |  #  | ### "),
        ('2', " ### |#   #|    #|   # |  #  | #   |#####"),
        ('3', " ### |#   #|    #|  ## |    #|#   #| ### "),
        ('4', "   # |  ## | # # |#  # |#####|   # |   # "),
        ('5', "#####|#    |#### |    #|    #|#   #| ### "),
        ('6', "  ## | #   |#    |#### |#   #|#   #| ### "),
        ('7', "#####|    #|   # |  #  |  #  |  #  |  #  "),
        ('8', " ### |#   #|#   #| ### |#   #|#   #| ### "),
        ('9', " ### |#   #|#   #| ####|    #|   # | ##  "),
        ('A', " ### |#   #|#   #|#####|#   #|#   #|#   #"),
        ('B', "#### |#   #|#   #|#### |#   #|#   #|#### "),
        ('C', " ### |#   #|#    |#    |#    |#   #| ### "),
        ('D', "#### |#   #|#   #|#   #|#   #|#   #|#### "),
        ('E', "#####|#    |#    |#### |#    |#    |#####"),
        ('F', "#####|#    |#    |#### |#    |#    |#    "),
        ('G', " ### |#   #|#    |# ###|#   #|#   #| ####"),
        ('H', "#   #|#   #|#   #|#####|#   #|#   #|#   #"),
        ('I', " ### |  #  |  #  |  #  |  #  |  #  | ### "),
        ('J', "  ###|   # |   # |   # |   # |#  # | ##  "),
        ('K', "#   #|#  # |# #  |##   |# #  |#  # |#   #"),
        ('L', "#    |#    |#    |#    |#    |#    |#####"),
        ('M', "#   #|## ##|# # #|# # #|#   #|#   #|#   #"),
        ('N', "#   #|##  #|# # #|#  ##|#   #|#   #|#   #"),
        ('O', " ### |#   #|#   #|#   #|#   #|#   #| ### "),
        ('P', "#### |#   #|#   #|#### |#    |#    |#    "),
        ('Q', " ### |#   #|#   #|#   #|# # #|#  # | ## #"),
        ('R', "#### |#   #|#   #|#### |# #  |#  # |#   #"),
        ('S', " ####|#    |#    | ### |    #|    #|#### "),
        ('T', "#####|  #  |  #  |  #  |  #  |  #  |  #  "),
        ('U', "#   #|#   #|#   #|#   #|#   #|#   #| ### "),
        ('V', "#   #|#   #|#   #|#   #|#   #| # # |  #  "),
        ('W', "#   #|#   #|#   #|# # #|# # #|## ##|#   #"),
        ('X', "#   #|#   #| # # |  #  | # # |#   #|#   #"),
        ('Y', "#   #|#   #| # # |  #  |  #  |  #  |  #  "),
        ('Z', "#####|    #|   # |  #  | #   |#    |#####"),
        ('c', "     |     | ### |#    |#    |#   #| ### "),
        ('h', "#    |#    |# ## |##  #|#   #|#   #|#   #"),
        ('k', "#    |#    |#  # |# #  |##   |# #  |#  # "),
        ('t', " #   | #   |###  | #   | #   | #  #|  ## "),
        ('-', "     |     |     |#####|     |     |     "),
        ('.', "     |     |     |     |     | ##  | ##  "),
        ('/', "     |    #|   # |  #  | #   |#    |     "),
        ('?', " ### |#   #|    #|   # |  #  |     |  #  "));

    /// <summary>Whether a pixel of a letter is lit. What there is no drawing of looks like a question mark.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="x">Column from the left, 0 to <see cref="Width"/> - 1.</param>
    /// <param name="y">Row from the top, 0 to <see cref="Height"/> - 1.</param>
    public static bool IsLit(char letter, int x, int y) => (Drawings.TryGetValue(letter, out string[]? rows) ? rows : Drawings['?'])[y][x] == '#';

    /// <summary>Whether there is a drawing.</summary>
    /// <param name="letter">The letter.</param>
    public static bool Has(char letter) => Drawings.ContainsKey(letter);

    private static Dictionary<char, string[]> Draw(params (char Letter, string Rows)[] drawings) =>
        drawings.ToDictionary(drawing => drawing.Letter, drawing => drawing.Rows.Split('|'));
}
