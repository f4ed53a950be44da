using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Storage;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Tests.Storage;

/// <summary>The energy store of the device, 8 files of 96 records, on real files and beside a plain list that cannot lose anything.</summary>
public sealed class EnergyOnFlashTests : IDisposable
{
    private const int Certain = (EnergyStore.UsualFiles - 1) * EnergyStore.UsualRecordsPerFile;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Over_many_records_answers_and_starts_it_agrees_with_a_list(int seed)
    {
        var random = new Random(seed);
        IFileStore files = new FlashFiles(_folder.Root);
        EnergyStore store = NodeAssembly.OpenStore(files);
        List<long> energies = [];
        long answered = 0;
        for (int step = 0; step < 400; step++)
        {
            int what = random.Next(10);
            if (what < 6)
            {
                Append(store, energies, random.Next(1, 12), random);
            }
            else if (what < 9)
            {
                long through = answered + random.Next((int)(energies.Count - answered) + 1);
                answered = Math.Max(answered, through);
                store.Acknowledge(through);
            }
            else
            {
                store = NodeAssembly.OpenStore(new FlashFiles(_folder.Root));
            }

            Assert.True(energies.Count == store.NewestSequence, $"seed {seed}, step {step}: {store.NewestSequence} of {energies.Count}");
            Assert.True(store.AcknowledgedThrough <= answered, $"seed {seed}, step {step}: {store.AcknowledgedThrough} was never answered");
            AssertHolds(store, energies, $"seed {seed}, step {step}");
        }

        Assert.True(energies.Count > 8 * EnergyStore.UsualRecordsPerFile, "the ring must have gone round");
        Assert.Equal(0, store.WriteFailures);
    }

    [Fact]
    public void A_store_that_nobody_answers_keeps_seven_files_for_certain()
    {
        EnergyStore store = NodeAssembly.OpenStore(new FlashFiles(_folder.Root));
        List<long> energies = [];
        Append(store, energies, 1000, new Random(9));

        EnergyStore again = NodeAssembly.OpenStore(new FlashFiles(_folder.Root));

        Assert.Equal(1000, again.NewestSequence);
        Assert.InRange(again.Waiting, Certain, EnergyStore.UsualFiles * EnergyStore.UsualRecordsPerFile);
        AssertHolds(again, energies, "after the next start");
    }

    /// <summary>48 bytes a record (RecordLayout): a cut at each of them.</summary>
    [Fact]
    public void A_torn_record_is_cut_off_at_the_next_start_and_written_again()
    {
        for (int torn = 1; torn < RecordLayout.Bytes; torn++)
        {
            _folder.Clear();
            List<long> energies = [];
            Append(NodeAssembly.OpenStore(new FlashFiles(_folder.Root)), energies, 3, new Random(torn));
            byte[] bytes = _folder.Bytes("energy0.bin");
            File.WriteAllBytes(_folder.Root + "energy0.bin", bytes[..((2 * RecordLayout.Bytes) + torn)]);
            energies.RemoveAt(2);

            EnergyStore again = NodeAssembly.OpenStore(new FlashFiles(_folder.Root));
            Assert.Equal(2, again.NewestSequence);
            Append(again, energies, 1, new Random(torn));

            AssertHolds(NodeAssembly.OpenStore(new FlashFiles(_folder.Root)), energies, $"torn after {torn} bytes");
        }
    }

    private static void AssertHolds(EnergyStore store, List<long> energies, string where)
    {
        var record = new EnergyRecord();
        for (long sequence = store.AcknowledgedThrough + 1; sequence <= store.NewestSequence; sequence++)
        {
            Assert.True(store.TryRead(sequence, record), $"{where}: record {sequence} is gone");
            Assert.True(energies[(int)sequence - 1] == record.ImportWh, $"{where}: record {sequence}");
        }
    }

    private static void Append(EnergyStore store, List<long> energies, int count, Random random)
    {
        for (int i = 0; i < count; i++)
        {
            long startS = 1_800_000_000 + (300L * energies.Count);
            energies.Add(random.Next());
            var record = new EnergyRecord { IntervalStartS = startS, IntervalSeconds = 300, AtS = startS + 300, ImportWh = energies[^1] };
            Assert.True(store.TryAppend(record));
        }
    }
}
