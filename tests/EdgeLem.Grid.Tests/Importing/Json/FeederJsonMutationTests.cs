using System.Text;
using System.Text.Json.Nodes;
using EdgeLem.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeLem.Grid.Tests;

/// <summary>Files damaged by chance: always a feeder or at least one defect, never an exception.</summary>
public sealed class FeederJsonMutationTests
{
    private static readonly JsonNode?[] Values = [null, 0, -1, 1e308, 0.5, "", "ABCN", "E", "x", true, new JsonArray(), new JsonObject(), new JsonArray(1, 2, 3), new JsonArray(new JsonArray(1), new JsonArray(2))];

    [Fact]
    public void No_damage_to_bytes_makes_the_reader_throw() => ForAllSeeds((text, random) => Mutation.Of(Encoding.UTF8.GetBytes(text), random));

    [Fact]
    public void No_change_of_values_names_and_lists_makes_the_reader_throw() => ForAllSeeds((text, random) =>
    {
        JsonNode root = JsonNode.Parse(text)!;
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            Change(root, random);
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    });

    private static void ForAllSeeds(Func<string, Random, byte[]> mutate)
    {
        string[] documented = File.ReadAllText(Repository.PathOf("docs/feeder-format.md")).Split("```json").Skip(1).Select(block => block.Split("```")[0]).ToArray();
        int refused = 0;
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                using var stream = new MemoryStream(mutate(documented[random.Next(documented.Length)], random));
                FeederImport import = FeederJson.Load(stream, "f.json");
                refused += import.Feeder is null ? 1 : 0;
                return import.Feeder is null == import.Defects.Count > 0 && import.Defects.All(defect => defect.Location.File == "f.json");
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
        Assert.InRange(refused, 500, 1500);
    }

    /// <summary>Walks down at random and there removes, doubles or replaces something.</summary>
    private static void Change(JsonNode root, Random random)
    {
        JsonNode at = root;
        while (random.Next(4) > 0 && Children(at) is { Length: > 0 } children && children[random.Next(children.Length)] is JsonNode child and (JsonObject or JsonArray))
        {
            at = child;
        }

        JsonNode? value = Values[random.Next(Values.Length)]?.DeepClone();
        if (at is JsonObject { Count: > 0 } json)
        {
            string name = json.ElementAt(random.Next(json.Count)).Key;
            json[random.Next(8) == 0 ? "other" : name] = value;
        }
        else if (at is JsonArray { Count: > 0 } list)
        {
            int place = random.Next(list.Count);
            list.Insert(place, random.Next(2) == 0 ? value : list[place]?.DeepClone());
            list.RemoveAt(random.Next(list.Count));
        }
    }

    private static JsonNode?[] Children(JsonNode node) => node switch
    {
        JsonObject json => [.. json.Select(property => property.Value)],
        JsonArray list => [.. list],
        _ => [],
    };
}
