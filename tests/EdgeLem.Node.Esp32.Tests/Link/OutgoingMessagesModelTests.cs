using EdgeLem.Node.Esp32.Link;

namespace EdgeLem.Node.Esp32.Tests.Link;

/// <summary>Many random operations on the queue and on a list that does the same in the most direct way; both must agree after each.</summary>
public sealed class OutgoingMessagesModelTests
{
    private static readonly string[] Leaves = ["measurement", "state", "about", "orders", "energy"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_queue_agrees_with_a_plain_list(int seed)
    {
        var random = new Random(seed);
        var queue = new OutgoingMessages(new AutoResetEvent(false));
        var model = new Model();
        var head = new OutgoingMessage();
        int heldTicket = 0;
        Entry? held = null;
        for (int step = 0; step < 5000; step++)
        {
            int what = random.Next(10);
            if (what < 6)
            {
                Entry entry = Draw(random, seed < 3 ? 700 : 100, step);
                queue.Publish(entry.Topic, entry.Payload, entry.Payload.Length, entry.Qos, entry.Retain);
                model.Publish(entry);
            }
            else if (what < 8 && queue.TryPeek(head))
            {
                heldTicket = head.Ticket;
                held = model.Entries[0];
            }
            else if (what == 8 && held != null)
            {
                queue.Remove(heldTicket);
                model.Entries.Remove(held);
            }
            else if (what == 9 && random.Next(20) == 0)
            {
                queue.DropMeasurements();
                model.DropMeasurements();
            }

            Agree(queue, model, head, $"seed {seed}, step {step}");
        }

        Assert.True(model.Dropped > 100 && model.Refused > 10, $"seed {seed}: the operations must reach the bounds; dropped {model.Dropped}, refused {model.Refused}");
    }

    private static void Agree(OutgoingMessages queue, Model model, OutgoingMessage head, string where)
    {
        Assert.True((model.Entries.Count, model.Dropped, model.Refused) == (queue.Count, queue.Dropped, queue.Refused), where);
        if (!queue.TryPeek(head))
        {
            return;
        }

        Entry first = model.Entries[0];
        Assert.True((first.Topic, first.Qos, first.Retain) == (head.Topic, head.Qos, head.Retain), where);
        Assert.True(first.Payload.AsSpan().SequenceEqual(head.Payload), where);
    }

    private static Entry Draw(Random random, int longest, int step)
    {
        int leaf = random.Next(Leaves.Length);
        byte[] payload = new byte[random.Next(longest)];
        random.NextBytes(payload);
        return new Entry("edgelem/v1/village/home-01/" + Leaves[leaf], payload, leaf == 0 ? 0 : 1, leaf is 1 or 2, step);
    }

    private sealed record Entry(string Topic, byte[] Payload, int Qos, bool Retain, int Step)
    {
        public bool IsEnergy => Topic.EndsWith("/energy", StringComparison.Ordinal);
    }

    private sealed class Model
    {
        public List<Entry> Entries { get; } = [];

        public int Dropped { get; private set; }

        public int Refused { get; private set; }

        public void Publish(Entry entry)
        {
            Entries.RemoveAll(e => entry.Retain && e.Retain && e.Topic == entry.Topic);
            while (Entries.Count == 24 || Entries.Sum(e => e.Payload.Length) + entry.Payload.Length > 3072)
            {
                Entry? victim = Entries.FirstOrDefault(e => e.Qos == 0) ?? (entry.Qos == 0 ? null : Entries.FirstOrDefault(e => !e.IsEnergy));
                if (victim == null)
                {
                    Refused++;
                    return;
                }

                Entries.Remove(victim);
                Dropped++;
            }

            Entries.Add(entry);
        }

        public void DropMeasurements() => Dropped += Entries.RemoveAll(e => e.Qos == 0);
    }
}
