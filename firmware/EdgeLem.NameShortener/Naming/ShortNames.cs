using System.Globalization;

namespace EdgeLem.NameShortener.Naming;

/// <summary>
/// The short names in their order. The device finds a virtual method by name and signature among all methods of an instance's type, so names of members
/// that are bound when they are compiled (one letter, or a letter and a digit) are never names of virtual methods (two small letters).
/// </summary>
internal static class ShortNames
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int SmallLetters = 26;
    private const int Digits = 10;

    /// <summary>The most types, and the most names of virtual methods.</summary>
    public const int MostPairs = SmallLetters * SmallLetters;

    /// <summary>The most members of a kind in one type.</summary>
    public static int MostMembers => Letters.Length * (1 + Digits);

    /// <summary>Two small letters: types and virtual methods.</summary>
    /// <param name="number">Number from 0; the order of names is that of numbers.</param>
    /// <exception cref="InvalidDataException">There are no more.</exception>
    public static string Pair(int number) => number < MostPairs
        ? string.Create(CultureInfo.InvariantCulture, $"{Letters[number / SmallLetters]}{Letters[number % SmallLetters]}")
        : throw new InvalidDataException($"There are more than {MostPairs} types, or names of virtual methods: longer short names are needed.");

    /// <summary>A letter, or a letter and a digit: fields, and methods that are not virtual.</summary>
    /// <param name="number">Number from 0 in its type.</param>
    /// <exception cref="InvalidDataException">There are no more.</exception>
    public static string Member(int number)
    {
        if (number >= MostMembers)
        {
            throw new InvalidDataException($"A type has more than {MostMembers} members of a kind: longer short names are needed.");
        }

        int beyond = number - Letters.Length;
        return beyond < 0 ? Letters[number].ToString() : string.Create(CultureInfo.InvariantCulture, $"{Letters[beyond / Digits]}{beyond % Digits}");
    }
}
