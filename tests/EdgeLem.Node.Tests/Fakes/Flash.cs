using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Tests.Fakes;

/// <summary>Files that outlive a node, and a supply that fails after so many bytes: what was written before stands, the rest does not.</summary>
internal sealed class Flash(int files)
{
    private readonly FlashFile[] _files = [.. Enumerable.Range(0, files).Select(_ => new FlashFile())];

    /// <summary>Bytes that can still be written before the power fails; a cut or deleted file counts as one.</summary>
    public int BytesUntilCut { get; set; } = int.MaxValue;

    /// <summary>Whether appends fail without a power cut.</summary>
    public bool IsFull { get; set; }

    public List<byte> this[int file] => _files[file].Bytes;

    public int TotalBytes => _files.Sum(file => file.Bytes.Count);

    /// <summary>Opens the store as at a boot.</summary>
    public EnergyStore Open(int recordsPerFile) => new([.. _files.Select(file => (IRecordFile)new Handle(this, file))], recordsPerFile);

    private sealed class FlashFile
    {
        public List<byte> Bytes { get; } = [];
    }

    private sealed class Handle(Flash flash, FlashFile file) : IRecordFile
    {
        public int Length => file.Bytes.Count;

        public bool Append(byte[] bytes, int count)
        {
            if (flash.IsFull)
            {
                file.Bytes.AddRange(bytes[..(count / 2)]);
                return false;
            }

            int written = Math.Min(count, flash.BytesUntilCut);
            file.Bytes.AddRange(bytes[..written]);
            flash.BytesUntilCut -= written;
            return written == count ? true : throw new PowerCutException();
        }

        public bool Read(int offset, byte[] bytes, int count)
        {
            if (offset + count > file.Bytes.Count)
            {
                return false;
            }

            file.Bytes.CopyTo(offset, bytes, 0, count);
            return true;
        }

        public bool Truncate(int length)
        {
            if (flash.BytesUntilCut == 0)
            {
                throw new PowerCutException();
            }

            flash.BytesUntilCut -= flash.BytesUntilCut == int.MaxValue ? 0 : 1;
            file.Bytes.RemoveRange(length, file.Bytes.Count - length);
            return true;
        }
    }
}

/// <summary>The power failed; whatever object was in use is gone.</summary>
internal sealed class PowerCutException : Exception;
