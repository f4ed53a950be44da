// Method   The rows of a compiled assembly refer to their names by offset into one heap of strings. The heap is written anew from the names that the rows are to have,
//          each once, and the offsets are put into the rows. Nothing else of the file moves: tables, instructions, signatures and resources keep their places, so the
//          new heap has to be no longer than the old one; what it leaves over is zero.
// Source   ECMA-335, partition II, 22 (tables) and 24.2.3 (heap of strings), 24.2.6 (widths of columns).
// Limits   Assemblies of the device: no imports of native code, no exported types.
using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace EdgeLem.NameShortener.Metadata;

/// <summary>The strings that the rows of an assembly's tables refer to, and their replacement.</summary>
internal sealed class StringTable
{
    private readonly byte[] _image;
    private readonly MetadataReader _metadata;
    private readonly int _start;
    private readonly int _stringWidth;
    private readonly int _blobWidth;

    /// <summary>Opens the table of strings.</summary>
    /// <param name="image">The file.</param>
    /// <param name="file">The same, opened.</param>
    public StringTable(byte[] image, PEReader file)
    {
        _image = image;
        _metadata = file.GetMetadataReader();
        _start = file.PEHeaders.MetadataStartOffset;

        // A row of these tables is one column of that width.
        _stringWidth = _metadata.GetTableRowSize(TableIndex.ModuleRef);
        _blobWidth = _metadata.GetTableRowSize(TableIndex.StandAloneSig);
    }

    /// <summary>The file with other names.</summary>
    /// <param name="nameOf">The string that a column is to have, of the column and its present string.</param>
    /// <exception cref="InvalidDataException">The assembly has tables that no assembly of the device has, or the new names are longer than the old ones.</exception>
    public byte[] Rewrite(Func<StringColumn, string, string> nameOf)
    {
        RefuseOtherTables();
        byte[] rewritten = [.. _image];
        var offsets = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        using var heap = new MemoryStream();
        heap.WriteByte(0);
        foreach ((StringColumn column, int place) in Columns())
        {
            string name = nameOf(column, _metadata.GetString(MetadataTokens.StringHandle(Read(place))));
            Write(rewritten.AsSpan(place), OffsetOf(name, offsets, heap));
        }

        Replace(rewritten, heap.ToArray());
        return rewritten;
    }

    private static int OffsetOf(string name, Dictionary<string, int> offsets, MemoryStream heap)
    {
        if (!offsets.TryGetValue(name, out int offset))
        {
            offset = (int)heap.Length;
            offsets.Add(name, offset);
            heap.Write(Encoding.UTF8.GetBytes(name));
            heap.WriteByte(0);
        }

        return offset;
    }

    private void Replace(byte[] file, byte[] heap)
    {
        int room = _metadata.GetHeapSize(HeapIndex.String);
        if (heap.Length > room)
        {
            throw new InvalidDataException($"The new names take {heap.Length} bytes, the assembly has {room} for them. Only names that become shorter fit.");
        }

        Span<byte> place = file.AsSpan(_start + _metadata.GetHeapMetadataOffset(HeapIndex.String), room);
        place.Clear();
        heap.CopyTo(place);
    }

    private IEnumerable<(StringColumn Column, int Place)> Columns()
    {
        foreach ((TableIndex table, int first, bool hasSecond) in Layout())
        {
            for (int row = 1; row <= _metadata.GetTableRowCount(table); row++)
            {
                int place = _start + _metadata.GetTableMetadataOffset(table) + ((row - 1) * _metadata.GetTableRowSize(table)) + first;
                yield return (new StringColumn(table, row, false), place);
                if (hasSecond)
                {
                    yield return (new StringColumn(table, row, true), place + _stringWidth);
                }
            }
        }
    }

    // The place of a row's first string in the row, and whether another follows it at once.
    private (TableIndex Table, int First, bool HasSecond)[] Layout() =>
    [
        (TableIndex.Module, 2, false),
        (TableIndex.TypeRef, _metadata.GetTableRowSize(TableIndex.TypeRef) - (2 * _stringWidth), true),
        (TableIndex.TypeDef, 4, true),
        (TableIndex.Field, 2, false),
        (TableIndex.MethodDef, 8, false),
        (TableIndex.Param, 4, false),
        (TableIndex.MemberRef, _metadata.GetTableRowSize(TableIndex.MemberRef) - _blobWidth - _stringWidth, false),
        (TableIndex.Event, 2, false),
        (TableIndex.Property, 2, false),
        (TableIndex.Assembly, 16 + _blobWidth, true),
        (TableIndex.AssemblyRef, 12 + _blobWidth, true),
        (TableIndex.ManifestResource, 8, false),
    ];

    private void RefuseOtherTables()
    {
        foreach (TableIndex table in new[] { TableIndex.ModuleRef, TableIndex.ImplMap, TableIndex.File, TableIndex.ExportedType, TableIndex.GenericParam })
        {
            if (_metadata.GetTableRowCount(table) > 0)
            {
                throw new InvalidDataException($"The assembly has rows in its table {table}, which no assembly of the device has.");
            }
        }
    }

    private int Read(int place) => _stringWidth == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(_image.AsSpan(place)) : BinaryPrimitives.ReadInt32LittleEndian(_image.AsSpan(place));

    private void Write(Span<byte> place, int offset)
    {
        if (_stringWidth == 2)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)offset);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(place, offset);
        }
    }
}
