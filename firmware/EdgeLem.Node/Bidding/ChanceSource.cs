// Method   xorshift with 32 bits, shifts 13, 17, 5 (G. Marsaglia, Xorshift RNGs, Journal of Statistical Software 8 (14), 2003): a full period of 2^32 - 1, the
//          same numbers on every runtime. Seeded by FNV-1a (32 bits) of the node's id, so that nodes of one seed draw differently.
namespace EdgeLem.Node.Bidding
{
    /// <summary>Chance that repeats: the same node and seed draw the same numbers on any machine. Not for secrets.</summary>
    public sealed class ChanceSource
    {
        private const uint FnvOffset = 2166136261;
        private const uint FnvPrime = 16777619;

        private uint _state;

        /// <summary>Seeds it.</summary>
        /// <param name="nodeId">The node's id.</param>
        /// <param name="seed">Seed of the configuration.</param>
        public ChanceSource(string nodeId, long seed)
        {
            _state = FnvOffset ^ (uint)seed;
            for (int i = 0; i < nodeId.Length; i++)
            {
                _state = (_state ^ nodeId[i]) * FnvPrime;
            }

            _state = _state == 0 ? FnvOffset : _state;
        }

        /// <summary>Draws a number, evenly distributed.</summary>
        /// <param name="exclusiveBound">1 to 2^31.</param>
        /// <returns>0 to the bound, exclusive.</returns>
        public long Next(long exclusiveBound)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (uint)(((ulong)_state * (ulong)exclusiveBound) >> 32);
        }
    }
}
