using System.Text;
using EdgeLem.Node.Metering.Store;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Metering.Store;

public sealed class EnergyStoreTests
{
    private const int RecordsPerFile = 4;

    [Fact]
    public void The_check_value_is_that_of_Ethernet() =>
        Assert.Equal(0xCBF43926, Crc32.Of(Encoding.ASCII.GetBytes("123456789"), 9)); // the check value of CRC-32/ISO-HDLC in every catalogue

    [Fact]
    public void A_record_reads_back_as_it_was_written()
    {
        var record = new EnergyRecord
        {
            Sequence = uint.MaxValue, AcknowledgedThrough = 4_000_000_000, IntervalStartS = 32_503_679_100, IntervalSeconds = 86_400, AtS = 32_503_765_560,
            ImportWh = 100_000_000_000, ExportWh = 1, TimeQuality = TimeQuality.Holdover,
        };
        byte[] bytes = new byte[RecordLayout.Bytes];
        var read = new EnergyRecord();

        RecordLayout.Write(record, bytes);

        Assert.True(RecordLayout.TryRead(bytes, read));
        Assert.Equivalent(record, read, strict: true);
    }

    [Fact]
    public void Every_single_flipped_bit_of_a_record_is_noticed()
    {
        byte[] bytes = new byte[RecordLayout.Bytes];
        RecordLayout.Write(Record(7), bytes);
        for (int bit = 0; bit < RecordLayout.Bytes * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(RecordLayout.TryRead(bytes, new EnergyRecord()), $"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void What_was_stored_is_there_after_a_reboot_with_its_numbers()
    {
        var flash = new Flash(3);
        Fill(flash.Open(RecordsPerFile), 1, 6);

        EnergyStore again = flash.Open(RecordsPerFile);

        Assert.Equal((6L, 0L, 6L, 6L * 900 + 900), (again.NewestSequence, again.AcknowledgedThrough, again.Waiting, again.NewestEndS));
        Assert.Equal([1L, 2, 3, 4, 5, 6], Sequences(again));
        Assert.Equal(6 * 900, Read(again, 6).IntervalStartS);
    }

    [Fact]
    public void Answered_records_leave_file_by_file_and_the_numbers_go_on_after_a_reboot()
    {
        var flash = new Flash(3);
        EnergyStore store = flash.Open(RecordsPerFile);
        Fill(store, 1, 6);
        store.Acknowledge(5);

        Assert.Equal([0, 2 * RecordLayout.Bytes, 0], Enumerable.Range(0, 3).Select(file => flash[file].Count));

        // All is answered, yet the newest record stays, or the next boot would begin at 1 again.
        store.Acknowledge(6);
        EnergyStore again = flash.Open(RecordsPerFile);
        Assert.Equal(6, again.NewestSequence);
        Fill(again, 7, 7);
        Assert.Equal(7, again.NewestSequence);
    }

    [Fact]
    public void What_was_answered_is_known_after_a_reboot_as_of_the_newest_record()
    {
        var flash = new Flash(3);
        EnergyStore store = flash.Open(RecordsPerFile);
        Fill(store, 1, 2);
        store.Acknowledge(2);
        Fill(store, 3, 3);
        store.Acknowledge(3);

        EnergyStore again = flash.Open(RecordsPerFile);

        // Record 3 was written when 2 was the last answered: it is sent once more, which changes nothing at the gateway.
        Assert.Equal((2, 1), (again.AcknowledgedThrough, again.Waiting));
    }

    [Fact]
    public void A_power_cut_at_any_byte_of_a_write_loses_at_most_the_record_being_written()
    {
        // 0 to 48 bytes of every one of 14 records, over file changes and clearing, everything up to the last but two being answered.
        for (int record = 1; record <= 14; record++)
        {
            for (int bytes = 0; bytes <= RecordLayout.Bytes; bytes++)
            {
                var flash = new Flash(3);
                EnergyStore store = flash.Open(RecordsPerFile);
                for (int i = 1; i < record; i++)
                {
                    Fill(store, i, i);
                    store.Acknowledge(i - 2);
                }

                flash.BytesUntilCut = bytes;
                bool isWritten = Survives(() => Fill(store, record, record));
                flash.BytesUntilCut = int.MaxValue;
                EnergyStore again = flash.Open(RecordsPerFile);

                long newest = bytes == RecordLayout.Bytes ? record : record - 1;
                Assert.True(isWritten || bytes < RecordLayout.Bytes || record > RecordsPerFile);
                Assert.Equal(newest, again.NewestSequence);
                Assert.InRange(again.AcknowledgedThrough, Math.Max(0, record - 4), Math.Max(0, record - 2));
                Assert.Equal(Enumerable.Range(1, (int)newest).Select(i => (long)i).Where(i => i > again.AcknowledgedThrough), Sequences(again));

                // And it goes on: the record is written again under the same number.
                Fill(again, (int)newest + 1, 16);
                Assert.Equal(16, flash.Open(RecordsPerFile).NewestSequence);
            }
        }
    }

    [Fact]
    public void A_power_cut_between_clearing_two_files_loses_nothing()
    {
        for (int operations = 0; operations < 3; operations++)
        {
            var flash = new Flash(4);
            EnergyStore store = flash.Open(RecordsPerFile);
            Fill(store, 1, 10);
            flash.BytesUntilCut = operations;
            Survives(() => store.Acknowledge(9));
            flash.BytesUntilCut = int.MaxValue;

            EnergyStore again = flash.Open(RecordsPerFile);
            Assert.Equal(10, again.NewestSequence);
            Assert.Contains(10L, Sequences(again));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_damaged_record_in_the_middle_is_skipped_and_its_neighbours_keep_their_numbers(int damaged)
    {
        var flash = new Flash(3);
        Fill(flash.Open(RecordsPerFile), 1, 4);
        flash[0][(damaged * RecordLayout.Bytes) + 30] ^= 0x10;

        EnergyStore again = flash.Open(RecordsPerFile);

        Assert.Equal(new long[] { 1, 2, 3, 4 }.Where(sequence => sequence != damaged + 1), Sequences(again));
        Assert.Equal(4, again.NewestSequence);
    }

    [Fact]
    public void A_damaged_last_record_counts_as_a_write_that_did_not_end()
    {
        var flash = new Flash(3);
        Fill(flash.Open(RecordsPerFile), 1, 3);
        flash[0][(2 * RecordLayout.Bytes) + 1] ^= 1;

        Assert.Equal(2, flash.Open(RecordsPerFile).NewestSequence);
        Assert.Equal(2 * RecordLayout.Bytes, flash[0].Count);
    }

    [Fact]
    public void Files_full_of_rubbish_are_an_empty_store()
    {
        var flash = new Flash(2);
        flash[0].AddRange(Enumerable.Repeat((byte)0xFF, 1000));
        flash[1].AddRange(new byte[100]);

        EnergyStore store = flash.Open(RecordsPerFile);

        Assert.Equal(0, store.NewestSequence);
        Fill(store, 1, 1);
        Assert.Equal([1L], Sequences(flash.Open(RecordsPerFile)));
    }

    [Fact]
    public void A_full_store_gives_up_its_oldest_file_and_counts_what_was_not_answered()
    {
        var flash = new Flash(3);
        EnergyStore store = flash.Open(RecordsPerFile);
        Fill(store, 1, 12);
        store.Acknowledge(1);
        Assert.Equal(0, store.Dropped);

        Fill(store, 13, 13);

        // Records 1 to 4 made room, of which 1 was answered: 3 files of 4 keep 9 to 12 for certain.
        Assert.Equal((3L, 4L, 9L), (store.Dropped, store.AcknowledgedThrough, store.Waiting));
        Assert.Equal([5L, 6, 7, 8, 9, 10, 11, 12, 13], Sequences(store));
    }

    [Fact]
    public void The_usual_store_keeps_48_hours_of_five_minute_intervals_and_a_week_of_quarter_hours()
    {
        var flash = new Flash(EnergyStore.UsualFiles);
        EnergyStore store = flash.Open(EnergyStore.UsualRecordsPerFile);
        Fill(store, 1, 5_000);

        Assert.True(store.Waiting >= 48 * 12);
        Assert.True(store.Waiting >= 7 * 96);
        Assert.True(flash.TotalBytes <= 40_000);
    }

    [Fact]
    public void Storage_that_takes_nothing_is_counted_and_the_store_is_as_before()
    {
        var flash = new Flash(3);
        EnergyStore store = flash.Open(RecordsPerFile);
        Fill(store, 1, 2);
        flash.IsFull = true;
        Assert.False(store.TryAppend(Record(3)));
        flash.IsFull = false;

        Assert.Equal((2L, 1L), (store.NewestSequence, store.WriteFailures));
        Fill(store, 3, 3);
        Assert.Equal([1L, 2, 3], Sequences(flash.Open(RecordsPerFile)));
    }

    [Fact]
    public void An_interval_is_stored_once_and_none_that_overlaps_it()
    {
        EnergyStore store = new Flash(2).Open(RecordsPerFile);
        Fill(store, 2, 2);

        Assert.False(store.TryAppend(Record(2)));
        Assert.False(store.TryAppend(Record(1)));
        EnergyRecord overlapping = Record(3);
        overlapping.IntervalStartS -= 1;
        Assert.False(store.TryAppend(overlapping));
        Assert.Equal((1, 0), (store.NewestSequence, store.WriteFailures));
    }

    [Fact]
    public void Records_of_a_clock_that_was_ahead_are_given_up_when_the_time_is_known()
    {
        var flash = new Flash(3);
        EnergyStore store = flash.Open(RecordsPerFile);
        Fill(store, 1, 3);
        Fill(store, 90, 95);

        EnergyStore again = flash.Open(RecordsPerFile);
        again.DropAfter((3 * 900) + 900 - 60);

        Assert.Equal((3L, 6L, (3L * 900) + 900), (again.NewestSequence, again.Dropped, again.NewestEndS));
        Fill(again, 4, 4);
        Assert.Equal([1L, 2, 3, 4], Sequences(flash.Open(RecordsPerFile)));
    }

    [Fact]
    public void A_store_needs_two_files() => Assert.Throws<ArgumentException>(() => new EnergyStore([new MemoryRecordFile()], 4));

    private static bool Survives(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (PowerCutException)
        {
            return false;
        }
    }

    /// <summary>The record of the interval of this number.</summary>
    private static EnergyRecord Record(int number) => new()
    {
        Sequence = number, IntervalStartS = number * 900L, IntervalSeconds = 900, AtS = (number * 900L) + 900, ImportWh = number * 10L, TimeQuality = TimeQuality.Synchronised,
    };

    private static void Fill(EnergyStore store, int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            Assert.True(store.TryAppend(Record(i)));
        }
    }

    private static EnergyRecord Read(EnergyStore store, long sequence)
    {
        var record = new EnergyRecord();
        Assert.True(store.TryRead(sequence, record));
        return record;
    }

    /// <summary>Numbers of the sound records that wait, in order.</summary>
    private static IEnumerable<long> Sequences(EnergyStore store)
    {
        var record = new EnergyRecord();
        for (long sequence = store.AcknowledgedThrough + 1; sequence <= store.NewestSequence; sequence++)
        {
            if (store.TryRead(sequence, record))
            {
                yield return record.Sequence;
            }
        }
    }
}
