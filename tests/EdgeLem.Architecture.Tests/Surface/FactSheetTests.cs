using Microsoft.CodeAnalysis;

namespace EdgeLem.Architecture.Tests.Surface;

public sealed class FactSheetTests
{
    // Declarations that the lists leave out, and where the sheet or the compiler names them instead.
    private static readonly Dictionary<string, string> NotInTheLists = new()
    {
        ["nanoFramework.Hardware.Esp32.DeviceFunction"] = "section 7.1 gives the names and how a value is made",
        ["System.Diagnostics.CodeAnalysis.NotNullWhenAttribute"] = "the head of Appendix A: the nullable-analysis attributes are all present",
        ["System.Void"] = "the head of Appendix A: empty handles are left out",
    };

    private static readonly Lazy<FactSheet> Sheet = new(() => FactSheet.Read(EdgeLem.Tests.Repository.SharedOrSkip("reference/nanoframework.md")));

    [Fact]
    public void Every_public_member_of_the_surface_is_in_the_fact_sheet_as_it_stands()
    {
        FactSheet sheet = Sheet.Value;

        IEnumerable<string> unknown = SurfaceSymbols.Types.Where(IsListed).SelectMany(type => UnknownOf(type, sheet.Find(SurfaceSymbols.NameOf(type))));

        Assert.True(!unknown.Any(), string.Join(Environment.NewLine, unknown));
    }

    [Fact]
    public void Every_type_of_the_surface_says_where_it_comes_from()
    {
        IEnumerable<string> silent = SurfaceSymbols.Types
            .Where(type => !type.DeclaringSyntaxReferences[0].GetSyntax().GetLeadingTrivia().ToString().Contains(SourceOf(type), StringComparison.Ordinal))
            .Select(type => $"{SurfaceSymbols.PlaceOf(type)}: the comment above {type.Name} does not contain '{SourceOf(type)}'.");

        Assert.True(!silent.Any(), string.Join(Environment.NewLine, silent));
    }

    [Theory]
    [InlineData("System.String", "stringSubstring(intstartIndex,intlength)")]
    [InlineData("System.ArgumentException", "ctor(stringmessage,stringparamName)")]
    [InlineData("System.TimeoutException", "ctor(stringmessage,ExceptioninnerException)")]
    [InlineData("System.Double", "constdoubleNaN=0.0/0.0")]
    [InlineData("System.IO.Ports.SerialPort", "intReadBufferSize{get;set}")]
    [InlineData("System.Device.Gpio.PinMode", "Output=3")]
    [InlineData("System.Net.Sockets.SocketError", "SocketError=-1")]
    [InlineData("nanoFramework.Hardware.Esp32.NativeMemory", "staticvoidGetMemoryInfo(MemoryTypememType,outuinttotalSize,outuinttotalFreeSize,outuintlargestFreeBlock)")]
    public void The_lists_are_read_as_they_are_meant(string type, string member)
    {
        Assert.Contains(member, Sheet.Value.Find(type)!.Members);
    }

    [Fact]
    public void Every_package_version_is_the_fact_sheets()
    {
        string text = File.ReadAllText(EdgeLem.Tests.Repository.SharedOrSkip("reference/nanoframework.md"));

        Assert.All(DeviceLibraries.Assemblies, assembly => Assert.Contains(assembly.Package.Split(' ')[1], text, StringComparison.Ordinal));
    }

    private static bool IsListed(INamedTypeSymbol type) => !NotInTheLists.ContainsKey(SurfaceSymbols.NameOf(type));

    private static string SourceOf(INamedTypeSymbol type) =>
        !IsListed(type) ? "// " : $"// nanoframework.md, Appendix {(type.ContainingAssembly.Name == "mscorlib" ? 'A' : 'B')}, {SurfaceSymbols.NameOf(type)}";

    private static IEnumerable<string> UnknownOf(INamedTypeSymbol type, FactSheet.Entry? entry)
    {
        if (entry is null)
        {
            return [$"{SurfaceSymbols.PlaceOf(type)}: the fact sheet has no type {SurfaceSymbols.NameOf(type)}."];
        }

        return UnknownShape(type, entry).Concat(UnknownMembers(type, entry));
    }

    private static IEnumerable<string> UnknownShape(INamedTypeSymbol type, FactSheet.Entry entry)
    {
        if (KindOf(type) != entry.Kind)
        {
            yield return $"{SurfaceSymbols.PlaceOf(type)}: {type.Name} is a {KindOf(type)}; the fact sheet has a {entry.Kind}.";
        }

        foreach (string parent in BasesOf(type).Except(entry.Bases))
        {
            yield return $"{SurfaceSymbols.PlaceOf(type)}: {type.Name} has the base {parent}; the fact sheet has {(entry.Bases.Count == 0 ? "none" : string.Join(", ", entry.Bases))}.";
        }
    }

    private static IEnumerable<string> UnknownMembers(INamedTypeSymbol type, FactSheet.Entry entry)
    {
        IEnumerable<ISymbol> declared = type.TypeKind == TypeKind.Delegate ? [type] : SurfaceSymbols.MembersOf(type);
        return declared.Where(member => !entry.Members.Contains(WrittenSignature.Of(member)))
            .Select(member => $"{SurfaceSymbols.PlaceOf(member)}: the fact sheet has no '{WrittenSignature.Of(member)}' in {SurfaceSymbols.NameOf(type)}.");
    }

    private static string KindOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Class, IsStatic: true } => "static class",
        { TypeKind: TypeKind.Class, IsAbstract: true } => "abstract class",
        { TypeKind: TypeKind.Class, IsSealed: true } => "sealed class",
        { TypeKind: TypeKind.Struct, IsReadOnly: true } => type.IsRefLikeType ? "readonly ref struct" : "readonly struct",
        _ => type.TypeKind.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<string> BasesOf(INamedTypeSymbol type) =>
        ((Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax?)(type.TypeKind == TypeKind.Delegate ? null : type.DeclaringSyntaxReferences[0].GetSyntax()))
            ?.BaseList?.Types.Select(parent => parent.ToString()) ?? [];
}
