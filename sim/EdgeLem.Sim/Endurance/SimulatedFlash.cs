using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Sim.Endurance;

/// <summary>The flash of a simulated node: files that outlive its reboots, and a supply that can fail in the middle of a write, which then is torn.</summary>
internal sealed class SimulatedFlash
{
    private readonly List<byte>[] _files = [.. Enumerable.Range(0, EnergyStore.UsualFiles).Select(_ => new List<byte>())];

    /// <summary>Bytes that can be written before the power fails, or null while it holds; cutting a file off counts as one byte.</summary>
    public int? BytesUntilFailure { get; set; }

    /// <summary>Writes that a failure tore since the start.</summary>
    public int TornWrites { get; private set; }

    /// <summary>Opens the store, as at a boot.</summary>
    public EnergyStore Open() => new([.. _files.Select(file => (IRecordFile)new Handle(this, file))], EnergyStore.UsualRecordsPerFile);

    private int Grant(int bytes)
    {
        int granted = Math.Min(bytes, BytesUntilFailure ?? bytes);
        BytesUntilFailure -= granted;
        return granted;
    }

    private sealed class Handle(SimulatedFlash flash, List<byte> bytesOfFile) : IRecordFile
    {
        public int Length => bytesOfFile.Count;

        public bool Append(byte[] bytes, int count)
        {
            int written = flash.Grant(count);
            bytesOfFile.AddRange(bytes.AsSpan(0, written));
            if (written < count)
            {
                flash.TornWrites++;
                throw new PowerFailedException();
            }

            return true;
        }

        public bool Read(int offset, byte[] bytes, int count)
        {
            bool isThere = offset + count <= bytesOfFile.Count;
            if (isThere)
            {
                bytesOfFile.CopyTo(offset, bytes, 0, count);
            }

            return isThere;
        }

        public bool Truncate(int length)
        {
            if (flash.Grant(1) == 0)
            {
                throw new PowerFailedException();
            }

            bytesOfFile.RemoveRange(length, bytesOfFile.Count - length);
            return true;
        }
    }
}
