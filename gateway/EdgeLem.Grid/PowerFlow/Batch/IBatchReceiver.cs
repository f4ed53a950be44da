namespace EdgeLem.Grid;

/// <summary>Takes the solutions of a batch, block by block, in no particular order.</summary>
public interface IBatchReceiver
{
    /// <summary>Takes up to <see cref="BatchBlock.Lanes"/> solutions. Called from several threads at once; the block is overwritten after the call.</summary>
    /// <param name="block">The solutions.</param>
    public void Receive(BatchBlock block);
}
