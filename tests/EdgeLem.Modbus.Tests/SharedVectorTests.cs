using System.Globalization;
using System.Text.Json;
using EdgeLem.Tests;

namespace EdgeLem.Modbus.Tests;

/// <summary>Every frame of the reference collection, where it lies beside the repository.</summary>
public sealed class SharedVectorTests
{
    [Fact]
    public void Every_serial_frame_of_the_collection_has_our_check_sum()
    {
        foreach (string frame in Frames("rtu"))
        {
            byte[] bytes = Hex.Bytes(frame);
            Assert.True(Crc16.IsRight(bytes, 0, bytes.Length), frame);
        }
    }

    [Fact]
    public void Every_TCP_frame_of_the_collection_has_the_length_that_its_header_tells()
    {
        foreach (string frame in Frames("tcp"))
        {
            byte[] bytes = Hex.Bytes(frame);
            Assert.True(new TcpServerFraming().RequestLength(bytes, bytes.Length) == bytes.Length, frame);
        }
    }

    [Fact]
    public void Every_float_of_the_collection_is_read_in_each_word_order()
    {
        foreach (JsonElement sample in Vectors().GetProperty("float_word_order").EnumerateArray())
        {
            foreach (WordOrder order in Enum.GetValues<WordOrder>())
            {
                byte[] bytes = Hex.Bytes(sample.GetProperty(order.ToString().ToUpper(CultureInfo.InvariantCulture)).GetString()!);
                var block = new RegisterBlock(2);
                block.Load(0, bytes, 0, 2);
                Assert.True(block.TryFloat32(0, order, out double value));
                Assert.Equal(sample.GetProperty("value").GetDouble(), value);
            }
        }
    }

    private static List<string> Frames(string link)
    {
        List<string> frames = [];
        foreach (JsonElement vector in Vectors().GetProperty(link).EnumerateArray())
        {
            foreach (string side in new[] { "request", "response" })
            {
                if (vector.TryGetProperty(side, out JsonElement frame))
                {
                    frames.Add(frame.GetString()!);
                }
            }
        }

        Assert.NotEmpty(frames);
        return frames;
    }

    private static JsonElement Vectors()
    {
        string path = Repository.SharedOrSkip("registers/modbus_test_vectors.json");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }
}
