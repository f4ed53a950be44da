using EdgeLem.Footprint.Payload;

namespace EdgeLem.Architecture.Tests.Footprint;

public sealed class SignatureTableTests
{
    [Fact]
    public void A_signature_that_the_table_spells_already_is_not_added()
    {
        var table = new SignatureTable();
        table.Add([1, 2, 3, 4]);
        table.Add([2, 3]);
        table.Add([1, 2, 3, 4]);

        Assert.Equal(4, table.Bytes);
    }

    // The converter looks at every place but the last possible one.
    [Fact]
    public void A_signature_at_the_very_end_of_the_table_is_added_again()
    {
        var table = new SignatureTable();
        table.Add([1, 2, 3, 4]);
        table.Add([3, 4]);

        Assert.Equal(6, table.Bytes);
    }
}
