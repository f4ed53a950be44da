namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>The table of all rules of the nanoFramework 1.17 subset (docs/adr/0001).</summary>
internal static class SubsetRules
{
    // What the language has beyond the subset.
    public static readonly SubsetRule LanguageVersion = new("language-version", "this", "it must compile as C# 9 before it can be checked");
    public static readonly SubsetRule FileScopedNamespace = new("file-scoped-namespace", "a file-scoped namespace", "use a block namespace (C# 9)");
    public static readonly SubsetRule Generics = new("generics", "a type parameter or type argument", "use an own delegate type, an array, ArrayList or Hashtable; the device crashes on generics when it loads them");
    public static readonly SubsetRule Linq = new("linq", "LINQ", "write the loop");
    public static readonly SubsetRule NullableValue = new("nullable-value", "a nullable value type", "use TryX(out value) or a flag beside the value; mind that ?. on a value makes one");
    public static readonly SubsetRule Tuple = new("tuple", "a tuple", "use a class, out parameters, or a temporary variable for a swap");
    public static readonly SubsetRule Record = new("record", "a record or with expression", "use a sealed class with get-only properties");
    public static readonly SubsetRule AnonymousType = new("anonymous-type", "an anonymous type", "use a class");
    public static readonly SubsetRule Async = new("async", "async, await or Task", "keep the node's core free of waiting; the host drives it");
    public static readonly SubsetRule Decimal = new("decimal", "decimal", "use a long in the smallest unit");
    public static readonly SubsetRule Dynamic = new("dynamic", "dynamic", "use the real type or object");
    public static readonly SubsetRule Span = new("span", "Span or Memory", "use byte[] with offset and count");
    public static readonly SubsetRule IndexRange = new("index-range", "an index from the end or a range", "use Length - 1, Substring or Array.Copy");
    public static readonly SubsetRule Yield = new("yield", "yield", "fill an array, or write the IEnumerator");
    public static readonly SubsetRule RectangularArray = new("rectangular-array", "a rectangular array", "use a jagged array [][]");
    public static readonly SubsetRule Unsafe = new("unsafe", "unsafe code, a pointer, fixed or stackalloc", "use arrays");
    public static readonly SubsetRule Volatile = new("volatile", "volatile", "use a plain field, or lock");
    public static readonly SubsetRule InterfaceBody = new("interface-body", "a default, static or nested member of an interface", "declare it and implement it in the class; the device throws when it is called");
    public static readonly SubsetRule Checked = new("checked", "checked", "compare with the limits before; the device ignores checked and wraps");
    public static readonly SubsetRule Utf8Literal = new("utf8-literal", "a UTF-8 literal", "use Encoding.UTF8.GetBytes");
    public static readonly SubsetRule RawString = new("raw-string", "a raw string literal", "use a regular or @ string (C# 9)");
    public static readonly SubsetRule CollectionExpression = new("collection-expression", "a collection expression", "use new[] { } (C# 9)");
    public static readonly SubsetRule PrimaryConstructor = new("primary-constructor", "a primary constructor", "write the constructor (C# 9)");
    public static readonly SubsetRule Required = new("required", "a required member", "take the value in the constructor");
    public static readonly SubsetRule ListPattern = new("list-pattern", "a list pattern", "test Length and the elements");

    // What the library has beyond the device's.
    public static readonly SubsetRule ApiNamespace = new("api-namespace", "the namespace", "remove the using; the device has nothing in it");
    public static readonly SubsetRule ApiType = new("api-type", "the type", "use a type of DeviceApiTable");
    public static readonly SubsetRule ApiMember = new("api-member", "the member", "use a member of DeviceApiTable");
    public static readonly SubsetRule CatchType = new("catch-type", "catching", "catch Exception: the device throws it for arithmetic and has no such type");

    // What both have, with different results.
    public static readonly SubsetRule EnumText = new("enum-text", "an enum as text", "use a switch to names, or cast to int on purpose; the device prints the number");
    public static readonly SubsetRule NumberText = new("number-text", "a double or float as text without format", "use a literal F or N format with digits, such as F2; the device prints other digits");
    public static readonly SubsetRule NumberFormat = new("number-format", "this number format", "use a literal F or N with digits for double and float, D, X, F, N or G for integers; the device prints other patterns as they stand, or throws");
    public static readonly SubsetRule StaticOrder = new("static-order", "a static initialiser that depends on another class", "use constants, own data, or an explicit method; the device runs all static initialisers eagerly in alphabetical order of types");
    public static readonly SubsetRule StaticDivision = new("static-division", "a division in a static initialiser", "use a constant; a division by zero throws on the device, and there unseen");
    public static readonly SubsetRule StringForeach = new("string-foreach", "foreach over a string", "use for and text[i]; the device enumerates boxed values");
    public static readonly SubsetRule ThrowNull = new("throw-null", "throw null", "throw an exception object; this ends the device's thread");
    public static readonly SubsetRule HashtableKey = new("hashtable-key", "a Hashtable key of a class with its own Equals or GetHashCode", "use a string or integer key; the device ignores the overrides");
    public static readonly SubsetRule UncheckedParse = new("unchecked-parse", "TryParse without a look at its result", "test the result; after a failure the device leaves MinValue or a part of the number in the variable");
    public static readonly SubsetRule SignCast = new("sign-cast", "a cast from uint to int or ulong to long", "use arithmetic, or a conversion that changes the size; the cast is no instruction, and the device goes on with an unsigned number");
    public static readonly SubsetRule MainReturn = new("main-return", "a Main with a result", "return void; the device ignores it");

    /// <summary>Every rule above, so that a test can ask for a snippet of each.</summary>
    public static IReadOnlyList<SubsetRule> All { get; } =
        [.. typeof(SubsetRules).GetFields().Select(field => field.GetValue(null)).OfType<SubsetRule>()];
}
